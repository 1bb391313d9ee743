import { apportion } from '../../../kernel/apportion.ts'
import { exactly, minus, plus, written } from '../../../kernel/decimal.ts'
import type { Money } from '../../../kernel/field.ts'
import type { RowOf } from '../../../kernel/record.ts'
import type { dealSplit } from './deal-split.ts'

export type Split = Pick<RowOf<typeof dealSplit>, 'seller' | 'percent'>

/** What of a deal counts for somebody; null where it is nobody’s. */
export interface Share {
  seller: string | null
  /** As it is written: “33.5”. */
  percent: string
  /** Null where the deal has no amount, or whoever asks does not know it. */
  amount: Money | null
}

/** How a deal is shared: first its owner with what the others leave, then these; together exactly the whole of it and of its amount. */
export function sharesOf(owner: string | null, amount: Money | null, splits: readonly Split[]): Share[] {
  const others = splits.filter(({ seller }) => seller !== owner)
  const given = others.reduce((sum, { percent }) => plus(sum, exactly(percent)), exactly(0))
  const percents = [minus(exactly(100), given), ...others.map(({ percent }) => exactly(percent))].map(written)
  const amounts = amount ? apportion(amount, percents) : []
  return [owner, ...others.map(({ seller }) => seller)].map((seller, index) => ({
    seller,
    percent: percents[index]!,
    amount: amounts[index] ?? null,
  }))
}
