import type { RecordDefinition } from '../../../kernel/record.ts'
import { amountOf, roundMoney, units } from '../../../kernel/money.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { isTimeZone } from '../../../kernel/time.ts'
import type { Field, Money } from '../../../kernel/field.ts'
import type { Ctx } from '../../context.ts'
import { tableOf } from '../columns.ts'
import { asOfMoment } from './as-of.ts'
import { idsIn, linkedTo, type LinkedById } from './linked.ts'
import { targetOf, type Target } from './paths.ts'
import type { AggregateQuery, DateStep, GroupBy, Measure } from './query.ts'
import { scopeSql } from './scope-sql.ts'
import { sourceShape, sourceSql, valuesOf, type Source } from './source-sql.ts'
import { bind, given, placing, shaped, statement, type Place, type Statement } from './statement.ts'
import { trackedColumn } from './tracked.ts'

export interface AggregateAnswer {
  data: { group: Record<string, unknown>; values: unknown[] }[]
  linked: LinkedById
}
/** A sum of money: converted into the workspace's currency, and as it was in each. */
export interface Total extends Money {
  parts: Money[]
  /** The day from which the newest rate used is valid; null where none was needed. */
  asOfRates: string | null
  /** Some of it has no rate and is missing from the total. */
  incomplete?: true
}

const mostGroups = 1_000
const linkTypes = new Set(['link', 'links', 'user', 'file'])

/** Counts and measures in groups, over the same rows that the actor's lists show. Refuses what cannot be grouped or measured, by name. */
export async function aggregate(ctx: Ctx, record: RecordDefinition, query: AggregateQuery): Promise<AggregateAnswer> {
  const asOf = query.asOf === undefined ? undefined : asOfMoment(ctx, query.asOf)
  const source: Source = { record, filter: query.filter, q: query.q?.trim() || undefined, bin: false, asOf }
  const zone = zoneOf(ctx, query.timeZone)
  const { key, operands } = sourceShape(ctx, source)
  const shape = JSON.stringify([query.groupBy, query.measures, query.sort, query.limit])
  const plan = shaped(ctx, `aggregate ${key} ${shape}`, () => planOf(ctx, source, query))
  const values = given(ctx, { operands, ...valuesOf(source), keys: [zone] })
  const [rows, parts] = await Promise.all([
    ctx.db.run<unknown[]>(bind(plan.main, values)),
    plan.parts ? ctx.db.run<unknown[]>(bind(plan.parts, values)) : [],
  ])
  const byGroup = Map.groupBy(parts, (row) => JSON.stringify(row.slice(0, plan.groups.length)))
  const rates = await newestRate(ctx, parts, plan)
  const data = rows.map((cells) => {
    const keys = cells.slice(0, plan.groups.length)
    const own = byGroup.get(JSON.stringify(keys)) ?? []
    const group = Object.fromEntries(plan.groups.map(({ name, decode }, index) => [name, decode(keys[index])]))
    return {
      group,
      values: plan.measures.map((measure, index) => measure.decode(cells[keys.length + index], own, rates)),
    }
  })
  const linked = plan.groups.filter((group) => group.isLink).map((group) => group.name)
  return { data, linked: await linkedTo(ctx, idsIn(data.map(({ group }) => group), linked)) } // prettier-ignore
}

function zoneOf(ctx: Ctx, zone: string | undefined): string {
  if (zone === undefined) return ctx.actor.timeZone
  if (!isTimeZone(zone)) throw refuse.invalid([{ field: 'timeZone', message: 'A time zone such as Europe/Berlin.' }])
  return zone
}

interface Group {
  name: string
  sql: string
  isLink: boolean
  decode: (cell: unknown) => unknown
}
interface Measured {
  label: string
  sql: string
  decode: (cell: unknown, parts: readonly unknown[][], rates: string | null) => unknown
  /** The column whose sums by currency are wanted too. */
  money?: { column: string; currency: string }
}
interface Plan {
  main: Statement
  parts: Statement | null
  groups: readonly Group[]
  measures: readonly Measured[]
}

