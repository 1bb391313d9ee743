import type { MoneySum } from '../api/answers.ts'
import { formatDay, formatList } from '../words/format.ts'
import type { words } from '../words/words.ts'

/** Of which day the rates of a sum are, and what is missing from it for want of a rate. */
export function ratesSaid(value: unknown, t: typeof words): string[] {
  if (!isSum(value)) return []
  return [
    value.asOfRates ? t('column.atRates', { day: formatDay(value.asOfRates, { year: true }) }) : [],
    value.unrated ? t('column.unrated', { currencies: formatList(value.unrated) }) : [],
  ].flat()
}

/** Whether something is missing from a sum. */
export const isPartly = (value: unknown) => isSum(value) && value.unrated !== undefined

const isSum = (value: unknown): value is MoneySum => typeof value === 'object' && value !== null && 'parts' in value
