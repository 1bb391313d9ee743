import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { labelOf, say } from '../../kernel/sentence.ts'
import { groundOf } from '../access/ground.ts'
import type { Ctx } from '../context.ts'
import type { Runner } from '../db/index.ts'
import type { Values } from './check.ts'
import { rulesMet } from './read/rules-met.ts'

const decides = ['owner', 'private'] as const

/** Who may change a record only because it was shared with them does not decide whose it is and who else sees it. */
export async function checkWhose(
  ctx: Ctx,
  db: Runner,
  record: RecordDefinition,
  row: Values & { id: string },
  after: Values,
): Promise<void> {
  const { actor } = ctx
  const name = decides.find((each) => each in after)
  if (!name || actor.shared.length === 0) return
  if (groundOf(actor, record, 'edit', row, await rulesMet(ctx, record, row.id, db)).by !== 'share') return
  const field = labelOf(record.all[name]!)
  const sentence = say('{field}: this was shared with you, so it is not yours to change.', { field })
  throw refuse.invalid([{ field: name, ...sentence }])
}
