import { Refusal } from '../../../kernel/refusal.ts'
import { DavFault, readObjects, type DavObject } from '../../../platform/dav/index.ts'
import { sqlState } from '../../../platform/db/index.ts'
import { inWork } from '../../../platform/records/index.ts'
import type { Reason } from '../model/seen.ts'
import type { Calendar } from './calendars.ts'
import { Endless } from './event/expand.ts'
import { readEvent } from './event/read-event.ts'
import { alone, dropLinks, linksOf, type Link } from './links.ts'
import { dropObjects, noteObjects, openIn, type OpenObject, type Outcome } from './objects.ts'
import type { Reading } from './reading.ts'
import { Overtaken, rowsBy, settle, takeAway, type Arrived } from './settle.ts'

const handful = 25
const largest = 1_000_000

/** Reads the objects of a calendar that are due, a handful at a time; false where none was. */
export async function takeSome(reading: Reading, calendar: Calendar): Promise<boolean> {
  const { db } = reading.ctx
  const open = await openIn(db, calendar.id, 'due', handful)
  if (open.length === 0) return false
  const found = await fetched(reading, calendar, open)
  const [arrived, outcomes]: [Arrived[], Outcome[]] = [[], []]
  for (const object of open) {
    const read = readOne(object, found.get(object.url), reading)
    if ('event' in read) arrived.push(read)
    else outcomes.push(read)
  }
  await noteObjects(db, outcomes)
  // Two objects may say that they are one event; the second finds what became of the first.
  const once = [...new Map(arrived.map((each) => [each.event.uid, each])).values()]
  await settleAll(reading, once)
  for (const each of arrived.filter((each) => !once.includes(each))) await settleAll(reading, [each])
  return true
}

type Fetched = ReadonlyMap<string, DavObject | 'large'>

/** What is too much together is fetched one by one. */
async function fetched(reading: Reading, calendar: Calendar, open: readonly OpenObject[]): Promise<Fetched> {
  try {
    return await readObjects(reading.dav, calendar.url, 'calendar', open.map(({ url }) => url)) // prettier-ignore
  } catch (error) {
    if (!isTooLong(error)) throw error
  }
  if (open.length === 1) return new Map([[open[0]!.url, 'large']])
  const all = new Map<string, DavObject | 'large'>()
  for (const each of open) for (const [url, found] of await fetched(reading, calendar, [each])) all.set(url, found)
  return all
}

const isTooLong = (error: unknown) =>
  error instanceof DavFault && error.cause instanceof Refusal && error.cause.details?.failure === 'long'

function readOne(object: OpenObject, found: DavObject | 'large' | undefined, { looked }: Reading): Arrived | Outcome {
  const failed = (reason: Reason): Outcome => ({ id: object.id, state: 'failed', reason })
  if (!found) return failed('unreadable')
  if (found === 'large' || found.text.length > largest) return failed('large')
  try {
    const event = readEvent(found.text, looked)
    if (!event) return { id: object.id, state: 'skipped', reason: 'noEvent', tag: found.tag }
    return { object, tag: found.tag, event }
  } catch (error) {
    return failed(error instanceof Endless ? 'endless' : 'unreadable')
  }
}

/** Together where that is possible; one that is refused keeps no other from being taken. */
async function settleAll(reading: Reading, arrived: readonly Arrived[], asFarley = false): Promise<void> {
  if (arrived.length === 0) return
  try {
    await inWork(asFarley ? reading.system : reading.ctx, async (work) => {
      await noteObjects(work.tx, await settle(work, reading, arrived))
    })
  } catch (error) {
    if (arrived.length > 1 && (error instanceof Overtaken || isOfEvent(error)))
      for (const each of arrived) await settleAll(reading, [each])
    else if (error instanceof Overtaken) await settleAll(reading, arrived, true)
    else if (isOfEvent(error))
      await noteObjects(reading.ctx.db, [{ id: arrived[0]!.object.id, state: 'failed', reason: 'refused' }]) // prettier-ignore
    else throw error
  }
}

/** It is the event that cannot be kept, not the database that is away. */
const isOfEvent = (error: unknown) => error instanceof Refusal || /^2[23]/.test(sqlState(error) ?? '')

/** What is gone there goes to the bin here, unless it only lies in another calendar now; false where nothing was. */
export async function dropSome(reading: Reading, calendar: Calendar): Promise<boolean> {
  const { ctx, account } = reading
  const gone = await openIn(ctx.db, calendar.id, 'gone', handful)
  if (gone.length === 0) return false
  await inWork(ctx, async (work) => {
    await alone(work.tx, account.id)
    await dropObjects(work.tx, gone.map(({ id }) => id)) // prettier-ignore
    const text = `select o.uid from calendar_object o join calendar c on c.id = o.calendar_id
      where c.account_id = $1 and o.uid = any ($2::text[])`
    const uids = gone.flatMap(({ uid }) => uid ?? [])
    const still = new Set((await work.tx.run<{ uid: string }>({ text, values: [account.id, uids] })).map(({ uid }) => uid)) // prettier-ignore
    const links = await linksOf(work.tx, account.id, uids.filter((uid) => !still.has(uid))) // prettier-ignore
    const rows = await rowsBy(work, links.flatMap(({ meetingId }) => meetingId ?? [])) // prettier-ignore
    const drop: Link[] = []
    for (const link of links) await takeAway({ work, rows, reading, drop }, link)
    await dropLinks(work.tx, account.id, drop)
  })
  return true
}
