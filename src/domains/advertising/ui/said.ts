import { formatMoney, formatNumber } from '../../../web/words/format.ts'
import type { useWords } from '../../../web/words/words.ts'
import type { LiftOf, Side } from '../model/index.ts'

type Words = ReturnType<typeof useWords>

const percent = (share: number) => formatNumber(share, { style: 'percent', maximumFractionDigits: 1 })
const signed = { signDisplay: 'exceptZero', maximumFractionDigits: 1 } as const

/** The share of a group, or what each of it came to. */
export const valueText = ({ unit }: LiftOf, value: number, currency: string): string =>
  unit === 'share' ? percent(value) : formatMoney({ amount: value.toFixed(2), currency }, { exact: true })

/** In points of a hundred, or in money for each. */
function amountText({ unit }: LiftOf, value: number, currency: string): string {
  if (unit === 'share') return formatNumber(value * 100, signed)
  return formatNumber(value, { ...signed, style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 2 }) // prettier-ignore
}

/** What it was more or less. */
function differenceText(t: Words, lift: LiftOf, value: number, currency: string): string {
  const amount = amountText(lift, value, currency)
  return lift.unit === 'share' ? t('ads.points', { points: amount }) : amount
}

/** The difference with its bounds, or that there are too few to say. */
export function estimateText(t: Words, lift: LiftOf, currency: string): string {
  const { difference, low, high } = lift
  if (difference === null || low === null || high === null) return t('ads.verdicts.few')
  return t('ads.estimate', {
    difference: differenceText(t, lift, difference, currency),
    low: amountText(lift, low, currency),
    high: amountText(lift, high, currency),
  })
}

/** How much more it is than it would have been. */
export const relativeText = (relative: number): string => formatNumber(relative, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 }) // prettier-ignore

/** A group in a line: what it came to and, where it is compared with itself, from what. */
export function sideText(t: Words, lift: LiftOf, side: Side, currency: string): string {
  const now = valueText(lift, side.value, currency)
  return side.valueBefore === null ? now : t('ads.after', { before: valueText(lift, side.valueBefore, currency), now })
}
