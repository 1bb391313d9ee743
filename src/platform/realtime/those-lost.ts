import type { LedgerLine } from '../../kernel/change.ts'
import { fieldsIn } from '../../kernel/filter.ts'
import { stepsOf } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { extentsOf, type Extent } from '../access/permissions.ts'
import { asksRecord } from '../access/scope.ts'
import type { Ctx } from '../context.ts'
import { rowsByIds } from '../records/fetch.ts'
import { filterFault } from '../records/read/filter-fault.ts'
import { holds } from '../records/read/holds.ts'

/**
 * The records that somebody no longer sees by what these lines changed: given away, in another territory, or outside of the rule by which they
 * saw them. Who has one on the screen must learn that it is gone.
 */
export async function thoseLost(
  ctx: Ctx,
  record: RecordDefinition,
  lines: readonly LedgerLine[],
  visible: ReadonlySet<string>,
): Promise<string[]> {
  const away = lines.filter(({ recordId }) => !visible.has(recordId))
  const given = away.filter(({ before }) => ctx.actor.userId !== null && before.owner === ctx.actor.userId)
  return [...given, ...(await noLongerWithin(ctx, record, away))].map(({ recordId }) => recordId)
}

async function noLongerWithin(ctx: Ctx, record: RecordDefinition, lines: readonly LedgerLine[]): Promise<LedgerLine[]> {
  const extents = extentsOf(ctx.actor.permissions.of(record), 'see')
  const rules = extents.flatMap(({ rule }) => rule ?? [])
  const asked = new Set(['territory', ...rules.flatMap((rule) => fieldsIn(rule).map((path) => stepsOf(path)[0]!))])
  const moved = asksRecord(ctx.actor, record, 'see') ? lines.filter(({ before }) => Object.keys(before).some((name) => asked.has(name))) : [] // prettier-ignore
  if (moved.length === 0 || rules.some((rule) => filterFault(ctx, record, rule))) return []
  const rows = await rowsByIds(ctx.db, record, moved.map(({ recordId }) => recordId), false) // prettier-ignore
  const now = new Map(rows.map((row) => [row.id, row]))
  return moved.filter(({ recordId, before }) => {
    const then: Record<string, unknown> = { ...now.get(recordId), ...before }
    const within = ({ reach, rule }: Extent) =>
      (rule !== null && holds(ctx, record, rule, then)) ||
      (reach === 'territory' && ctx.actor.territories.includes(then.territory as string))
    return now.has(recordId) && then.private !== true && extents.every(within)
  })
}
