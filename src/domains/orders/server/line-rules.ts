import { isDeepStrictEqual } from 'node:util'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'
import { totalsOf } from '../../deals/model/index.ts'
import { priceLine } from '../../deals/server/index.ts'
import { order, orderLine } from '../model/index.ts'
import { numbersOf } from './documents/document.ts'
import { stays } from './documents/kept.ts'
import { returnedOf } from './returned.ts'

export type Line = RowOf<typeof orderLine>

/** Lines of an order that was just placed are priced as those of a deal are; later they change no more. */
export const orderLineRules = rulesOf(orderLine, {
  async before(work, changing) {
    await checkOpen(work, changing)
    if (changing.after.optional)
      throw refuse.invalid([{ field: 'optional', ...say('Optional: what is ordered is ordered; leave out what is not.') }]) // prettier-ignore
    return priceLine(work, changing, (line) => buyerOf(work, line))
  },
  afterAll: addUp,
})

async function checkOpen(work: Work, changing: Changing<Line>): Promise<void> {
  const { before, after } = changing
  // Out of a backup a line comes back as it was.
  if (!before && after.version > 1) return
  if (before && isOnlyReturned(before, after)) return checkReturned(work, changing)
  for (const id of new Set([before?.order ?? after.order, after.order])) {
    if (work.made(order, id)) continue
    // Locked, so that it is not confirmed meanwhile.
    const of = await work.peek(order, id)
    if (of && of.status !== 'placed' && !((await isOfCause(work, id)) && !(await numbersOf(work, id)).invoice))
      throw refuse.notNow(say('The lines of an order change no more once it is confirmed.'))
  }
}

/** What is taken back, and the undo of that, changes nothing of what was ordered. */
const isOnlyReturned = (before: Line, after: Line) =>
  before.returned !== after.returned && ordered.every((name) => isDeepStrictEqual(before[name], after[name]))
const ordered = Object.keys(orderLine.fields).filter((name) => name !== 'returned') as (keyof Line)[]

/** Of what was invoiced only a return changes how much came back, since it issues the credit note. */
async function checkReturned(work: Work, { name, after }: Changing<Line>): Promise<void> {
  if (name === 'return') return
  const issued = await numbersOf(work, after.order)
  if (issued.invoice !== null) throw stays(issued)
}

/** An import brings the lines of past orders along, and its undo takes both away again. */
async function isOfCause({ tx, ctx: { cause } }: Work, id: string): Promise<boolean> {
  const of = cause.kind === 'undo' ? cause.of : cause.kind === 'import' ? cause.id : undefined
  if (!of) return false
  const text = `select 1 as one from ledger where record_id = $1 and cause_id = $2 and name = 'create' limit 1`
  return (await tx.run({ text, values: [id, of] })).length > 0
}

async function buyerOf(work: Work, line: Line) {
  const of = await work.setting(order, line.order)
  return of && { company: of.company, amount: of.currency === null ? null : { amount: '0', currency: of.currency } }
}

/** The totals of orders follow their lines; an import brings thousands at once. */
async function addUp(work: Work, changings: readonly Changing<Line>[]): Promise<void> {
  const ids = [...new Set(changings.flatMap(({ before, after }) => [after.order, before?.order ?? after.order]))]
  for (let start = 0; start < ids.length; start += 200) {
    const some = ids.slice(start, start + 200)
    const lines = Map.groupBy(await linesOf(work, some), (line) => line.order)
    for (const id of some) {
      const own = lines.get(id) ?? []
      await work.derive(order, id, {
        total: totalsOf(own)?.contract ?? null,
        returnedTotal: returnedOf(own),
        recurring: own.some(recurs),
      })
    }
  }
}

/** Whether a line is paid again and again, and was not taken back as a whole. */
export const recurs = ({ billing, quantity, returned }: Line) =>
  billing !== null && billing !== 'once' && (returned ?? 0) < quantity

/** The lines of orders, in their order. */
export const linesOf = (work: Work, ids: readonly string[]): Promise<Line[]> =>
  work.find(orderLine, { field: 'order', in: [...ids] }, { sort: 'position', limit: 100_000, lock: false })
