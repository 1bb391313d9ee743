import { PassThrough, type Readable } from 'node:stream'
import { refuse, Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Actor } from '../access/actor.ts'
import type { Ctx } from '../context.ts'
import { writtenPosition, type Position } from '../ledger/index.ts'
import { describeAnew } from '../own/anew.ts'
import { liveOf, type News } from './live.ts'
import { presencesOf } from './presence.ts'
import { presentTo } from './present-to.ts'
import { visibleNews, type LiveEvent } from './visible-news.ts'

export interface StreamOptions {
  /** What happened after this place is told too: the reader has read everything up to it. */
  after?: Position
  /** Asks anew who is there, every minute; when that is refused, the stream ends. */
  again?: () => Promise<Ctx>
  /** What somebody knows of the company's own records and fields now: they are told when that is another than before. */
  own?: (actor: Actor) => string
  heartbeatMs?: number
  againMs?: number
}

const streamsEach = 20
const streamsAll = 2_000
/** Bytes that may wait for a reader who does not read. */
const mostWaiting = 256 * 1024

const open = new Map<string, number>()
/** Records that say how others are described: fields, kinds of record, layouts, rules. */
const describes = new Set(['customField', 'customRecord', 'fieldCondition', 'layout', 'demand'])
/** Records by which it is decided who sees what, and how long something else may be remembered of an asker. */
const decidesReach = new Set(['share', 'user', 'team', 'territory', 'ownRole'])
const rememberedMs = 1_500
let openAll = 0
const streams = new Set<Readable>()

/**
 * The changes that somebody may see, from a place in the ledger or from now on, as server-sent events. Each says in its
 * id how far it leads, so that a reader who was cut off, as one who is too slow is, goes on from there. Refuses a
 * person's twenty-first stream.
 */
export async function openStream(ctx: Ctx, options: StreamOptions = {}): Promise<Readable> {
  const { after, again, own, heartbeatMs = 20_000, againMs = 60_000 } = options
  const live = liveOf(ctx.db)
  if (!live) throw refuse.notNow(say('There are no live changes here.'))
  const leave = enter(ctx.actor.userId ?? ctx.actor.id ?? '')
  const stream = new PassThrough({ highWaterMark: mostWaiting })
  let asker = ctx
  let later: ReturnType<typeof setTimeout> | undefined
  let known = own?.(ctx.actor)

  /** A field may be secret, a kind of record not shown: whoever knows nothing of it hears nothing of it. */
  const describedAnew = async (news: News): Promise<LiveEvent[]> => {
    if (!own || !news.lines.some(({ record }) => describes.has(record))) return []
    await describeAnew(ctx.db)
    const before = known
    known = own(asker.actor)
    // From now on they are told of records of a new kind, too.
    if (known !== before && again) asker = await again()
    return known === before ? [] : [{ event: 'told', data: { what: 'me', id: asker.actor.id ?? '' } }]
  }
  const renew = async () => {
    if (again) asker = await again()
  }
  /** Who may see what has changed: the next news are told by that; what was shared with the reader is told them at once. */
  const reachedAnew = async (news: News): Promise<LiveEvent[]> => {
    if (!again || !news.lines.some(({ record }) => decides(asker, record))) return []
    const before = reachOf(asker)
    await renew()
    // What is remembered of an asker may be a moment older than the line.
    later = setTimeout(() => void renew().catch(() => stream.end()), rememberedMs)
    return before === reachOf(asker) ? [] : [{ event: 'told', data: { what: 'me', id: asker.actor.id ?? '' } }]
  }
  const write = (text: string) => {
    if (stream.destroyed) return
    if (stream.writableLength + text.length > mostWaiting) stream.destroy()
    else stream.write(text)
  }
  write('retry: 2000\n\n')
  let place = after && writtenPosition(after)
  const { stop, missed } = await live.follow(async (news) => {
    const told = reachedAnew(news).then(async (reached) => [
      reached,
      await describedAnew(news),
      await visibleNews(asker, news),
    ])
    const events = await told.then(
      (each) => each.flat(),
      (error: unknown) => {
        // Who may no longer come in is cut off; that is no failure.
        if (!(error instanceof Refusal)) ctx.log.error({ err: error }, 'a stream of changes failed')
        stream.destroy()
        return []
      },
    )
    place = writtenPosition(news.position)
    if (events.length > 0) write(`id: ${place}\n${events.map(written).join('')}`)
  }, after)
  if (missed) write(written({ event: 'missed', data: {} }))
  const endPresence = presencesOf(ctx.db)?.onChange(async (place, among) => {
    if (!asker.actor.userId || !among.has(asker.actor.userId)) return
    const people = await presentTo(asker, place).catch(() => null)
    if (people) write(written({ event: 'presence', data: { ...place, people } }))
  })
  const heart = setInterval(() => write(`: beat\n${place ? `id: ${place}\n` : ''}\n`), heartbeatMs)
  const doorkeeper = setInterval(() => {
    renew().catch(() => stream.end())
  }, againMs)

  stream.once('close', () => {
    clearInterval(heart)
    clearInterval(doorkeeper)
    clearTimeout(later)
    stop()
    endPresence?.()
    leave()
    streams.delete(stream)
  })
  streams.add(stream)
  return stream
}

const decides = ({ registry }: Ctx, record: string) =>
  decidesReach.has(record) || registry.record(record)?.gathers === true

const reachOf = ({ actor: { shared, circles } }: Ctx) => JSON.stringify([shared, circles])

/** Ends every stream, so that a server can stop. */
export function endStreams(): void {
  for (const stream of streams) stream.destroy()
}

const written = ({ event, data }: LiveEvent) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

function enter(who: string): () => void {
  const count = open.get(who) ?? 0
  if (count >= streamsEach || openAll >= streamsAll) throw refuse.tooMany(30, say('Too many streams are open.'))
  open.set(who, count + 1)
  openAll++
  return () => {
    openAll--
    const left = open.get(who)! - 1
    if (left > 0) open.set(who, left)
    else open.delete(who)
  }
}
