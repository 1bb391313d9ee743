import type { Money } from '../../../../kernel/field.ts'
import { amountOf, roundMoney, units } from '../../../../kernel/money.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { labelOf, say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../context.ts'
import { sqlOf, tableOf } from '../../columns.ts'
import { meaningOf } from '../operators/meaning-of.ts'
import { targetOf, type Target } from '../paths.ts'
import type { Measure } from '../query.ts'
import { daysOf } from './days.ts'
import type { Source } from '../source-sql.ts'
import type { Place } from '../statement.ts'
import { trackedColumn, trackedParts } from '../tracked.ts'

type Weighted = Extract<Measure, { fn: 'weighted' }>

/** A sum of money: converted into the workspace's currency, and as it was in each. */
export interface Total extends Money {
  parts: Money[]
  /** The day from which the newest rate used is valid; null where none was needed. */
  asOfRates: string | null
  /** Currencies that have no rate: what is in them is missing from the total. */
  unrated?: string[]
}
/** The day from which the newest rate of each currency is valid. */
export type NewestRates = ReadonlyMap<string, string>

/** Something that a report says of each group. */
export interface Measured {
  label: string
  sql: string
  decode: (cell: unknown, parts: readonly Part[], rates: NewestRates) => unknown
  /** The columns whose sums by currency are wanted too. */
  money?: { amount: string; currency: string }
  /** Puts together what was measured of parts of a group, where that can be done. */
  fold?: (column: string) => string
}
/** A sum of money in one currency, as the database answers it. */
export type Part = readonly [currency: string | null, amount: string | null]

/** Compiles a measure. Refuses fields that cannot be measured so, by name. */
export function measureOf(ctx: Ctx, source: Source, measure: Measure, place: Place, joins: string[]): Measured {
  if (measure.fn === 'count') return { label: 'count', sql: 'count(*)', decode: (cell) => cell, fold: foldOf.count }
  if (measure.fn === 'days') return daysOf(ctx, source, measure, place, joins)
  if (measure.fn === 'weighted') return weightedSum(ctx, source, measure, place, joins)
  const { fn, field: path } = measure
  const target = targetOf(ctx, source.record, path)
  const { field } = target
  if (fn === 'filled' || fn === 'empty') return presence(source, target, fn, place, joins)
  const isTime = field.type === 'date' || field.type === 'dateTime'
  const isNumber = field.type === 'number' || field.type === 'percent'
  const fits = target.hops.length === 0 && (field.type === 'money' || isNumber || (isTime && timely.has(fn)))
  if (!fits)
    throw refuse.invalid([
      { field: path, ...say('{field} cannot be measured by {fn}.', { field: labelOf(field), fn }) },
    ])
  const column = columnOf(source, target, place, joins)
  const label = `${fn}(${path})`
  const fold = foldOf[fn]
  if (isTime)
    return { label, sql: fn === 'median' ? middleSql(column) : `${fn}(${column})`, decode: (cell) => cell, fold }
  const sql = fn === 'median' ? medianSql(column) : `${fn}(${column})`
  if (isNumber) return { label, sql, decode: (cell) => (cell === null ? null : Number(cell)), fold }
  const { currency } = ctx.settings
  if (fn !== 'sum') return { label, sql, decode: (cell) => inCurrency(cell, currency), fold }
  const [amount, code] = tableOf(source.record).stored.get(target.name)!.columns
  const money =
    source.asOf === undefined ? { amount: sqlOf('t', amount!), currency: sqlOf('t', code!) } : trackedParts(target.name)
  return { label, sql, money, fold, decode: (cell, parts, rates) => totalOf(cell, parts, currency, rates) }
}

const columnOf = (source: Source, target: Target, place: Place, joins: string[]) =>
  source.asOf === undefined ? sqlOf('t', target.column) : trackedColumn(source.record, target, place, joins)

