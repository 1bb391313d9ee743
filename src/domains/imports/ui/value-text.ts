import type { Field } from '../../../kernel/field.ts'
import { isId } from '../../../kernel/id.ts'
import { isDay, isMoment } from '../../../kernel/time.ts'
import { formatDay, formatMoment, formatMoney, formatNumber } from '../../../web/words/format.ts'

/** A value as a line of text; for other records what the file `said`, else a tick. */
export function valueText(value: unknown, field?: Field, said?: string): string {
  if (value === null || value === undefined) return ''
  // A year is no thousand and something.
  if (typeof value === 'number') return formatNumber(value, { useGrouping: 'min2' } as Intl.NumberFormatOptions)
  if (typeof value === 'boolean') return value ? '✓' : '–'
  if (Array.isArray(value))
    return [...new Set(value.map((each) => valueText(each, field, said)))].filter(Boolean).join(', ')
  const option = field?.options?.find(({ key }) => key === value)
  if (option) return option.label
  if (typeof value === 'string') return lineOf(value, said)
  const item = value as Record<string, string | null>
  if (item.amount && item.currency) return formatMoney({ amount: item.amount, currency: item.currency })
  if (item.value) return item.value
  return [item.street, [item.postalCode, item.city].filter(Boolean).join(' '), item.region, item.country]
    .filter(Boolean)
    .join(', ')
}

function lineOf(text: string, said?: string): string {
  if (isId(text)) return said ?? '✓'
  if (isDay(text)) return formatDay(text, { year: true })
  return isMoment(text) ? formatMoment(text) : text
}
