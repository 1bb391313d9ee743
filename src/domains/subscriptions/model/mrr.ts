import { divided, exactly, plus, times, written, type Decimal } from '../../../kernel/decimal.ts'
import type { Money } from '../../../kernel/field.ts'
import { digitsOf, roundMoney } from '../../../kernel/money.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { totalsOf } from '../../deals/model/index.ts'
import type { subscriptionLine } from './subscription-line.ts'

/** What of a line says how much recurs, and when. */
export type RecurringLine = Pick<
  RowOf<typeof subscriptionLine>,
  'quantity' | 'price' | 'discount' | 'discountAmount' | 'billing' | 'taxRate' | 'taxIncluded' | 'steps' | 'startsOn' | 'endsOn'
> // prettier-ignore

export interface Recurring {
  mrr: Money
  arr: Money
}

const timesAYear = { month: 12, quarter: 4, year: 1 } as const

/**
 * What recurs on a day, without tax: ARR is what each interval's lines come to (rounded as on paper) times how often a
 * year has that interval; MRR is a twelfth of it, rounded once to the digits of the currency. What is paid once is in
 * neither. The definitions are those of the SaaS Metrics Standards Board (ARR, MRR).
 */
export function recurringOn(lines: readonly RecurringLine[], day: string, currency: string): Recurring {
  const paid = totalsOf(lines.filter((line) => runsOn(line, day)).map(asPriced))?.paid ?? {}
  const parts = Object.entries(timesAYear).map(([billing, often]) =>
    times(exactly(paid[billing as keyof typeof timesAYear]?.net.amount ?? 0), exactly(often)),
  )
  const arr = parts.reduce(plus)
  return { arr: money(arr, currency), mrr: money(divided(arr, exactly(12), digitsOf(currency)), currency) }
}

/** Whether a line is had on a day. */
export const runsOn = ({ startsOn, endsOn }: Pick<RecurringLine, 'startsOn' | 'endsOn'>, day: string) =>
  startsOn !== null && startsOn <= day && (endsOn === null || endsOn >= day)

/** Nothing of it is paid once, and nothing is only offered. */
export const asPriced = <L extends RecurringLine>(line: L) => ({ ...line, months: null, setupFee: null, optional: false, cost: null }) // prettier-ignore

const money = (value: Decimal, currency: string): Money => roundMoney({ amount: written(value), currency })
