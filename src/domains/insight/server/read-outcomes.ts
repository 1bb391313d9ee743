import type { Money } from '../../../kernel/field.ts'
import { all, type Filter } from '../../../kernel/filter.ts'
import type { Ctx } from '../../../platform/context.ts'
import { aggregate, type AggregateQuery, type GroupBy, type LinkedById, type Measure } from '../../../platform/records/read/index.ts' // prettier-ignore
import type { Days, Outcome, Outcomes } from '../model/index.ts'
import { countedOf, type Counted, type OutcomesQuery } from './counted.ts'

const mostGroups = 200
const count = { fn: 'count' } as const

/** What became of the deals that the asker may see, in all and in groups; refuses what cannot be grouped by, by name. */
export async function readOutcomes(ctx: Ctx, query: OutcomesQuery): Promise<{ data: Outcomes; linked?: LinkedById }> {
  const counted = countedOf(ctx, query)
  const whole = outcomesIn(ctx, counted, undefined)
  if (counted.by === undefined) return { data: { whole: (await whole).of(null), groups: [], more: false } }
  const by = counted.by
  const sizes = await aggregate(ctx, counted.record, { filter: counted.filter, groupBy: [by], measures: [count], sort: '-count', limit: mostGroups + 1 }) // prettier-ignore
  const keys = sizes.data.slice(0, mostGroups).map(({ group }) => group[nameOf(by)] ?? null)
  const more = sizes.data.length > mostGroups
  const each = await outcomesIn(ctx, more ? among(counted, keys) : counted, by)
  const groups = keys.map((key) => ({ key, ...each.of(key) }))
  return { data: { whole: (await whole).of(null), groups, more }, linked: sizes.linked }
}

const nameOf = (by: GroupBy) => (typeof by === 'string' ? by : by.field)

/** Of many groups only these: an answer holds a thousand rows. */
function among(counted: Counted, keys: readonly unknown[]): Counted {
  const { by, filter } = counted
  if (by === undefined || typeof by !== 'string') return counted
  const said = keys.filter((key) => key !== null) as string[]
  const few: Filter[] = [{ field: by, in: said }, ...(said.length < keys.length ? [{ field: by, isEmpty: true }] : [])]
  return { ...counted, filter: all(filter, { or: few }) }
}

interface Found {
  of: (key: unknown) => Outcome
}

/** Reads by status, and of those that were won how long they took. */
async function outcomesIn(ctx: Ctx, counted: Counted, by: GroupBy | undefined): Promise<Found> {
  const { record, filter, status, amount } = counted
  const own = by === undefined ? [] : [by]
  const measures: Measure[] = [count, ...(amount ? [{ fn: 'sum' as const, field: amount }] : [])]
  const read = (query: AggregateQuery) => aggregate(ctx, record, { limit: 1_000, ...query })
  const [rows, spans] = await Promise.all([
    read({ filter, groupBy: [...own, status], measures }),
    counted.days ? read({ filter: all(filter, { field: status, is: 'won' }), groupBy: own, measures: counted.days }) : { data: [] }, // prettier-ignore
  ])
  const keyOf = ({ group }: { group: Record<string, unknown> }) => String(by === undefined ? null : (group[nameOf(by)] ?? null)) // prettier-ignore
  const byKey = Map.groupBy(rows.data, keyOf)
  const days = new Map(spans.data.map((row) => [keyOf(row), daysIn(row.values)]))
  return {
    of: (key) => outcomeOf(byKey.get(String(key)) ?? [], status, days.get(String(key)) ?? null),
  }
}

function outcomeOf(
  rows: readonly { group: Record<string, unknown>; values: unknown[] }[],
  status: string,
  days: Days | null,
): Outcome {
  // prettier-ignore
  const row = (is: string) => rows.find(({ group }) => group[status] === is)?.values
  const number = (is: string) => Number(row(is)?.[0] ?? 0)
  const [won, lost, open] = [number('won'), number('lost'), number('open')]
  const sum = row('won')?.[1] as Money | undefined
  const amount = sum ? { amount: sum.amount, currency: sum.currency } : null
  return { won, lost, open, rate: won + lost === 0 ? null : won / (won + lost), amount, days }
}

function daysIn([lower, median, upper]: readonly unknown[]): Days | null {
  return median === null || median === undefined ? null : ({ lower, median, upper } as Days)
}
