import type { Field } from '../../kernel/field.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { MoneySum } from '../api/answers.ts'
import { useAggregate } from '../api/use-aggregate.ts'
import { listUiOf } from '../app/registry.ts'
import { formatDay, formatMoney, formatNumber, formatWhen } from '../words/format.ts'
import type { ListQuery } from './query.ts'

/** What may be said of all values of a column. */
export type Total = 'sum' | 'avg' | 'median' | 'min' | 'max' | 'filled' | 'empty' | 'weighted'
export type TotalValue = number | string | MoneySum | null

const mostAdded = 300_000

/** What may be said of a field's values; under one column, what an amount is worth by a percentage. */
export function totalsOf({ name: record }: RecordDefinition, name: string, { type }: Field): readonly Total[] {
  const weighted = listUiOf(record).weighted?.under === name ? (['weighted'] as const) : []
  if (['number', 'money', 'percent'].includes(type))
    return ['sum', 'avg', 'median', 'min', 'max', 'filled', 'empty', ...weighted]
  return [...weighted, ...(type === 'date' || type === 'dateTime' ? (['min', 'max'] as const) : []), 'filled', 'empty']
}

/** What stands under each column: what somebody chose, else the sums that the list begins with. */
export function chosenTotals(
  definition: RecordDefinition,
  fields: Readonly<Record<string, Field>>,
  chosen: ListQuery['totals'],
): ReadonlyMap<string, Total> {
  const { totals = [], weighted } = listUiOf(definition.name)
  const isWeighable = weighted && fields[weighted.field] && fields[weighted.by]
  const first = {
    ...Object.fromEntries(totals.map((name) => [name, 'sum'])),
    ...(isWeighable && { [weighted.under]: 'weighted' }),
  }
  const wanted = Object.entries({ ...first, ...chosen })
  return new Map(
    wanted.flatMap(([name, total]) => {
      const possible = fields[name] ? totalsOf(definition, name, fields[name]) : []
      const known = possible.find((each) => each === total && (each !== 'weighted' || isWeighable))
      return known ? [[name, known] as const] : []
    }),
  )
}

/** The measures that answer it, in the same order. */
export function measuresOf({ name }: RecordDefinition, totals: ReadonlyMap<string, Total>) {
  const { field: amount, by } = listUiOf(name).weighted ?? {}
  return [...totals].map(([field, fn]) => (fn === 'weighted' ? { fn, field: amount!, by: by! } : { fn, field }))
}

/** What stands in the foot; lists of a million rows are not added up beside every look unless somebody chose to. */
export function useTotals(
  definition: RecordDefinition,
  filter: Filter | undefined,
  q: string | undefined,
  totals: ReadonlyMap<string, Total>,
  { length, asked }: { length: number; asked: boolean },
): ReadonlyMap<string, TotalValue> {
  const measures = measuresOf(definition, totals)
  const body = { ...(filter && { filter }), ...(q && { q }), measures }
  const { data, isPlaceholderData } = useAggregate(
    definition,
    body,
    measures.length > 0 && length > 0 && (asked || length <= mostAdded),
  )
  // What was said of other columns or another filter is not said of these.
  const values = isPlaceholderData ? undefined : data?.data[0]?.values
  return new Map([...totals.keys()].map((name, index) => [name, values?.[index] ?? null]))
}

/** A total as text, in the way of its field, or `short` (€17.2M); null while it is not known. */
export function totalText(
  field: Field | undefined,
  total: Total | undefined,
  value: unknown,
  short = false,
): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'object')
    return formatMoney(value as MoneySum, { whole: total !== 'sum' && total !== 'min' && total !== 'max', short })
  if (total === 'filled' || total === 'empty' || !field) return formatNumber(Number(value))
  if (field.type === 'date') return formatDay(String(value))
  if (field.type === 'dateTime') return formatWhen(String(value))
  if (field.type === 'percent') return formatNumber(Number(value) / 100, { style: 'percent', maximumFractionDigits: 1 })
  const fine = Math.abs(Number(value)) < 100
  return formatNumber(Number(value), {
    maximumFractionDigits: fine ? 2 : short ? 1 : 0,
    ...(short && { notation: 'compact' }),
  })
}