function planOf(ctx: Ctx, source: Source, query: AggregateQuery): Plan {
  const compiled = (build: (groups: Group[], measures: Measured[], from: string) => string) => {
    const { place, reads } = placing()
    const joins: string[] = []
    const groups = (query.groupBy ?? []).map((by, index) => groupOf(ctx, source, by, index, joins, place))
    const measures = moneyParts(
      query.measures.map((measure) => measureOf(ctx, source, measure, place, joins)),
      groups.length,
    )
    const from = sourceSql(ctx, source, place, joins)
    return { groups, measures, statement: statement(build(groups, measures, from), reads) }
  }
  const by = (groups: readonly Group[]) => groups.map((_, index) => index + 1).join(', ')
  const main = compiled((groups, measures, from) => {
    const grouped = groups.length ? `\ngroup by ${by(groups)}` : ''
    const order = groups.length ? `\norder by ${orderOf(query.sort, groups, measures)}` : ''
    const columns = [...groups, ...measures].map(({ sql }) => sql).join(', ')
    return `select ${columns}\n${from}${grouped}${order}\nlimit ${Math.min(query.limit ?? 200, mostGroups)}`
  })
  const sums = main.measures.filter(({ money }) => money)
  if (sums.length === 0) return { ...main, main: main.statement, parts: null }
  const currency = [...new Set(sums.map(({ money }) => money!.currency))]
  const parts = compiled((groups, _, from) => {
    // One row a group and combination of currencies; each sum is taken by its own.
    const columns = [
      ...groups.map(({ sql }) => sql),
      ...sums.flatMap(({ money }) => [money!.currency, `sum(${money!.column})`]),
    ]
    const grouping = [by(groups), ...currency].filter(Boolean).join(', ')
    return `select ${columns.join(', ')}\n${from}\ngroup by ${grouping}`
  })
  return { ...main, main: main.statement, parts: parts.statement }
}

/** Says where among the parts each sum of money finds its currency and amount. */
function moneyParts(measures: Measured[], groups: number): Measured[] {
  let at = groups
  return measures.map((measure) => {
    if (!measure.money) return measure
    const here = at
    at += 2
    return { ...measure, decode: (cell, parts, rates) => measure.decode(cell, parts.map((row) => [row[here], row[here + 1]]), rates) } // prettier-ignore
  })
}

function groupOf(ctx: Ctx, source: Source, by: GroupBy, index: number, joins: string[], place: Place): Group {
  const { field: path, by: step } = typeof by === 'string' ? { field: by, by: undefined } : by
  const target = targetOf(ctx, source.record, path)
  const { field, part } = target
  const refused = (message: string) => refuse.invalid([{ field: path, message: `${field.label} ${message}` }])
  if (part || ['emails', 'phones', 'addresses', 'handles', 'longText'].includes(field.type))
    throw refused('cannot be grouped by.')
  const isTime = field.type === 'date' || field.type === 'dateTime'
  if (step && !isTime) throw refused('has no days or months to group by.')
  const column =
    source.asOf === undefined
      ? joinedColumn(ctx, target, index, joins, place)
      : trackedColumn(source.record, target, place, joins)
  const isLink = linkTypes.has(field.type)
  if (isTime) return { name: path, sql: stepSql(column, field, step ?? 'day', place), isLink, decode: (cell) => cell }
  if (field.type === 'choices' || field.type === 'links') {
    const table = `u${index}`
    joins.push(` left join lateral unnest(${column}) as ${table} (item) on true`)
    return { name: path, sql: `${table}.item`, isLink, decode: (cell) => cell }
  }
  return { name: path, sql: column, isLink, decode: decoderOf(field) }
}

/** Follows the links of a path by joins; a linked record that the actor may not see is as if there were none. */
function joinedColumn(ctx: Ctx, target: Target, index: number, joins: string[], place: Place): string {
  let table = 't'
  target.hops.forEach(({ column, many, to }, hop) => {
    if (many) throw refuse.invalid([{ field: target.path, message: 'A report cannot go through a list of links.' }])
    const alias = `j${index}_${hop}`
    const scope = scopeSql(ctx, to, 'see', alias, place)
    joins.push(
      ` left join ${tableOf(to).name} ${alias} on ${alias}.id = ${table}.${column}${scope ? ` and ${scope}` : ''}`,
    )
    table = alias
  })
  return `${table}.${target.column}`
}

