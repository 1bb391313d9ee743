import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { route, type AskedBy, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { discover, openDav } from '../../../platform/dav/index.ts'
import { getRecord, linkedTo } from '../../../platform/records/read/index.ts'
import { secretOf } from '../../../platform/secrets/index.ts'
import { calendarAccount } from '../model/index.ts'
import { reasons, states, troubles } from '../model/seen.ts'
import { calendarsOf, setReads, setWrites } from './calendars.ts'
import { dropConnection, keepConnection, lookNow, placeOf, type Way } from './connections.ts'
import { readSeen, syncOf, tryAgain } from './read-sync.ts'
import type { Account } from './reading.ts'
import { refusedFor } from './trouble.ts'

const tag = calendarAccount.label.many
const moment = z.iso.datetime()
const counts = z.object(Object.fromEntries(states.map((state) => [state, z.int()])) as Record<(typeof states)[number], z.ZodInt>) // prettier-ignore
const sync = named(
  'CalendarSync',
  z.object({
    connection: z
      .object({
        url: z.string(),
        userName: z.string(),
        since: moment.describe('Meetings that begin later are written into the calendar.'),
        readAt: moment.nullable().describe('When it was last read to its end.'),
        trouble: z.enum(troubles).nullable().describe('Why it cannot be read.'),
        troubleAt: moment.nullable(),
      })
      .nullable()
      .describe('Null while it is not connected.'),
    counts,
    calendars: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        color: z.string().nullable(),
        reads: z.boolean(),
        writes: z.boolean(),
        counts,
      }),
    ),
  }),
)
const seen = named(
  'CalendarSeen',
  z.object({
    id: z.string(),
    calendar: z.string(),
    state: z.enum(states),
    reason: z.enum(reasons).nullable(),
    meeting: z.uuid().nullable().describe('What it has become; of a series the next one.'),
    title: z.string().nullable().describe('Of that meeting, where the asker may see it.'),
    triedAt: moment.nullable(),
  }),
)
const way = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  userName: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1_000),
})
const most = 50

/** Connects somebody’s calendars, says which are read and written, and what became of each of their objects. */
export const accountRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/calendar-accounts/:id/connect',
    id: 'connectCalendars',
    tag,
    personal: true,
    summary: 'Connects calendars (CalDAV); they are looked for and signed in to before anything is kept.',
    body: way,
    answer: z.object({ data: sync }),
    refusals: [403, 404, 422],
    run: async (asked) => {
      const { id } = await ownAccount(asked)
      const { password, ...given } = asked.body
      await connect(asked, id, given, password)
      return { data: await syncOf(asked.ctx.db, id) }
    },
  }),
  route({
    method: 'POST',
    path: '/calendar-accounts/:id/disconnect',
    id: 'disconnectCalendars',
    tag,
    personal: true,
    summary: 'Forgets how calendars are reached, and the password with it; what was taken stays.',
    body: z.strictObject({}),
    answer: z.object({ data: sync }),
    refusals: [403, 404],
    run: async (asked) => {
      const { id } = await ownAccount(asked)
      await asked.ctx.db.transaction((tx) => dropConnection(tx, id))
      return { data: await syncOf(asked.ctx.db, id) }
    },
  }),
  route({
    method: 'POST',
    path: '/calendar-accounts/:id/choose',
    id: 'chooseCalendars',
    tag,
    personal: true,
    summary: 'Says whether a calendar is read, or that new meetings are written into it, or into none.',
    body: z.union([
      z.strictObject({ calendar: z.uuid(), reads: z.boolean() }),
      z.strictObject({ writes: z.uuid().nullable() }),
    ]),
    answer: z.object({ data: sync }),
    refusals: [403, 404],
    run: async (asked) => {
      const { id } = await ownAccount(asked)
      const { db } = asked.ctx
      const chosen = 'reads' in asked.body ? asked.body.calendar : asked.body.writes
      const own = await calendarsOf(db, id)
      if (chosen !== null && !own.some((each) => each.id === chosen)) throw refuse.noSuch(calendarAccount)
      await db.transaction(async (tx) => {
        if ('reads' in asked.body) await setReads(tx, id, asked.body.calendar, asked.body.reads)
        else await setWrites(tx, id, asked.body.writes)
        await lookNow(tx, id)
      })
      return { data: await syncOf(db, id) }
    },
  }),
  route({
    method: 'GET',
    path: '/calendar-accounts/:id/sync',
    id: 'readCalendarSync',
    tag,
    personal: true,
    summary: 'How it goes with calendars: as many objects are accounted for as the server shows.',
    answer: z.object({ data: sync }),
    refusals: [403, 404],
    run: async (asked) => ({ data: await syncOf(asked.ctx.db, (await ownAccount(asked)).id) }),
  }),
  route({
    method: 'GET',
    path: '/calendar-accounts/:id/objects',
    id: 'readCalendarObjects',
    tag,
    personal: true,
    summary: 'What became of each object of the calendars, and why; newest first.',
    query: z.strictObject({
      state: z.enum(states).optional(),
      below: z.string().regex(/^\d{1,18}$/).optional().describe('The `below` of the page before.'),
    }),
    answer: z.object({ data: z.array(seen), page: z.object({ below: z.string().nullable() }) }),
    refusals: [403, 404],
    run: async (asked) => {
      const { id } = await ownAccount(asked)
      const { state, below } = asked.query
      const rows = await readSeen(asked.ctx.db, id, { state, below, limit: most + 1 })
      const linked = await linkedTo(asked.ctx, rows.flatMap(({ meeting }) => meeting ?? []))
      const data = rows.slice(0, most).map((row) => ({ ...row, title: (row.meeting && linked[row.meeting]?.title) || null }))
      return { data, page: { below: rows.length > most ? data.at(-1)!.id : null } }
    },
  }),
  route({
    method: 'POST',
    path: '/calendar-accounts/:id/try-again',
    id: 'tryCalendarsAgain',
    tag,
    personal: true,
    summary: 'Tries objects again that failed or were skipped.',
    body: z.strictObject({ state: z.enum(['failed', 'skipped']) }),
    answer: z.object({ data: z.object({ due: z.int() }) }),
    refusals: [403, 404],
    run: async (asked) => {
      const { id } = await ownAccount(asked)
      const due = await tryAgain(asked.ctx.db, id, asked.body.state)
      await lookNow(asked.ctx.db, id)
      return { data: { due } }
    },
  }),
] // prettier-ignore

/** Also one that is open to the team is connected and looked after by its owner alone. */
async function ownAccount({ ctx, params }: AskedBy<unknown, unknown>): Promise<Account> {
  if (!isId(params.id)) throw refuse.noSuch(calendarAccount)
  const account = (await getRecord(ctx, calendarAccount, params.id, {})).data as unknown as Account
  if (account.owner !== ctx.actor.self)
    throw refuse.forbidden(say('Only whoever a calendar account belongs to looks after it.'))
  return account
}

async function connect({ ctx, server: { site } }: AskedBy<unknown, unknown>, id: string, given: Way, said: string): Promise<void> {
  const password = secretOf(said)
  const found = await find().catch((error: unknown) => {
    throw refusedFor(error)
  })
  await ctx.db.transaction(async (tx) => {
    await site.vault().put(placeOf(id), password, tx)
    await keepConnection(tx, id, given, found)
  })

  async function find() {
    const dav = openDav(site.outbound(), given.url, given.userName, password)
    return discover(dav, given.url, 'calendar')
  }
} // prettier-ignore
