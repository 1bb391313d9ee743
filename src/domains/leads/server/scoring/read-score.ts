import { fieldsIn } from '../../../../kernel/filter.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { findRows, knows, visibleIds } from '../../../../platform/records/read/index.ts'
import { person } from '../../../people/model/index.ts'
import { scoreRule } from '../../model/index.ts'
import { conditionIn, happenings, recordOf } from './rule.ts'

/** Why somebody has points, as far as whoever asks may know: where they may not, the words are null. */
export interface Told {
  words: string | null
  points: number
  at: string | null
  record: string | null
  recordId: string | null
}

type Rule = RowOf<typeof scoreRule>
interface Kept {
  rule: string
  points: number
  at: string | null
  record: string | null
}

/** The reasons of a person's score, what counts most first; none where the score is hidden from whoever asks. */
export async function readScore(ctx: Ctx, id: string): Promise<Told[]> {
  if (ctx.actor.permissions.of(ctx.registry.own(person)).hidden.has('score')) return []
  const kept = await ctx.db.run<Kept>({
    name: 'lead_score_read',
    text: `select rule_id as rule, points::int as points, at, record_id as record from lead_score_reason
where person_id = $1 order by abs(points) desc, rule_id`,
    values: [id],
  })
  const filter = { field: 'id', in: kept.map(({ rule }) => rule) }
  const rows = (await findRows(ctx, ctx.db, scoreRule, filter, { bin: true })) as unknown as Rule[]
  const rules = new Map(rows.map((row) => [row.id, row]))
  const seen = await seenOf(ctx, kept, rules)
  return kept.map((reason) => told(ctx, reason, rules.get(reason.rule), seen))
}

/** Of what happened, what whoever asks may see. */
async function seenOf(ctx: Ctx, kept: readonly Kept[], rules: ReadonlyMap<string, Rule>): Promise<ReadonlySet<string>> {
  const groups = Map.groupBy(kept.filter(({ record }) => record), ({ rule }) => rules.get(rule)?.asks ?? 'person') // prettier-ignore
  const seen = await Promise.all(
    [...groups].map(async ([asks, reasons]) => {
      const happening = happenings[asks]
      return happening ? visibleIds(ctx, ctx.registry.own(happening.record), reasons.map(({ record }) => record!)) : new Set<string>() // prettier-ignore
    }),
  )
  return new Set(seen.flatMap((ids) => [...ids]))
}

function told(ctx: Ctx, { points, at, record }: Kept, rule: Rule | undefined, seen: ReadonlySet<string>): Told {
  const may = rule !== undefined && (record === null || seen.has(record)) && knowsOf(ctx, rule)
  if (!may) return { words: null, points, at: null, record: null, recordId: null }
  return { words: rule.name, points, at, record: record && rule.asks, recordId: record }
}

/** Whether nothing that a rule asks for is hidden from whoever reads its words. */
const knowsOf = (ctx: Ctx, rule: Rule) =>
  fieldsIn(conditionIn(rule.condition) ?? undefined).every((path) => knows(ctx, recordOf(rule), path))
