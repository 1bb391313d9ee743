import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { noteAtDoor, readDoorLog } from '../../access/door-log.ts'
import { endSessionOf, endSessionsOf, sessionsOf } from '../../access/sessions.ts'
import { fromOf } from '../from.ts'
import { route, type AskedBy, type Route } from '../route.ts'
import { doorLogAnswer, sessionsAnswer } from '../schema/sessions.ts'
import { sessionIn } from '../sure.ts'
import { accountInReach } from '../whose-account.ts'

const most = 50
const logQuery = z.strictObject({
  below: z.string().regex(/^\d{1,18}$/).optional().describe('The `below` of the page before.'),
}) // prettier-ignore

/** Where one is signed in, where others are, and what happened at the door. */
export const sessionsRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/session/all',
    tag: 'Session',
    id: 'listSessions',
    summary: 'Where one is signed in: browser, address, and when it was last used.',
    answer: sessionsAnswer,
    run: async (asked) => {
      const own = sessionIn(asked)
      const all = await sessionsOf(asked.ctx.db, own.userId)
      return { data: all.map((each) => ({ ...each, here: each.id === own.id })) }
    },
  }),
  route({
    method: 'DELETE',
    path: '/session/others',
    tag: 'Session',
    id: 'endOtherSessions',
    summary: 'Signs out everywhere but here.',
    status: 204,
    answer: z.null(),
    run: async (asked) => {
      const own = sessionIn(asked)
      await endSessionsOf(asked.ctx.db, own.userId, own)
      return noteEnd(asked, asked.asker.account!)
    },
  }),
  route({
    method: 'DELETE',
    path: '/session/all/:id',
    tag: 'Session',
    id: 'endOwnSession',
    summary: 'Signs out on one other browser.',
    status: 204,
    answer: z.null(),
    run: async (asked) => {
      const { id } = asked.params
      if (!isId(id) || !(await endSessionOf(asked.ctx.db, sessionIn(asked).userId, id))) throw noSession()
      return noteEnd(asked, asked.asker.account!)
    },
  }),
  route({
    method: 'GET',
    path: '/session/log',
    tag: 'Session',
    id: 'ownDoorLog',
    summary: 'What happened at the door to one’s own account, newest first.',
    query: logQuery,
    answer: doorLogAnswer,
    run: (asked) => log(asked, { user: sessionIn(asked).userId, ...asked.query }),
  }),
  route({
    method: 'GET',
    path: '/door-log',
    who: 'admin',
    tag: 'Users',
    id: 'doorLog',
    summary:
      'What happened at the door, newest first: who signed in and from where, and what changed about signing in.',
    query: logQuery.extend({ user: z.uuid().optional().describe('Whom it concerns.') }),
    answer: doorLogAnswer,
    run: (asked) => log(asked, asked.query),
  }),
  route({
    method: 'GET',
    path: '/users/:id/sessions',
    who: 'admin',
    tag: 'Users',
    id: 'listSessionsOfUser',
    summary: 'Where a user is signed in.',
    answer: sessionsAnswer,
    run: async (asked) => {
      const account = await accountInReach(asked)
      const all = await sessionsOf(asked.ctx.db, account.id)
      return { data: all.map((each) => ({ ...each, here: each.id === asked.asker.session?.id })) }
    },
  }),
  route({
    method: 'DELETE',
    path: '/users/:id/sessions',
    who: 'admin',
    tag: 'Users',
    id: 'endSessionsOfUser',
    summary: 'Signs a user out everywhere.',
    status: 204,
    answer: z.null(),
    run: async (asked) => {
      const account = await accountInReach(asked)
      await endSessionsOf(asked.ctx.db, account.id)
      return noteEnd(asked, account)
    },
  }),
  route({
    method: 'DELETE',
    path: '/users/:id/sessions/:session',
    who: 'admin',
    tag: 'Users',
    id: 'endSessionOfUser',
    summary: 'Signs a user out on one browser.',
    status: 204,
    answer: z.null(),
    run: async (asked) => {
      const account = await accountInReach(asked)
      const { session } = asked.params
      if (!isId(session) || !(await endSessionOf(asked.ctx.db, account.id, session))) throw noSession()
      return noteEnd(asked, account)
    },
  }),
]

const noSession = () => refuse.notFound(say('There is no such session.'))

async function noteEnd({ ctx, request, server }: AskedBy, user: { id: string; name: string }) {
  await noteAtDoor(ctx.db, { event: 'sessionsEnded', user, by: ctx.actor, from: fromOf(request) })
  server.askers.forget()
  return null
}

async function log({ ctx }: AskedBy, query: { user?: string | undefined; below?: string | undefined }) {
  const lines = await readDoorLog(ctx.db, { ...query, limit: most + 1 })
  const data = lines.slice(0, most)
  return { data, page: { below: lines.length > most ? data.at(-1)!.id : null } }
}
