import { dayIn } from '../../../kernel/time.ts'
import { recordsOf } from '../../../platform/records/read/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { meeting } from '../../activities/model/index.ts'
import type { CalendarEvent, Looked, Occurrence } from './event/read-event.ts'
import { alone, dropLinks, keepLinks, linksOf, type Link } from './links.ts'
import { merge, saidBy, saysTheSame, type Meeting } from './merge.ts'
import type { OpenObject, Outcome } from './objects.ts'
import type { Reading } from './reading.ts'

/** An event as its server has it now. */
export interface Arrived {
  object: OpenObject
  tag: string
  event: CalendarEvent
}

/** Something that was changed here gives way, and whoever changed it must hear of it: Farley itself does that. */
export class Overtaken extends Error {}

interface Desk {
  work: Work
  reading: Reading
  rows: ReadonlyMap<string, Meeting>
  known: ReadonlyMap<string, readonly string[]>
  keep: Link[]
  drop: Link[]
  /** What is to be made, each with the link that leads to it. */
  fresh: { occurrence: Occurrence; uid: string }[]
}

/** Makes meetings of events, and of what has changed in them; all of it in one transaction with the rows that say so. */
export async function settle(work: Work, reading: Reading, arrived: readonly Arrived[]): Promise<Outcome[]> {
  const { ctx, account } = reading
  await alone(work.tx, account.id)
  const links = Map.groupBy(await linksOf(work.tx, account.id, arrived.map(({ event }) => event.uid)), ({ uid }) => uid) // prettier-ignore
  const ours = arrived.flatMap(({ event }) => ownId(event.uid) ?? [])
  const ids = [...[...links.values()].flat().flatMap(({ meetingId }) => meetingId ?? []), ...ours]
  const addresses = new Set(arrived.flatMap(({ event }) => event.occurrences.flatMap((each) => each.addresses)))
  const [rows, known] = [await rowsBy(work, ids), await recordsOf(ctx, [...addresses])]
  const desk: Desk = { work, reading, rows, known, keep: [], drop: [], fresh: [] }
  const outcomes: Outcome[] = []
  for (const each of arrived) outcomes.push(await settleOne(desk, each, links.get(each.event.uid) ?? []))
  await makeFresh(desk)
  await dropLinks(work.tx, account.id, desk.drop)
  await keepLinks(work.tx, account.id, desk.keep)
  return outcomes
}

/** A meeting that Farley wrote into the calendar is known there by its id. */
export const ownUid = (id: string): string => `${id}@farley`
const ownId = (uid: string) => /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})@farley$/.exec(uid)?.[1]

const most = 1_000
export async function rowsBy(work: Work, ids: readonly string[]): Promise<Map<string, Meeting>> {
  const rows = new Map<string, Meeting>()
  for (let at = 0; at < ids.length; at += most)
    for (const row of await work.find(meeting, { field: 'id', in: ids.slice(at, at + most) }, { bin: true, lock: true, limit: most })) rows.set(row.id, row)
  return rows
} // prettier-ignore

async function settleOne(desk: Desk, { object, tag, event }: Arrived, links: readonly Link[]): Promise<Outcome> {
  const { kept, fresh, lost } = paired(event, links, desk.reading.looked)
  let erased = 0
  for (const { occurrence, link } of kept) if (!(await settleKept(desk, occurrence, link))) erased++
  for (const occurrence of fresh) takeFresh(desk, occurrence, event.uid)
  for (const link of lost) await takeAway(desk, link)
  const outcome = { id: object.id, tag, uid: event.uid, followedUntil: event.goesOn ? new Date(desk.reading.looked.until).toISOString() : null } // prettier-ignore
  if (kept.length + fresh.length > erased) return { ...outcome, state: 'taken' }
  const off = event.occurrences.find((each) => each.off)?.off
  return { ...outcome, state: 'skipped', reason: erased > 0 ? 'erased' : (off ?? 'past') }
}

