import type { LedgerLine } from '../../../kernel/change.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Ctx } from '../../context.ts'
import { confirmed } from '../confirmed.ts'
import { linesOf } from './history.ts'
import { visibleIds } from './visible-ids.ts'

/** Where the values of a record come from. */
export interface OriginsAnswer {
  /** By field, the line that last changed it; one that is not here has its value since the creation. */
  data: Record<string, LedgerLine>
  /** By field, the line that last said that it is still so, if nothing has changed it since. */
  confirmed: Record<string, LedgerLine>
  /** How the record came to be. */
  created: LedgerLine | null
}

/** The line of the ledger from which each value of a record comes, without fields that are hidden from the actor. */
export async function readOrigins(ctx: Ctx, shipped: RecordDefinition, id: string): Promise<OriginsAnswer> {
  const record = ctx.registry.own(shipped)
  if (!(await visibleIds(ctx, record, [id])).has(id)) throw refuse.noSuch(record)
  const last = `and l.id in (
  select max(c.id) from ledger c, jsonb_object_keys(c.after) as changed where c.record_id = any ($1::uuid[]) group by changed, c.name = '${confirmed}'
  union select min(c.id) from ledger c where c.record_id = any ($1::uuid[]) and c.name = 'create')
order by l.id desc`
  const lines = (await linesOf(ctx, [id], last, [])).map(({ line }) => line)
  const data: Record<string, LedgerLine> = {}
  const stillSo: Record<string, LedgerLine> = {}
  for (const line of lines)
    for (const field of Object.keys(line.after))
      if (line.name !== confirmed) data[field] ??= line
      else if (!data[field]) stillSo[field] ??= line
  return { data, confirmed: stillSo, created: lines.find(({ name }) => name === 'create') ?? null }
}
