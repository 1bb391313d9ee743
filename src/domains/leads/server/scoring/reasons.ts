import type { Ctx } from '../../../../platform/context.ts'
import type { Query, Tx } from '../../../../platform/db/index.ts'
import { sqlOf, tableOf } from '../../../../platform/records/columns.ts'
import { filterShape, filterSql } from '../../../../platform/records/read/filter-sql.ts'
import { bind, given, placing, statement, type Place } from '../../../../platform/records/read/statement.ts'
import { person } from '../../../people/model/index.ts'
import { daysSince, decayed } from './decayed.ts'
import { asFarley, happenings, recordOf, type Rule } from './rule.ts'

/** Why somebody has points: by which rule, how many, and for what of when, where it is something that happened. */
export interface Reason {
  rule: string
  points: number
  record: string | null
  at: string | null
}

export const scoreOf = (reasons: readonly Reason[]): number => reasons.reduce((sum, { points }) => sum + points, 0)

/** What speaks for and against each of these people now; of what happened often the last time counts. Only those of whom something does are in it. */
export async function reasonsOf(whose: Ctx, tx: Tx, rules: readonly Rule[], ids: readonly string[]): Promise<Map<string, Reason[]>> {
  const ctx = asFarley(whose)
  const now = ctx.now()
  const found = await tx.pipeline(rules.map((rule) => asking(ctx, rule, ids, now)))
  const reasons = new Map<string, Reason[]>()
  for (const [index, rows] of found.entries())
    for (const [who, at, record] of rows as unknown as Hit[]) {
      const reason = counted(rules[index]!, at, record, now)
      if (reason.points !== 0) reasons.set(who, [...(reasons.get(who) ?? []), reason])
    }
  return reasons
} // prettier-ignore

type Hit = [who: string, at: string | null, record: string | null]

const counted = (rule: Rule, at: string | null, record: string | null, now: Date): Reason => ({
  rule: rule.id,
  points: decayed(rule.points, rule.halfLife, at === null ? 0 : daysSince(Date.parse(at), now.getTime())),
  record,
  at,
})

/** Asks which of some people a rule counts for, and since when. */
function asking(ctx: Ctx, rule: Rule, ids: readonly string[], now: Date): Query {
  const { place, reads } = placing()
  const { operands } = filterShape(rule.filter)
  const text = happenings[rule.asks] ? happened(ctx, rule, place) : isSo(ctx, rule, place)
  const since = rule.within === null ? null : new Date(now.getTime() - rule.within * 86_400_000).toISOString()
  return bind(statement(text, reads), given(ctx, { ids, operands, asOf: now.toISOString(), keys: [since] }))
}

const conditionOf = (ctx: Ctx, rule: Rule, place: Place) =>
  filterSql({ ctx, record: ctx.registry.own(recordOf(rule)), table: 't', place, scope: null, live: true }, rule.filter)

function isSo(ctx: Ctx, rule: Rule, place: Place): string {
  const some = place(({ ids }) => ids, 'uuid[]')
  return `select t.id, null::timestamptz, null::uuid from ${tableOf(person).name} t where t.id = any (${some}) and ${conditionOf(ctx, rule, place)}`
}

/** The last time that it happened with each; what is somebody's own, what is planned and what lies in the bin is none. */
function happened(ctx: Ctx, rule: Rule, place: Place): string {
  const { record, at, who } = happenings[rule.asks]!
  const { name, stored } = tableOf(record)
  const [moment, link] = [sqlOf('t', stored.get(at)!.key), stored.get(who)!]
  const [now, since] = [place(({ asOf }) => asOf, 'timestamptz'), place(({ keys }) => keys[0], 'timestamptz')]
  const conditions = [
    't.deleted_at is null',
    ...(record.private ? ['t.private is not true'] : []),
    `${moment} <= ${now}`,
    `(${since} is null or ${moment} > ${since})`,
    conditionOf(ctx, rule, place),
  ]
  const points = link.field.type === 'links' ? `t.${link.key} @> array[who.id]` : `t.${link.key} = who.id`
  return `select distinct on (who.id) who.id, ${moment}, t.id
from unnest(${place(({ ids }) => ids, 'uuid[]')}) as who (id) join ${name} t on ${points}
where ${conditions.join(' and ')} order by who.id, ${moment} desc, t.id`
}
