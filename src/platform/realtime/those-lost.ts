import type { LedgerLine } from '../../kernel/change.ts'
import { fieldsIn } from '../../kernel/filter.ts'
import { stepsOf } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { extentsOf } from '../access/permissions.ts'
import type { Ctx } from '../context.ts'
import { rowsByIds } from '../records/fetch.ts'
import { filterFault } from '../records/read/filter-fault.ts'
import { holds } from '../records/read/holds.ts'

/**
 * The records that somebody no longer sees by what these lines changed: given away, or outside of the rule by which they
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
  return [...given, ...(await noLongerRuled(ctx, record, away))].map(({ recordId }) => recordId)
}

async function noLongerRuled(ctx: Ctx, record: RecordDefinition, lines: readonly LedgerLine[]): Promise<LedgerLine[]> {
  const rules = extentsOf(ctx.actor.permissions.of(record), 'see').flatMap(({ rule }) => rule ?? [])
  const asked = new Set(rules.flatMap((rule) => fieldsIn(rule).map((path) => stepsOf(path)[0]!)))
  const moved = lines.filter(({ before }) => Object.keys(before).some((name) => asked.has(name)))
  if (moved.length === 0 || rules.some((rule) => filterFault(ctx, record, rule))) return []
  const rows = await rowsByIds(ctx.db, record, moved.map(({ recordId }) => recordId), false) // prettier-ignore
  const now = new Map(rows.map((row) => [row.id, row]))
  return moved.filter(({ recordId, before }) => {
    const then: Record<string, unknown> = { ...now.get(recordId), ...before }
    return now.has(recordId) && then.private !== true && rules.every((rule) => holds(ctx, record, rule, then))
  })
}
