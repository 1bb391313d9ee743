import type { Money } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import { baseAmount, rateDay, type Rates } from './base-amount.ts'
import { tableOf } from './columns.ts'
import type { Values } from './check.ts'

/** Whether two values of a field are the same for people: lists and money by content, moments to the millisecond. */
export function same(left: unknown, right: unknown): boolean {
  const a = left ?? null
  const b = right ?? null
  return a === b || (typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b))
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  )
}

/** The fields whose values differ, before and after. */
export function difference(record: RecordDefinition, row: Values, next: Values): { before: Values; after: Values } {
  const before: Values = {}
  const after: Values = {}
  for (const name of Object.keys(next)) {
    if (!(name in record.all) || same(row[name], next[name])) continue
    before[name] = row[name] ?? null
    after[name] = next[name] ?? null
  }
  return { before, after }
}

/** Only what leaves a trace: derived values are computed again, never restored. */
export function traced(record: RecordDefinition, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => record.all[name]!.setBy !== 'derived'))
}

/** Values of a row as cells of the table; money brings its amount in the workspace's currency along. */
export function cellsOf(
  ctx: Ctx,
  record: RecordDefinition,
  values: Values,
  rates: Rates,
  cells = new Map<string, unknown>(),
  row: Values = values,
) {
  const { stored } = tableOf(record)
  for (const name in values) {
    const column = stored.get(name)
    // Id and version are no fields, and what a formula yields lies nowhere.
    if (!column || column.computed) continue
    const { columns, encode, field, key } = column
    const value = values[name]
    const encoded = encode(value)
    for (let index = 0; index < columns.length; index++) cells.set(columns[index]!, encoded[index])
    if (field.type === 'money') cells.set(key, baseAmount(ctx, rates, value as Money | null, rateDay(ctx, record, row)))
  }
  return cells
}

/** Whether any of these values is an amount that needs a rate. */
export function needsRates(ctx: Ctx, record: RecordDefinition, values: Values): boolean {
  return moneyOf(record).some((name) => {
    const value = values[name] as Money | null | undefined
    return value && value.currency !== ctx.settings.currency
  })
}

/** The amounts that are worth something else once these values are so: all of them where the day of their rates is among them. */
export function ratedAnew(record: RecordDefinition, values: Values, row: Values): Values {
  if (!record.ratedAt || !(record.ratedAt in values)) return values
  return { ...values, ...Object.fromEntries(moneyOf(record).map((name) => [name, row[name] ?? null])) }
}

const moneys = new WeakMap<RecordDefinition, string[]>()

function moneyOf(record: RecordDefinition): string[] {
  const known = moneys.get(record)
  if (known) return known
  const names = Object.keys(record.all).filter((name) => record.all[name]!.type === 'money')
  moneys.set(record, names)
  return names
}
