import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { many, say } from '../../../kernel/sentence.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'
import { handle } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'
import {
  cancelOrder,
  collectOrder,
  acceptOrder,
  invoiceOrder,
  makeOrderOfQuote,
  order,
  orderLine,
  payOrder,
  pickOrder,
  readyOrder,
  returnOrder,
  shipOrder,
} from '../model/index.ts'
import { issueCredit, issueInvoice, type Back } from './documents/issue.ts'
import { linesOf, type Line } from './line-rules.ts'
import { makeOrderOf, mayAddOrders } from './made-of-quote.ts'
import { nextNumber } from './number.ts'

const daysToPay = 30
const today = ({ ctx }: Work) => dayIn(ctx.settings.timeZone, ctx.now())

const makeHandler = handle(makeOrderOfQuote, async (work, row) => {
  if (!mayAddOrders(work)) throw refuse.forbidden(say('You may not add {records}.', { records: many(order) }))
  await makeOrderOf(work, row)
  return { patch: {} }
})

const acceptHandler = handle(acceptOrder, async (work, { id }) => {
  if ((await linesOf(work, [id])).length === 0) throw refuse.notNow(say('An order without a line is not confirmed.'))
  return { patch: { status: 'confirmed' as const } }
})

const pickHandler = handle(pickOrder, async () => ({ patch: { status: 'picked' as const } }))

const readyHandler = handle(readyOrder, async (_, row, { place }) => ({
  patch: { status: 'ready' as const, place: place ?? row.place },
}))

const collectHandler = handle(collectOrder, async (work) => ({
  patch: { status: 'collected' as const, handedOn: today(work) },
}))

const shipHandler = handle(shipOrder, async (work, row, { tracking }) => ({
  patch: { status: 'shipped' as const, handedOn: today(work), tracking: tracking ?? row.tracking },
}))

const invoiceHandler = handle(invoiceOrder, async (work, row, { dueOn }) => {
  if (!row.total) throw refuse.notNow(say('Its lines have no prices, or in several currencies, and do not add up.'))
  const day = today(work)
  if (dueOn && dueOn < day) throw refuse.invalid([{ field: 'dueOn', ...say('Due on: a day that is still to come.') }])
  const patch = {
    status: 'invoiced' as const,
    invoiceNumber: row.invoiceNumber ?? (await nextNumber(work, 'invoice')),
    invoicedOn: day,
    dueOn: dueOn ?? addDays(day, daysToPay),
  }
  await issueInvoice(work, { ...row, ...patch }, await linesOf(work, [row.id]))
  return { patch }
})

const payHandler = handle(payOrder, async (work, _, { paidOn }) => ({
  patch: { status: 'paid' as const, paidOn: paidOn ?? today(work) },
}))

const returning = {
  lines: z
    .array(z.strictObject({ line: z.uuid(), quantity: z.number().positive() }))
    .optional()
    .describe('Of which lines how many; all of them when left out.'),
}

const returnHandler = handle(
  returnOrder,
  async (work, row, { reason, lines: given }) => {
    const lines = await linesOf(work, [row.id])
    checkOnce(given ?? [])
    const asked = given ? given.map((each) => comingBack(lines, each)) : lines.map((line) => ({ row: line, returned: line.quantity })) // prettier-ignore
    const back = asked.filter((each) => each.returned !== (each.row.returned ?? 0))
    await work.updateMany(orderLine, back.map(({ row, returned }) => ({ row, patch: { returned } as never })), { name: 'return' }) // prettier-ignore
    const returned = new Map(back.map((each) => [each.row.id, each.returned]))
    await issueCredit(work, row, back, today(work), reason ?? null)
    const isAll = lines.every((line) => (returned.get(line.id) ?? line.returned ?? 0) === line.quantity)
    return { patch: { reason: reason ?? row.reason, ...(isAll && { status: 'returned' as const }) } }
  },
  returning,
)

/** A line that is named twice would be credited twice. */
function checkOnce(given: readonly { line: string }[]): void {
  if (new Set(given.map(({ line }) => line.toLowerCase())).size === given.length) return
  throw refuse.invalid([{ field: 'lines', ...say('Lines: name each of them once.') }])
}

/** What a line says once so many more of it came back; refuses more than went out. */
function comingBack(lines: readonly Line[], { line, quantity }: { line: string; quantity: number }): Back {
  const row = lines.find(({ id }) => id === line)
  if (!row) throw refuse.invalid([{ field: 'lines', ...say('Lines: each must be one of this order.') }])
  const returned = (row.returned ?? 0) + quantity
  if (returned <= row.quantity) return { row, returned }
  const left = row.quantity - (row.returned ?? 0)
  throw refuse.invalid([{ field: 'lines', ...say('Lines: of “{line}” {count} can come back.', { line: row.label ?? '', count: left }) }]) // prettier-ignore
}

const cancelHandler = handle(cancelOrder, async (_, row, { reason }) => ({
  patch: { status: 'cancelled' as const, reason: reason ?? row.reason },
}))

/** What each deed of an order does. */
export const orderHandlers = [
  makeHandler,
  acceptHandler,
  pickHandler,
  readyHandler,
  collectHandler,
  shipHandler,
  invoiceHandler,
  payHandler,
  returnHandler,
  cancelHandler,
]
