import type { RowOf } from '../../../kernel/record.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { product } from '../../catalog/model/index.ts'
import { deal, dealLine } from '../model/index.ts'
import { amountOfLines } from './amount-of-lines.ts'
import { priceLines, type Buyer, type PricedRow } from './price-lines.ts'

type Line = RowOf<typeof dealLine>

export const lineRules = rulesOf(dealLine, {
  before: (work, changing) => priceLine(work, changing, (line) => work.setting(deal, line.deal)),
  afterAll: letAmountsFollow,
})

/** For whom a line is priced: the customer, and an amount in the currency they are asked. */
type BuyerOf<L> = (line: L) => Promise<Buyer | null>

/**
 * A new line that says no price has that of the catalog, and so has one of the catalog whose quantity changes; it is then
 * kept. A price that somebody types is theirs, without a reason. For lines of deals and whatever has the same.
 */
export async function priceLine<L extends PricedRow>(
  work: Work,
  { name, before, after }: Changing<L>,
  buyerOf: BuyerOf<L>,
): Promise<Partial<PricedRow> | undefined> {
  if (name === 'delete' || name === 'restore' || name === 'reprice') return undefined
  const priced = () => pricedAnew(work, after, buyerOf)
  if (!before) return { ...(await withCost(work, after)), ...(asksPrice(after) && (await priced())) }
  const isTyped = JSON.stringify(before.price) !== JSON.stringify(after.price)
  const isKept = before.priceReason !== after.priceReason || before.steps !== after.steps
  if (before.product !== after.product) return { ...(await withCost(work, after)), ...(!isTyped && (await priced())) }
  // What is taken back brings its reason along.
  if (isKept) return undefined
  if (isTyped) return { priceReason: null, steps: null }
  if (before.quantity === after.quantity) return undefined
  return after.priceReason === null ? { steps: null } : priced()
}

const asksPrice = ({ product: id, price }: PricedRow) => id !== null && price === null

async function pricedAnew<L extends PricedRow>(work: Work, line: L, buyerOf: BuyerOf<L>): Promise<Partial<PricedRow>> {
  if (line.product === null) return {}
  const of = await buyerOf(line)
  const [found] = of ? await priceLines(work, of, [line]) : []
  if (!found) return {}
  const { billing, months, setupFee } = line
  return { ...found, billing: billing ?? found.billing, months: months ?? found.months, setupFee: setupFee ?? found.setupFee } // prettier-ignore
}

async function withCost(work: Work, line: PricedRow): Promise<Partial<PricedRow>> {
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
