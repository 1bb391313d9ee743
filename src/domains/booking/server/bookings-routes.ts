import { z } from 'zod'
import { route, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { readMany, visibleIds } from '../../../platform/records/read/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { meeting } from '../../activities/model/index.ts'

const booked = named(
  'NextBooking',
  z.object({ page: z.uuid(), meeting: z.uuid(), title: z.string(), startsAt: z.iso.datetime() }),
)

interface Row {
  page: string
  meeting: string
}

/** Meetings that were booked and are still to be, the next first, as far as somebody may see them. */
async function nextBookings(ctx: Ctx) {
  const rows = await ctx.db.run<Row>({
    name: 'booking_next',
    text: `select b.page_id as page, m.id as meeting from booking b join meetings m on m.id = any (b.meetings)
where b.cancelled_at is null and m.deleted_at is null and m.starts_at > $1 order by m.starts_at, m.id limit 200`,
    values: [ctx.now()],
  })
  const own = ctx.registry.own(meeting)
  const seen = await visibleIds(ctx, own, rows.map((row) => row.meeting)) // prettier-ignore
  const shown = rows.filter((row) => seen.has(row.meeting)).slice(0, 20)
  const read = new Map((await readMany(ctx, own, shown.map((row) => row.meeting))).map((row) => [row.id, row])) // prettier-ignore
  return shown.flatMap((row) => {
    const { title, startsAt } = read.get(row.meeting) ?? {}
    return startsAt ? [{ ...row, title: String(title ?? ''), startsAt: String(startsAt) }] : []
  })
}

export const bookingsRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/next-bookings',
    tag: 'Booking',
    id: 'listNextBookings',
    summary: 'The next meetings that were booked on booking pages.',
    answer: z.object({ data: z.array(booked) }),
    run: async ({ ctx }) => ({ data: await nextBookings(ctx) }),
  }),
]
