import type { FastifyInstance } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { DatabaseBusy } from '../db/index.ts'

/** How much is worked on at once; what comes on top is turned away at the door, which costs nearly nothing. */
export interface LoadLimits {
  /** Requests under way, of everybody. */
  all?: number
  /** Requests under way of one who asks. */
  each?: number
}

export interface Load {
  /** Counts a request of somebody until its answer is over; refuses with 429 when they have too many under way. */
  enter(who: string, over: (call: () => void) => void): void
  underWay(): number
}

/** Turns requests away with 503 while too many are under way. Streams that stay open do not count. */
export function boundLoad(app: FastifyInstance, { all = 512, each = 128 }: LoadLimits = {}): Load {
  const perAsker = new Map<string, number>()
  let underWay = 0

  app.addHook('onRequest', (request, reply, done) => {
    const { endless, always } = request.routeOptions.config
    if (endless || always) return done()
    if (underWay >= all) return done(new DatabaseBusy(`${underWay} requests are under way`))
    underWay++
    reply.raw.once('close', () => underWay--)
    done()
  })

  return {
    underWay: () => underWay,
    enter(who, over) {
      const count = perAsker.get(who) ?? 0
      if (count >= each) throw refuse.tooMany(1, say('Too many requests at once. Please wait a little.'))
      perAsker.set(who, count + 1)
      over(() => {
        const left = perAsker.get(who)! - 1
        if (left > 0) perAsker.set(who, left)
        else perAsker.delete(who)
      })
    },
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Stays open: a stream of events. */
    endless?: boolean
    /** Is answered however much there is to do: whether we are alive. */
    always?: boolean
  }
}
