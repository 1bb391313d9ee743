import { addMonths } from '../../../kernel/time.ts'

/** How long a period of a forecast is. */
export const lengths = ['month', 'quarter'] as const
export type Length = (typeof lengths)[number]

/** Whether it is a quarter (`2026-Q1`) or a month (`2026-03`). */
export const isSalesPeriod = (text: string): boolean => /^[12]\d{3}-(Q[1-4]|0[1-9]|1[0-2])$/.test(text)

export const lengthOf = (period: string): Length => (period.includes('Q') ? 'quarter' : 'month')

/** The first day of a period, and the first after it. */
export function daysOf(period: string): [first: string, after: string] {
  const [year, part] = period.split('-') as [string, string]
  const month = part.startsWith('Q') ? (Number(part.slice(1)) - 1) * 3 + 1 : Number(part)
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  return [first, addMonths(first, lengthOf(period) === 'quarter' ? 3 : 1)]
}

/** The period in which a day lies. */
export function periodOf(day: string, length: Length): string {
  if (length === 'month') return day.slice(0, 7)
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** The period so many before or after it. */
export function periodBeside(period: string, by: number): string {
  const length = lengthOf(period)
  return periodOf(addMonths(daysOf(period)[0], by * (length === 'quarter' ? 3 : 1)), length)
}
