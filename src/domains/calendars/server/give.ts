import { DavFault } from '../../../platform/dav/index.ts'
import { inWork } from '../../../platform/records/index.ts'
import { setWrites, type Calendar } from './calendars.ts'
import type { Said } from './event/read-event.ts'
import { changedEvent, newEvent, type Wanted } from './event/write-event.ts'
import { alone, dropLinks, keepLinks, type Link } from './links.ts'
import { merge, saidBy, type Meeting } from './merge.ts'
import { dropObjects, keepWritten, noteObjects, readAnew } from './objects.ts'
import type { Reading } from './reading.ts'
import { ownUid, rowsBy } from './settle.ts'

const most = 200
const type = 'text/calendar'

/** A meeting that says something else than the calendar knows of it. */
interface Changed extends Link {
  meetingId: string
  objectId: string
  url: string
  tag: string
}

/** Writes into the calendar what has changed here. What has changed there too is read first, in the next round. */
export async function giveChanges(reading: Reading): Promise<void> {
  const { ctx, account } = reading
  const text = `select l.uid, l.slot, l.meeting_id as "meetingId", l.version, l.agreed, l.people, l.unknown, o.id::text as "objectId", o.url, o.tag
    from calendar_meeting l join meetings m on m.id = l.meeting_id join calendar_object o on o.uid = l.uid and o.state = 'taken'
    join calendar c on c.id = o.calendar_id and c.account_id = l.account_id
    where l.account_id = $1 and m.version <> l.version and m.owner_id = $2 order by o.id limit $3`
  const changed = await ctx.db.run<Changed>({
    name: 'calendar_changed',
    text,
    values: [account.id, account.owner, most],
  })
  for (const group of Map.groupBy(changed, ({ objectId }) => objectId).values()) await giveChange(reading, group)
}

async function giveChange(reading: Reading, links: readonly Changed[]): Promise<void> {
  const { ctx, dav, looked } = reading
  const { objectId, url, tag } = links[0]!
  const rows = await inWork(ctx, (work) => rowsBy(work, links.map(({ meetingId }) => meetingId))) // prettier-ignore
  const wanted = links.flatMap((link) => wantedOf(link, rows.get(link.meetingId)) ?? [])
  if (wanted.length === 0) return noteGiven(reading, links, rows, {})
  const now = await dav.get(url)
  const known = String(now.headers.etag ?? tag)
  if (now.status !== 200 || known !== tag) return readAnew(ctx.db, objectId)
  const text = changedEvent(now.body.toString('utf8'), wanted, looked.zone, ctx.now())
  const answer = text === null ? await dav.remove(url, tag) : await dav.put(url, type, text, { match: tag })
  if (answer.status < 300) return noteGiven(reading, links, rows, text === null ? { isGone: true } : { tag: answer.headers.etag }) // prettier-ignore
  if ([404, 409, 410, 412].includes(answer.status)) return readAnew(ctx.db, objectId)
  // It may not be changed there: what is said here stays so here.
  await noteGiven(reading, links, rows, { isReadOnly: true })
}

function wantedOf({ slot, agreed }: Changed, row: Meeting | undefined): Wanted | null {
  if (!row) return null
  if (row.deletedAt !== null) return { key: slot, said: null }
  const { given } = merge(agreed, agreed, saidBy(row))
  return Object.keys(given).length > 0 ? { key: slot, said: given } : null
}

/** What the server said to it. */
interface Given {
  tag?: string | string[] | undefined
  isGone?: boolean
  isReadOnly?: boolean
}

/** The calendar knows it, as far as it was read for that: what has changed here meanwhile is given next. */
async function noteGiven({ ctx, account }: Reading, links: readonly Changed[], rows: ReadonlyMap<string, Meeting>, given: Given) {
  const { objectId } = links[0]!
  await ctx.db.transaction(async (tx) => {
    await alone(tx, account.id)
    const there = links.filter(({ meetingId }) => rows.get(meetingId)?.deletedAt === null)
    await dropLinks(tx, account.id, given.isReadOnly ? [] : links.filter((link) => !there.includes(link)))
    await keepLinks(tx, account.id, (given.isReadOnly ? links : there).flatMap((link) => {
      const row = rows.get(link.meetingId)
      return row ? [{ ...link, version: row.version, agreed: given.isReadOnly ? link.agreed : saidBy(row) }] : []
    }))
    if (given.isGone) await dropObjects(tx, [objectId])
    else if (given.isReadOnly) await noteObjects(tx, [{ id: objectId, state: 'taken', reason: 'readOnly' }])
    else if (typeof given.tag === 'string') await noteObjects(tx, [{ id: objectId, state: 'taken', tag: given.tag }])
    else if ('tag' in given) await readAnew(tx, objectId)
  })
} // prettier-ignore

/** Writes meetings into the calendar that are in none yet and begin after it was connected. */
export async function giveNew(reading: Reading, into: Calendar): Promise<void> {
  const { ctx, account, connection } = reading
  const text = `select m.id from meetings m where m.owner_id = $1 and m.deleted_at is null and m.starts_at > $2
    and not exists (select from calendar_meeting l where l.meeting_id = m.id) order by m.starts_at limit $3`
  const found = await ctx.db.run<{ id: string }>({ name: 'calendar_new', text, values: [account.owner, connection.since, most] }) // prettier-ignore
  const rows = await inWork(ctx, (work) => rowsBy(work, found.map(({ id }) => id))) // prettier-ignore
  for (const row of rows.values()) if (!(await giveOne(reading, into, row))) return
}

async function giveOne({ ctx, dav, account }: Reading, into: Calendar, row: Meeting): Promise<boolean> {
  const [uid, said]: [string, Said] = [ownUid(row.id), saidBy(row)]
  const url = new URL(`${row.id}.ics`, into.url.endsWith('/') ? into.url : `${into.url}/`).href
  const answer = await dav.put(url, type, newEvent(uid, said, row.private === true, ctx.now()), { none: true })
  if (answer.status === 403 || answer.status === 405) {
    // Nothing may be written there: somebody has to choose another one.
    await setWrites(ctx.db, account.id, null)
    return false
  }
  if (answer.status >= 300 && answer.status !== 412) throw new DavFault('failed', answer.status)
  // One that is there was written before Farley was stopped, and is read to be known as this one.
  const tag = answer.status < 300 && typeof answer.headers.etag === 'string' ? answer.headers.etag : null
  await ctx.db.transaction(async (tx) => {
    await keepWritten(tx, into.id, { url, tag, uid })
    if (answer.status < 300) await keepLinks(tx, account.id, [{ uid, slot: '', meetingId: row.id, version: row.version, agreed: said, people: [], unknown: [] }]) // prettier-ignore
  })
  return true
}