/** Which of its times are known already, which are new, and which it has no more. One that was moved within its day is the same. */
function paired({ occurrences }: CalendarEvent, links: readonly Link[], { zone, from, until }: Looked) {
  const on = occurrences.filter(({ off }) => off === null)
  const bySlot = new Map(links.map((link) => [link.slot, link]))
  const keys = new Set(on.map(({ key }) => key))
  const isLooked = ({ slot, agreed }: Link) => slot === '' || (Date.parse(agreed.startsAt) >= from && Date.parse(agreed.startsAt) <= until) // prettier-ignore
  const dayOf = (moment: string) => dayIn(zone, new Date(moment))
  const lost = new Set(links.filter((link) => link.meetingId !== null && !keys.has(link.slot) && isLooked(link)))
  const kept: { occurrence: Occurrence; link: Link }[] = []
  const fresh: Occurrence[] = []
  const byDay = new Map([...lost].map((link) => [dayOf(link.agreed.startsAt), link]))
  for (const occurrence of on) {
    const known = bySlot.get(occurrence.key)
    const moved = known ? undefined : byDay.get(dayOf(occurrence.said.startsAt))
    if (moved) byDay.delete(dayOf(occurrence.said.startsAt))
    const link = known ?? moved
    if (link) kept.push({ occurrence, link })
    else fresh.push(occurrence)
  }
  const again = new Set(kept.map(({ link }) => link))
  return { kept, fresh, lost: [...lost].filter((link) => !again.has(link)) }
}

/** A time that is a meeting already; false where it is not to be one any more. */
async function settleKept(desk: Desk, { key, said, addresses }: Occurrence, link: Link): Promise<boolean> {
  const { work, rows, reading, known } = desk
  const row = link.meetingId === null ? undefined : rows.get(link.meetingId)
  if (link.slot !== key) desk.drop.push(link)
  const still = { ...link, slot: key }
  if (!row || row.owner !== reading.account.owner) {
    desk.keep.push({ ...still, meetingId: null })
    return false
  }
  const { taken, overtaken, given } = merge(link.agreed, said, saidBy(row))
  const comesBack = row.deletedAt !== null && !saysTheSame(link.agreed, said)
  if ((overtaken.length > 0 || comesBack) && work.ctx.actor.kind !== 'system') throw new Overtaken()
  const about = [...new Set([...(row.about ?? []), ...addresses.filter((each) => !link.people.includes(each) || link.unknown.includes(each)).flatMap((each) => known.get(each) ?? [])])].slice(0, mostAbout) // prettier-ignore
  const patch = { ...taken, ...(about.length > (row.about ?? []).length && { about }) }
  const here = comesBack ? await work.restore(meeting, row) : row
  const next = row.deletedAt !== null && !comesBack ? row : await work.update(meeting, here, patch, overtaken.length > 0 || comesBack ? { name: 'overtaken' } : {}) // prettier-ignore
  const isAlike = Object.keys(given).length === 0 && next.deletedAt === null
  desk.keep.push({ ...still, agreed: said, version: isAlike ? next.version : link.version, people: addresses, unknown: addresses.filter((each) => !known.has(each)) }) // prettier-ignore
  return true
}

const mostAbout = 100

/** One that came from here is known by its id: should Farley have been stopped before it noted that, it is noted now. */
function takeFresh(desk: Desk, occurrence: Occurrence, uid: string): void {
  const id = ownId(uid)
  const own = id && occurrence.key === '' ? desk.rows.get(id) : undefined
  if (!own || own.owner !== desk.reading.account.owner || own.deletedAt !== null) return void desk.fresh.push({ occurrence, uid }) // prettier-ignore
  desk.keep.push({ ...linkTo(desk, occurrence, uid), meetingId: own.id, version: saysTheSame(saidBy(own), occurrence.said) ? own.version : 0 }) // prettier-ignore
}

const linkTo = ({ known }: Desk, { key, said, addresses }: Occurrence, uid: string) => ({
  ...{ uid, slot: key, agreed: said, people: addresses },
  unknown: addresses.filter((each) => !known.has(each)),
})

async function makeFresh(desk: Desk): Promise<void> {
  const { work, reading, known, fresh } = desk
  const { owner, private: shut } = reading.account
  const made = await work.createMany(
    meeting,
    fresh.map(({ occurrence: { said, addresses, secret } }) => ({
      values: {
        ...said,
        about: [...new Set(addresses.flatMap((each) => known.get(each) ?? []))].slice(0, mostAbout),
        ...{ owner: owner ?? null, private: secret || shut === true },
      },
    })),
  )
  for (const [at, { occurrence, uid }] of fresh.entries())
    desk.keep.push({ ...linkTo(desk, occurrence, uid), meetingId: made[at]!.id, version: made[at]!.version })
}

/** It takes place no more: to the bin, from where it can be taken back. */
export async function takeAway({ work, rows, reading, drop }: Pick<Desk, 'work' | 'rows' | 'reading' | 'drop'>, link: Link) {
  const row = link.meetingId === null ? undefined : rows.get(link.meetingId)
  if (row && row.deletedAt === null && row.owner === reading.account.owner) await work.remove(meeting, row)
  drop.push(link)
} // prettier-ignore
