import type { Money } from '../../kernel/field.ts'
import { digitsOf } from '../../kernel/money.ts'

/** Amounts, numbers, shares and days as a locale writes them, for what the server sets itself. */
export function writerFor(locale: string) {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 })
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const days = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })
  return {
    money: (money: Money) => moneyIn(locale, money),
    number: (value: number) => numbers.format(value),
    /** Of 19: "19%". */
    share: (percent: number) => shares.format(percent / 100),
    day: (day: string) => days.format(new Date(`${day}T00:00:00Z`)),
  }
}
export type Writer = ReturnType<typeof writerFor>

/** With all digits of the currency, and more where there are some: an amount never passes through a floating-point number. */
function moneyIn(locale: string, { amount, currency }: Money): string {
  const minimumFractionDigits = digitsOf(currency)
  const maximumFractionDigits = Math.max(4, minimumFractionDigits)
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits, maximumFractionDigits }) // prettier-ignore
  return format.format(amount as `${number}`)
}
