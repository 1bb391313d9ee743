import type { RowOf } from '../../../kernel/record.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { product } from '../../catalog/model/index.ts'
import { deal, dealLine } from '../model/index.ts'
import { amountOfLines } from './amount-of-lines.ts'
import { priceLines } from './price-lines.ts'

type Line = RowOf<typeof dealLine>

/**
 * A new line that says no price has that of the catalog, and so has one of the catalog whose quantity changes; it is then
 * kept. A price that somebody types is theirs, without a reason. The deal's amount follows, where that is wished.
 */
export const lineRules = rulesOf(dealLine, {
  async before(work, { name, before, after }) {
    if (name === 'delete' || name === 'restore' || name === 'reprice') return
    if (!before) return { ...(await withCost(work, after)), ...(asksPrice(after) && (await priced(work, after))) }
    const isTyped = JSON.stringify(before.price) !== JSON.stringify(after.price)
    const isKept = before.priceReason !== after.priceReason || before.steps !== after.steps
    if (before.product !== after.product) return { ...(await withCost(work, after)), ...(!isTyped && (await priced(work, after))) } // prettier-ignore
    // What is taken back brings its reason along.
    if (isKept) return
    if (isTyped) return { priceReason: null, steps: null }
    if (before.quantity === after.quantity) return
    return after.priceReason === null ? { steps: null } : priced(work, after)
  },
  afterAll: letAmountsFollow,
})

const asksPrice = ({ product: id, price }: Line) => id !== null && price === null

async function priced(work: Work, line: Line): Promise<Partial<Line>> {
  if (line.product === null) return {}
  const of = await work.setting(deal, line.deal)
  const [found] = of ? await priceLines(work, of, [line]) : []
  if (!found) return {}
  const { billing, months, setupFee } = line
  return { ...found, billing: billing ?? found.billing, months: months ?? found.months, setupFee: setupFee ?? found.setupFee } // prettier-ignore
}

async function withCost(work: Work, line: Line): Promise<Partial<Line>> {
  const of = line.product ? await work.setting(product, line.product) : null
  return { cost: of?.cost ?? null, billing: line.billing ?? of?.billing ?? 'once', label: line.label ?? of?.name ?? null } // prettier-ignore
}

async function letAmountsFollow(work: Work, changings: readonly Changing<Line>[]): Promise<void> {
  const ids = [...new Set(changings.flatMap(({ before, after }) => [after.deal, before?.deal ?? after.deal]))]
  const following = { and: [{ field: 'id', in: ids }, { field: 'amountFrom', in: ['firstYear', 'contract'] }] } // prettier-ignore
  for (const row of await work.find(deal, following, { limit: ids.length })) {
    const amount = await amountOfLines(work, row)
    if (amount) await work.update(deal, row, { amount })
  }
}