/** Adds up amounts, each times a percentage of its row; rows without one of the two add nothing. */
function weightedSum(ctx: Ctx, source: Source, measure: Weighted, place: Place, joins: string[]): Measured {
  const [amount, share] = [targetOf(ctx, source.record, measure.field), targetOf(ctx, source.record, measure.by)]
  const refused = (field: string, sentence: Sentence) => refuse.invalid([{ field, ...sentence }])
  if (amount.hops.length > 0 || amount.field.type !== 'money')
    throw refused(measure.field, say('{field} is no amount to be weighted.', { field: labelOf(amount.field) }))
  if (share.hops.length > 0 || share.field.type !== 'percent')
    throw refused(measure.by, say('{field} is no percentage to weight by.', { field: labelOf(share.field) }))
  const [money, percent] = [amount, share].map((target) => columnOf(source, target, place, joins))
  const { currency } = ctx.settings
  return {
    label: `weighted(${measure.field})`,
    sql: `sum(${money} * ${percent} / 100)`,
    decode: (cell) => inCurrency(cell, currency),
    fold: foldOf.sum!,
  }
}

/** Counts the rows in which a field says something, or nothing, as filters understand it. */
function presence(source: Source, target: Target, fn: 'filled' | 'empty', place: Place, joins: string[]): Measured {
  const { path, field, part, hops } = target
  if (hops.length > 0 || part)
    throw refuse.invalid([{ field: path, ...say('{field} cannot be counted here.', { field: labelOf(field) }) }])
  const column = columnOf(source, target, place, joins)
  const none = (): string => {
    throw new Error('Whether something is there needs no operand.')
  }
  const filled = meaningOf(target, 'isEmpty').sql({ column, table: 't', target, live: false, long: false }, none)
  const test = fn === 'filled' ? filled : `(${filled}) is not true`
  return {
    label: `${fn}(${path})`,
    sql: `count(*) filter (where ${test})`,
    decode: (cell) => cell,
    fold: foldOf.count!,
  }
}

const foldOf: Partial<Record<Measure['fn'], (column: string) => string>> = {
  count: (column) => `coalesce(sum(${column}), 0)::bigint`,
  sum: (column) => `sum(${column})`,
  min: (column) => `min(${column})`,
  max: (column) => `max(${column})`,
}

/** The mean of the two in the middle, exact. */
function medianSql(column: string): string {
  return `(${middleSql(column)} + ${middleSql(`${column} desc`)}) / 2.0`
}

/** The one in the middle; of two the one that comes first in this order. */
const middleSql = (order: string) => `percentile_disc(0.5) within group (order by ${order})`
const timely = new Set(['min', 'max', 'median'])

function inCurrency(cell: unknown, currency: string): Money | null {
  if (cell === null) return null
  const [whole, part = ''] = (cell as string).split('.')
  return roundMoney({ amount: `${whole}.${part.slice(0, 4).padEnd(4, '0')}`, currency })
}

function totalOf(cell: unknown, parts: readonly Part[], currency: string, rates: NewestRates): Total {
  const sums = new Map<string, bigint>()
  for (const [code, amount] of parts) {
    if (code !== null && amount !== null) sums.set(code, (sums.get(code) ?? 0n) + units(amount))
  }
  const own = [...sums].sort(([left], [right]) => (left < right ? -1 : 1)).map(([code, sum]) => ({ amount: amountOf(sum, code), currency: code })) // prettier-ignore
  const foreign = own.map((part) => part.currency).filter((code) => code !== currency)
  const unrated = foreign.filter((code) => !rates.has(code))
  return {
    ...(inCurrency(cell ?? '0', currency) as Money),
    parts: own,
    asOfRates:
      foreign
        .flatMap((code) => rates.get(code) ?? [])
        .sort()
        .at(-1) ?? null,
    ...(unrated.length > 0 && { unrated }),
  }
}

/** From which days the rates are by which foreign amounts were converted. */
export async function newestRates(ctx: Ctx, parts: readonly Part[]): Promise<NewestRates> {
  const codes = new Set(parts.map(([currency]) => currency))
  codes.delete(ctx.settings.currency)
  codes.delete(null)
  if (codes.size === 0 || !ctx.registry.record('exchangeRate')) return new Map()
  const text =
    'select currency, max(valid_from) as day from exchange_rates where deleted_at is null and currency = any ($1::text[]) group by currency'
  const rows = await ctx.db.run<{ currency: string; day: string }>({ text, values: [[...codes]] })
  return new Map(rows.map(({ currency, day }) => [currency, day]))
}
