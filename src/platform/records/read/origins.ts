import type { LedgerLine } from '../../../kernel/change.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import {} from '../../../kernel/sentence.ts'
import type { Ctx } from '../../context.ts'
import { linesOf } from './history.ts'
import { visibleIds } from './visible-ids.ts'

/** Where the values of a record come from. */
export interface OriginsAnswer {
  /** By field, the line that last changed it; one that is not here has its value since the creation. */
  data: Record<string, LedgerLine>
  /** How the record came to be. */
  created: LedgerLine | null
}

/** The line of the ledger from which each value of a record comes, without fields that are hidden from the actor. */
export async function readOrigins(ctx: Ctx, shipped: RecordDefinition, id: string): Promise<OriginsAnswer> {
  const record = ctx.registry.own(shipped)
  if (!(await visibleIds(ctx, record, [id])).has(id)) throw refuse.noSuch(record)
  const last = `and l.id in (
  select max(c.id) from ledger c, jsonb_object_keys(c.after) as changed where c.record_id = any ($1::uuid[]) group by changed
  union select min(c.id) from ledger c where c.record_id = any ($1::uuid[]) and c.name = 'create')
order by l.id desc`
  const lines = (await linesOf(ctx, [id], last, [])).map(({ line }) => line)
  const data: Record<string, LedgerLine> = {}
  for (const line of lines) for (const field of Object.keys(line.after)) data[field] ??= line
  return { data, created: lines.find(({ name }) => name === 'create') ?? null }
}
