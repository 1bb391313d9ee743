import { refuse } from '../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import { system } from '../../../platform/access/system.ts'
import type { Ctx } from '../../../platform/context.ts'
import { inWork, type Work } from '../../../platform/records/index.ts'
import { contextFor, systemContext, type Site } from '../../../platform/site.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { meeting, note } from '../../activities/model/index.ts'
import { alone } from './book.ts'
import { offeredBy, type Offered } from './offered.ts'
import { openedBy, type Booked } from './read-booked.ts'
import { whenOf } from './when.ts'

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
