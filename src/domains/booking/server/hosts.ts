import type { RowOf } from '../../../kernel/record.ts'
import type { Work } from '../../../platform/records/work.ts'
import { sellersOf, shiftOf, type Span, type Working } from '../../leads/server/index.ts'
import { user } from '../../workspace/model/index.ts'
import type { bookingPage } from '../model/index.ts'
import type { Host } from './free-times.ts'

export type Page = RowOf<typeof bookingPage>

/** The time that is looked at, and meetings that do not count since they are about to be moved. */
export interface Looked {
  from: Date
  until: Date
  except: readonly string[]
}

/** Hours of whoever stands in no rota, on a page that says none. */
const office = { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as never, begins: '09:00', ends: '17:00', timeZone: null } // prettier-ignore

const day = 86_400_000

/** Those of a page who are with us and do more than look, with their hours and all that is on with them. */
export async function hostsOf(work: Work, page: Page, ids: readonly string[], looked: Looked): Promise<Host[]> {
  const filter = { and: [{ field: 'id', in: [...ids] }, { field: 'active', is: true }] } // prettier-ignore
  const users = ids.length > 0 ? await work.find(user, filter, { lock: false }) : []
  const able = users.filter(({ role }) => role !== 'viewer')
  const [sellers, busy, booked] = [await sellersOf(work, able), await busyOf(work, ids, looked), await bookedOf(work, page, looked)] // prettier-ignore
  return sellers.map(({ id, name, working }) => {
    const zone = able.find((each) => each.id === id)!.timeZone ?? work.ctx.settings.timeZone
    return { id, name, zone, working: hoursOn(page, working, zone), busy: busy.get(id) ?? [], booked: booked.get(id) ?? [] } // prettier-ignore
  })
}

/** The hours that a page says hold for all of them, each in their own zone; whoever is away is so all the same. */
function hoursOn({ days, begins, ends }: Page, { shifts, backAt }: Working, zone: string): Working {
  const own = shiftOf({ days, begins, ends, timeZone: null }, zone)
  if (own.length > 0) return { shifts: own, backAt }
  return { shifts: shifts.length > 0 ? shifts : shiftOf(office, zone), backAt }
}

interface Row {
  host: string
  begins: number
  ends: number
}

/** Meetings of each of them that take time, the private ones too; one that says no end lasts an hour. */
async function busyOf(work: Work, ids: readonly string[], { from, until, except }: Looked) {
  const rows = await work.tx.run<Row>({
    name: 'booking_busy',
    text: `select owner_id as host, (extract(epoch from starts_at) * 1000)::float8 as begins,
  (extract(epoch from greatest(starts_at, coalesce(ends_at, starts_at + interval '1 hour'))) * 1000)::float8 as ends
from meetings where owner_id = any ($1::uuid[]) and deleted_at is null and free is not true and id <> all ($4::uuid[])
  and starts_at < $3 and coalesce(ends_at, starts_at + interval '1 hour') > $2`,
    values: [ids, new Date(from.getTime() - day), new Date(until.getTime() + day), except],
  })
  return grouped(rows, ({ begins, ends }): Span => [begins, ends])
}

/** When meetings begin that were booked on a page and are still to be. */
async function bookedOf(work: Work, page: Page, { from, until, except }: Looked) {
  const rows = await work.tx.run<Row>({
    name: 'booking_booked',
    text: `select m.owner_id as host, (extract(epoch from m.starts_at) * 1000)::float8 as begins, 0::float8 as ends
from booking b join meetings m on m.id = any (b.meetings)
where b.page_id = $1 and b.cancelled_at is null and m.deleted_at is null and m.id <> all ($4::uuid[])
  and m.starts_at >= $2 and m.starts_at < $3`,
    values: [page.id, new Date(from.getTime() - day), new Date(until.getTime() + day), except],
  })
  return grouped(rows, ({ begins }) => begins)
}

function grouped<T>(rows: readonly Row[], valueOf: (row: Row) => T): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(row.host, [...(groups.get(row.host) ?? []), valueOf(row)])
  return groups
}
