import type { Money } from './field.ts'

const pattern = /^-?\d{1,15}(\.\d{1,4})?$/

/** Digits after the dot of a currency (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD. */
export function digitsOf(currency: string): number {
  const known = digits.get(currency)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const count = format.resolvedOptions().maximumFractionDigits ?? 2
  digits.set(currency, count)
  return count
}
const digits = new Map<string, number>()

/** Whether it is a decimal amount of at most fifteen digits before the dot and four after it. */
export function isAmount(text: string): boolean {
  return pattern.test(text)
}

/** Whether it is a three-letter code that the platform knows as a currency. */
export function isCurrency(code: string): boolean {
  return currencies.has(code)
}
const currencies = new Set(Intl.supportedValuesOf('currency'))

/** An amount in ten-thousandths, exact. */
export function units(amount: string): bigint {
  const [whole = '0', part = ''] = amount.replace('-', '').split('.')
  const value = BigInt(whole) * 10_000n + BigInt(part.padEnd(4, '0').slice(0, 4))
  return amount.startsWith('-') ? -value : value
}

/** Ten-thousandths as an amount with the currency's own digits (more where they are not zero). */
export function amountOf(value: bigint, currency: string): string {
  const sign = value < 0n ? '-' : ''
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0')
  const part = digits.slice(-4)
  const kept = part.replace(/0+$/, '').padEnd(digitsOf(currency), '0')
  return `${sign}${digits.slice(0, -4)}${kept ? `.${kept}` : ''}`
}

/** Rounded half away from zero to the currency's own digits. */
export function roundMoney({ amount, currency }: Money): Money {
  const step = 10n ** BigInt(4 - Math.min(4, digitsOf(currency)))
  return { amount: amountOf(roundTo(units(amount), step), currency), currency }
}

function roundTo(value: bigint, step: bigint): bigint {
  const half = step / 2n
  return value < 0n ? -(((-value + half) / step) * step) : ((value + half) / step) * step
}

/** The sum of amounts of one currency; throws when they differ. */
export function sumMoney(moneys: readonly Money[], currency: string): Money {
  const other = moneys.find((money) => money.currency !== currency)
  if (other) throw new Error(`Cannot add ${other.currency} to ${currency}.`)
  return {
    amount: amountOf(
      moneys.reduce((sum, money) => sum + units(money.amount), 0n),
      currency,
    ),
    currency,
  }
}

/** An amount times a decimal factor (a quantity, a rate, a share), rounded half away from zero to the currency's digits. */
export function timesMoney(money: Money, factor: string, currency = money.currency): Money {
  const [whole = '0', part = ''] = factor.replace('-', '').split('.')
  const scale = 10n ** BigInt(part.length)
  const factorUnits = (BigInt(whole) * scale + BigInt(part || '0')) * (factor.startsWith('-') ? -1n : 1n)
  const step = 10n ** BigInt(4 - Math.min(4, digitsOf(currency))) * scale
  return { amount: amountOf(roundTo(units(money.amount) * factorUnits, step) / scale, currency), currency }
}
