import { mustFields, type DemandLevel } from '../../../kernel/demand.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Ctx } from '../../context.ts'
import { unmet } from '../demands.ts'
import { rowsByIds } from '../fetch.ts'
import { visibleIds } from './visible-ids.ts'

/** What the company asks and a record does not meet. */
export interface Unmet {
  rule: string
  level: DemandLevel
  sentence: string
  fields: string[]
}

/** What a record that the actor may see does not meet, but what speaks of a field that is hidden from them. */
export async function readUnmet(ctx: Ctx, shipped: RecordDefinition, id: string): Promise<Unmet[]> {
  const record = ctx.registry.own(shipped)
  if (!(await visibleIds(ctx, record, [id])).has(id)) throw refuse.noSuch(record)
  const [row] = await rowsByIds(ctx.db, record, [id], false)
  const found = row && !row.deletedAt ? unmet(ctx, record, row) : []
  return found.map((each) => ({ rule: each.id, level: each.level, sentence: each.sentence, fields: mustFields(each) }))
}