const steps: Record<DateStep, string> = { day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' }

/** The first day of the step in which a day lies; a moment's day is that of the time zone. */
function stepSql(column: string, field: Field, step: DateStep, place: Place): string {
  const local =
    field.type === 'dateTime'
      ? `${column} at time zone ${place(({ keys }) => keys[0], 'text')}`
      : `${column}::timestamp`
  return `date_trunc('${steps[step]}', ${local})::date`
}

function decoderOf(field: Field): (cell: unknown) => unknown {
  const numeric = field.type === 'money' || field.type === 'percent' || (field.type === 'number' && !field.integer)
  return numeric ? (cell) => (cell === null ? null : Number(cell)) : (cell) => cell
}

function measureOf(ctx: Ctx, source: Source, measure: Measure, place: Place, joins: string[]): Measured {
  if (measure.fn === 'count') return { label: 'count', sql: 'count(*)', decode: (cell) => cell }
  const { fn, field: path } = measure
  const target = targetOf(ctx, source.record, path)
  const { field } = target
  const isTime = field.type === 'date' || field.type === 'dateTime'
  const isNumber = field.type === 'number' || field.type === 'percent'
  const fits =
    target.hops.length === 0 && (field.type === 'money' || isNumber || (isTime && (fn === 'min' || fn === 'max')))
  if (!fits) throw refuse.invalid([{ field: path, message: `${field.label} cannot be measured by ${fn}.` }])
  const column = source.asOf === undefined ? `t.${target.column}` : trackedColumn(source.record, target, place, joins)
  const label = `${fn}(${path})`
  if (isTime) return { label, sql: `${fn}(${column})`, decode: (cell) => cell }
  const sql = fn === 'median' ? medianSql(column) : `${fn}(${column})`
  if (isNumber) return { label, sql, decode: (cell) => (cell === null ? null : Number(cell)) }
  const { currency } = ctx.settings
  if (fn !== 'sum' || source.asOf !== undefined) return { label, sql, decode: (cell) => inCurrency(cell, currency) }
  const [amount, code] = tableOf(source.record).stored.get(target.name)!.columns
  return { label, sql, decode: (cell, parts, rates) => totalOf(cell, parts, currency, rates), money: { column: `t.${amount}`, currency: `t.${code}` } } // prettier-ignore
}

/** The mean of the two in the middle, exact. */
function medianSql(column: string): string {
  const middle = (order: string) => `percentile_disc(0.5) within group (order by ${column}${order})`
  return `(${middle('')} + ${middle(' desc')}) / 2.0`
}

function inCurrency(cell: unknown, currency: string): Money | null {
  if (cell === null) return null
  const [whole, part = ''] = (cell as string).split('.')
  return roundMoney({ amount: `${whole}.${part.slice(0, 4).padEnd(4, '0')}`, currency })
}

function totalOf(cell: unknown, parts: readonly (readonly unknown[])[], currency: string, rates: string | null): Total {
  const sums = new Map<string, bigint>()
  for (const [code, amount] of parts) {
    if (typeof code === 'string' && amount !== null) sums.set(code, (sums.get(code) ?? 0n) + units(amount as string))
  }
  const own = [...sums].sort(([left], [right]) => (left < right ? -1 : 1)).map(([code, sum]) => ({ amount: amountOf(sum, code), currency: code })) // prettier-ignore
  const foreign = own.some((part) => part.currency !== currency)
  return {
    ...(inCurrency(cell ?? '0', currency) as Money),
    parts: own,
    asOfRates: foreign ? rates : null,
    ...(foreign && rates === null && { incomplete: true as const }),
  }
}

/** The newest day of the rates by which foreign amounts were converted. */
async function newestRate(ctx: Ctx, parts: readonly unknown[][], { groups }: Plan): Promise<string | null> {
  const codes = new Set(parts.flatMap((row) => row.slice(groups.length).filter((_, index) => index % 2 === 0)))
  codes.delete(ctx.settings.currency)
  codes.delete(null)
  if (codes.size === 0 || !ctx.registry.record('exchangeRate')) return null
  const text =
    'select max(valid_from) as day from exchange_rates where deleted_at is null and currency = any ($1::text[])'
  const [row] = await ctx.db.run<{ day: string | null }>({ text, values: [[...codes]] })
  return row!.day
}

/** By a group or a measure; without being told, by the groups. */
function orderOf(sort: string | undefined, groups: readonly Group[], measures: readonly Measured[]): string {
  const groupOrder = groups.map((_, index) => String(index + 1))
  if (sort === undefined) return groupOrder.join(', ')
  const down = sort.startsWith('-')
  const name = sort.replace(/^-/, '')
  const at = [...groups.map((group) => group.name), ...measures.map((measure) => measure.label)].indexOf(name)
  if (at < 0) {
    const known = [...groups.map((group) => group.name), ...measures.map((measure) => measure.label)].join(', ')
    throw refuse.invalid([{ field: 'sort', message: `A report is sorted by one of its groups or measures: ${known}.` }])
  }
  return [`${at + 1}${down ? ' desc' : ''} nulls last`, ...groupOrder].join(', ')
}
