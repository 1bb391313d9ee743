import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { isTimeZone } from '../../../kernel/time.ts'
import type { Ctx } from '../../context.ts'
import { asOfMoment } from './as-of.ts'
import { ledFilter } from './led-filter.ts'
import { idsIn, linkedTo, type LinkedById } from './linked.ts'
import type { AggregateQuery } from './query.ts'
import { newestRates, type Part } from './report/measure.ts'
import { planOf, type Plan } from './report/plan.ts'
import type { Cells } from './rows.ts'
import { sourceShape, valuesOf, type Source } from './source-sql.ts'
import { bind, given, shaped } from './statement.ts'

export interface AggregateAnswer {
  data: { group: Record<string, unknown>; values: unknown[] }[]
  linked: LinkedById
}

/** Counts and measures in groups, over the same rows that the actor's lists show. Refuses what cannot be grouped or measured, by name. */
export async function aggregate(ctx: Ctx, shipped: RecordDefinition, query: AggregateQuery): Promise<AggregateAnswer> {
  const record = ctx.registry.own(shipped)
  const asOf = query.asOf === undefined ? undefined : asOfMoment(ctx, query.asOf)
  const filter = await ledFilter(ctx, query.filter)
  const source: Source = { record, filter, q: query.q?.trim() || undefined, bin: false, asOf }
  const { key, operands } = sourceShape(ctx, source)
  const shape = JSON.stringify([query.groupBy, query.measures, query.sort, query.limit])
  const plan = shaped(ctx, `aggregate ${ctx.settings.currency} ${key} ${shape}`, () => planOf(ctx, source, query))
  const values = given(ctx, { operands, ...valuesOf(source), keys: [zoneOf(ctx, query.timeZone)] })
  const [rows, parts] = await Promise.all([
    ctx.db.run<Cells>(bind(plan.main, values)),
    plan.parts ? ctx.db.run<Cells>(bind(plan.parts, values)) : [],
  ])
  const data = await decoded(ctx, plan, rows, parts)
  const links = plan.groups.filter((group) => group.isLink).map((group) => group.name)
  const ids = idsIn(data.map(({ group }) => group), links) // prettier-ignore
  return { data, linked: await linkedTo(ctx, ids) }
}

async function decoded(ctx: Ctx, { groups, measures, parts: apart }: Plan, rows: Cells[], parts: Cells[]) {
  const keyOf = (cells: Cells) => JSON.stringify(cells.slice(0, groups.length))
  const byGroup = Map.groupBy(parts, keyOf)
  const end = groups.length + measures.length
  let sum = 0
  const partsOf = measures.map(({ money }) => {
    const at = groups.length + 2 * sum
    if (!money) return () => []
    sum++
    // Either beside the measures of the row, or in rows of their own.
    if (!apart) return (cells: Cells) => (cells[end] as Part[] | null) ?? []
    return (cells: Cells) => (byGroup.get(keyOf(cells)) ?? []).map((row) => [row[at], row[at + 1]] as unknown as Part)
  })
  const rates = await newestRates(ctx, rows.flatMap((cells) => partsOf.flatMap((of) => of(cells)))) // prettier-ignore
  return rows.map((cells) => ({
    group: Object.fromEntries(groups.map(({ name, decode }, index) => [name, decode(cells[index])])),
    values: measures.map((measure, index) =>
      measure.decode(cells[groups.length + index], partsOf[index]!(cells), rates),
    ),
  }))
}

function zoneOf(ctx: Ctx, zone: string | undefined): string {
  if (zone === undefined) return ctx.actor.timeZone
  if (!isTimeZone(zone)) throw refuse.invalid([{ field: 'timeZone', ...say('A time zone such as Europe/Berlin.') }])
  return zone
}
