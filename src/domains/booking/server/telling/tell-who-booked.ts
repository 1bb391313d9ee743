import type { Language } from '../../../../kernel/language.ts'
import type { LedgerLine } from '../../../../kernel/change.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Runner } from '../../../../platform/db/index.ts'
import { post, senderOf } from '../../../../platform/post/index.ts'
import type { Reaction } from '../../../../platform/room.ts'

/** What whoever booked is told of. */
export type Deed = 'booked' | 'changed' | 'cancelled'

const deeds: Readonly<Record<string, Deed>> = { create: 'booked', delete: 'cancelled' }
const told = ['startsAt', 'endsAt', 'location']
/** So many mails a day about bookings go to an address that anybody may type. */
const mostADay = 12
const [hour, day] = [3_600_000, 86_400_000]

/** Whoever booked is told by mail that it is so, and of each change, whoever makes it. */
export const tellWhoBooked: Reaction = {
  name: 'tell-who-booked',
  wants: ({ record, name, after }) =>
    record === 'meeting' && (name === 'create' || name === 'delete' || told.some((field) => field in after) || name === 'restore'),
  // Most meetings are booked by nobody.
  async among(tx, _registry, lines) {
    const text = 'select m as id from booking, unnest(meetings) as m where meetings && $1::uuid[] and address is not null'
    const rows = await tx.run<{ id: string }>({ name: 'booking_told', text, values: [lines.map(({ recordId }) => recordId)] })
    const booked = new Set(rows.map(({ id }) => id))
    return new Set(lines.filter(({ recordId }) => booked.has(recordId)).map(({ id }) => id))
  },
  async run(ctx, line) {
    if (await senderOf(ctx.db, ctx.registry)) await tell(ctx, line)
  },
} // prettier-ignore

interface Row {
  id: string
  person: string | null
  name: string
  address: string
  language: Language
  origin: string
  startsAt: string | null
}

/** Several meetings that one deed changes are one booking: it is told once. */
async function tell({ db }: Ctx, { recordId, name, cause }: LedgerLine): Promise<void> {
  const row = await bookingOf(db, recordId)
  if (!row) return
  const { id: about, person: personId, address, language, origin } = row
  const deed = deeds[name] ?? 'changed'
  const goodForMs = deed === 'cancelled' ? day : Math.max(hour, Date.parse(row.startsAt ?? '') - Date.now())
  const to = { address, name: row.name === address ? '' : row.name }
  await post(db, { kind: 'booking', about, details: { deed }, fold: `${about} ${deed} ${cause.id}`, to, personId, language, origin, goodForMs, mostADay })
} // prettier-ignore

async function bookingOf(on: Runner, meetingId: string): Promise<Row | undefined> {
  const text = `select b.id, b.person_id as person, b.name, b.address, b.language, b.origin, m.starts_at as "startsAt"
    from booking b join meetings m on m.id = $1 where b.meetings @> array[$1::uuid] and b.address is not null`
  return (await on.run<Row>({ name: 'booking_of_meeting', text, values: [meetingId] }))[0]
}
