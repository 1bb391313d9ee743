import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { many, say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { ring } from '../../../platform/ledger/index.ts'
import { linkedTo, visibleIds } from '../../../platform/records/read/index.ts'
import { setApart, unsetApart } from './apart.ts'
import { matchedRecords } from './matched.ts'
import { soon } from './match-due.ts'

/** Says whether two records are not the same; refuses who may not see both, or not edit both. */
export async function decide(ctx: Ctx, one: string, other: string, apart: boolean): Promise<void> {
  const record = await kindOfBoth(ctx, one, other)
  const editable = await visibleIds(ctx, record, [one, other], 'edit')
  if (editable.size < 2)
    throw refuse.forbidden(say('Only who may edit both {records} may decide about them.', { records: many(record) }))
  if (apart) await setApart(ctx.db, record.name, one, other, ctx.actor.userId)
  else {
    await unsetApart(ctx.db, record.name, one, other)
    await soon(ctx.db)
  }
  ring(ctx.db)
}

async function kindOfBoth(ctx: Ctx, one: string, other: string): Promise<RecordDefinition> {
  if (one === other) throw refuse.invalid([{ field: 'other', ...say('A record is always the same as itself.') }])
  const linked = await linkedTo(ctx, [one, other])
  const [first, second] = [linked[one], linked[other]]
  const record = matchedRecords(ctx.registry).find(({ name }) => name === first?.record)
  if (!first || !second || first.deleted || second.deleted || !record || second.record !== first.record)
    throw refuse.notFound(say('There is no such pair of records.'))
  return record
}
