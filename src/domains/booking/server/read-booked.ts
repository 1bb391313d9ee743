import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { hashOf, newToken } from '../../../platform/access/token.ts'
import type { Runner } from '../../../platform/db/index.ts'
import { senderOf } from '../../../platform/post/index.ts'
import type { Work } from '../../../platform/records/index.ts'
import { meeting } from '../../activities/model/index.ts'
import { user } from '../../workspace/model/index.ts'
import { bookingPage } from '../model/index.ts'
import type { Page } from './hosts.ts'

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
  /** How often it was changed. */
  sequence: number
  /** Whether whoever booked is told by mail. */
  isMailed: boolean
}

interface Row {
  id: string
  page: string
  person: string | null
  meetings: string[]
  name: string
  zone: string
  address: string | null
}

const none = () => refuse.notFound(say('There is no such booking.'))

const columns = 'b.id, page_id as page, person_id as person, meetings, name, zone, address'

/** What a link leads to; one that was never made is refused like one that is gone. */
export async function openedBy(work: Work, token: string): Promise<Booked> {
  const [row] = await work.tx.run<Row>({
    name: 'booking_behind',
    text: `select ${columns} from booking_link l join booking b on b.id = l.booking_id where l.hash = $1`,
    values: [hashOf(token)],
  })
  const booked = row && (await readBooked(work, row))
  if (!booked) throw none()
  return booked
}

/** A booking by its id, for Farley itself; null where nothing is left of it. */
export async function lookAtBookingOf(work: Work, id: string): Promise<Booked | null> {
  const [row] = await work.tx.run<Row>({ name: 'booking_by_id', text: `select ${columns} from booking b where b.id = $1`, values: [id] }) // prettier-ignore
  return row ? readBooked(work, row) : null
}

/** One more secret link to a booking: of those before only digests are known. */
export async function linkAnew(on: Runner, id: string): Promise<string> {
  const token = newToken()
  await on.run({ text: 'insert into booking_link (hash, booking_id) values ($1, $2)', values: [hashOf(token), id] })
  return token
}

async function readBooked(work: Work, row: Row): Promise<Booked | null> {
  const [page, ...all] = await Promise.all([
    work.setting(bookingPage, row.page),
    ...row.meetings.map((id) => work.peek(meeting, id)),
  ])
  const known = all.filter((each) => each !== null)
  return known.length === 0 ? null : bookedOf(work, row, page?.deletedAt ? null : page, known)
}

async function bookedOf(work: Work, { id, name, zone, address }: Row, page: Page | null, all: readonly Meeting[]): Promise<Booked> {
  const meetings = all.filter(({ deletedAt }) => !deletedAt)
  const { startsAt, endsAt, location, title } = meetings[0] ?? all[0]!
  const [begins, ends] = [Date.parse(startsAt!), Date.parse(endsAt ?? startsAt!)]
  const state = meetings.length === 0 ? 'cancelled' : begins <= work.ctx.now().getTime() ? 'over' : 'ahead'
  const sequence = all.reduce((sum, { version }) => sum + version - 1, 0)
  const isMailed = address !== null && (await senderOf(work.tx, work.ctx.registry)) !== null
  const owners = await Promise.all((meetings.length > 0 ? meetings : all).map(async ({ owner }) => (owner ? work.setting(user, owner) : null)))
  const hosts = owners.flatMap((who) => who ? [{ id: who.id, name: who.name ?? '', zone: who.timeZone ?? work.ctx.settings.timeZone }] : [])
  return { id, name, zone, page, startsAt: begins, endsAt: ends, place: location, title, hosts, state, meetings, sequence, isMailed }
} // prettier-ignore
