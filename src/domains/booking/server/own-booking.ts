import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import { system } from '../../../platform/access/system.ts'
import { hashOf } from '../../../platform/access/token.ts'
import type { Ctx } from '../../../platform/context.ts'
import { inWork, type Work } from '../../../platform/records/index.ts'
import { contextFor, systemContext, type Site } from '../../../platform/site.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { meeting, note } from '../../activities/model/index.ts'
import { user } from '../../workspace/model/index.ts'
import { bookingPage } from '../model/index.ts'
import { alone } from './book.ts'
import type { Page } from './hosts.ts'
import { offeredBy, type Offered } from './offered.ts'
import { whenOf } from './when.ts'

type Meeting = RowOf<typeof meeting>

/** What was booked, as whoever has its link sees it. */
export interface Booked {
  id: string
  name: string
  zone: string
  /** As it is now; null once it was called off. */
  page: Page | null
  startsAt: number
  endsAt: number
  place: string | null
  title: string
  hosts: readonly { id: string; name: string; zone: string }[]
  state: 'ahead' | 'over' | 'cancelled'
  meetings: readonly Meeting[]
}

interface Row {
  id: string
  page: string
  person: string | null
  meetings: string[]
  name: string
  zone: string
}

const none = () => refuse.notFound(say('There is no such booking.'))

/** What a link leads to; one that was never made answers like one that is gone. */
export async function lookAtBooking(site: Site, token: string): Promise<Booked> {
  return inWork(await systemContext(site), (work) => openedBy(work, token))
}

/** The times to which it can be moved: those of whom it is with. */
export async function timesFor(site: Site, { page, meetings, hosts, startsAt, endsAt }: Booked): Promise<Offered> {
  const moving = { users: hosts.map(({ id }) => id), meetings: meetings.map(({ id }) => id) }
  return page && !page.closed
    ? inWork(await systemContext(site), (work) => offeredBy(work, page, (endsAt - startsAt) / 60_000, moving))
    : { hosts: [], times: [] }
}

async function openedBy(work: Work, token: string): Promise<Booked> {
  const [row] = await work.tx.run<Row>({
    name: 'booking_behind',
    text: `select b.id, page_id as page, person_id as person, meetings, name, zone from booking_link l join booking b on b.id = l.booking_id
      where l.hash = $1`,
    values: [hashOf(token)],
  })
  if (!row) throw none()
  const [page, ...all] = await Promise.all([
    work.setting(bookingPage, row.page),
    ...row.meetings.map((id) => work.peek(meeting, id)),
  ])
  const known = all.filter((each) => each !== null)
  if (known.length === 0) throw none()
  return bookedOf(work, row, page?.deletedAt ? null : page, known)
}

async function bookedOf(work: Work, { id, name, zone }: Row, page: Page | null, all: readonly Meeting[]): Promise<Booked> {
  const meetings = all.filter(({ deletedAt }) => !deletedAt)
  const { startsAt, endsAt, location, title } = meetings[0] ?? all[0]!
  const [begins, ends] = [Date.parse(startsAt!), Date.parse(endsAt ?? startsAt!)]
  const state = meetings.length === 0 ? 'cancelled' : begins <= work.ctx.now().getTime() ? 'over' : 'ahead'
  const owners = await Promise.all((meetings.length > 0 ? meetings : all).map(async ({ owner }) => (owner ? work.setting(user, owner) : null)))
  const hosts = owners.flatMap((who) => who ? [{ id: who.id, name: who.name ?? '', zone: who.timeZone ?? work.ctx.settings.timeZone }] : [])
  return { id, name, zone, page, startsAt: begins, endsAt: ends, place: location, title, hosts, state, meetings }
} // prettier-ignore

/** Moves it to another time of those it is with; false where that is not free any more. */
export async function moveBooking(site: Site, token: string, at: number): Promise<boolean> {
  return inWork(await theirs(site, token), async (work) => {
    const booked = await ahead(work, token)
    const { name, page, hosts, meetings, startsAt, endsAt } = booked
    const users = hosts.map(({ id }) => id)
    await alone(work, users)
    if (!page || page.closed) throw refuse.notNow(say('This page takes no bookings any more.'))
    const moving = { users, meetings: meetings.map(({ id }) => id) }
    const { times } = await offeredBy(work, page, (endsAt - startsAt) / 60_000, moving)
    if (!times.some((time) => time.at === at)) return false
    const patch = { startsAt: new Date(at).toISOString(), endsAt: new Date(at + endsAt - startsAt).toISOString() }
    for (const row of meetings) await work.update(meeting, row, patch)
    await tellHosts(work, booked, say('{name} moved the meeting from {was} to {now}.', { name, was: ours(work, booked, startsAt), now: ours(work, booked, at) })) // prettier-ignore
    return true
  })
}

/** Calls it off: its meetings lie in the bin. */
export async function cancelBooking(site: Site, token: string): Promise<void> {
  await inWork(await theirs(site, token), async (work) => {
    const booked = await ahead(work, token)
    for (const row of booked.meetings) await work.remove(meeting, row)
    await work.tx.run({
      text: 'update booking set cancelled_at = clock_timestamp() where id = $1',
      values: [booked.id],
    })
    await tellHosts(work, booked, say('{name} cancelled the meeting of {was}.', { name: booked.name, was: ours(work, booked, booked.startsAt) })) // prettier-ignore
  })
}

/** It stands in the history as theirs, and what is private stays within reach of its owner. */
async function theirs(site: Site, token: string): Promise<Ctx> {
  const { name, meetings } = await lookAtBooking(site, token)
  const ctx = await contextFor(site, { ...system, kind: 'customer', name })
  const owner = meetings.find((each) => each.private)?.owner ?? null
  return owner ? { ...ctx, actor: { ...ctx.actor, userId: owner, self: owner } } : ctx
}

async function ahead(work: Work, token: string): Promise<Booked> {
  const booked = await openedBy(work, token)
  if (booked.state !== 'ahead') throw refuse.notNow(say('This meeting is over, or was called off.'))
  return booked
}

const ours = ({ ctx }: Work, { hosts }: Booked, at: number): string =>
  whenOf(languageFor(null, ctx.settings.locale), ctx.settings.locale, hosts[0]?.zone ?? ctx.settings.timeZone, at)

/** Each of us is given a note of it, of which they are told; it stands where the meeting does. */
async function tellHosts(work: Work, { meetings }: Booked, sentence: Sentence): Promise<void> {
  const text = tell(languageFor(null, work.ctx.settings.locale), sentence)
  const happenedAt = work.ctx.now().toISOString()
  for (const { about, owner, private: isPrivate } of meetings)
    await work.create(note, { text, about, happenedAt, owner: owner ?? null, private: isPrivate ?? false })
}
