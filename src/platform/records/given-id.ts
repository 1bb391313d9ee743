import { isIdLike, timeOfId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'

const day = 86_400_000
const oldest = 90 * day

/**
 * Refuses an id that a client brings along unless it is its own to give: a young UUIDv7 that ends like its user's id.
 * One that does not is refused before anybody looks whether it exists, so nothing is learned of another's record.
 */
export async function checkGivenId(ctx: Ctx, id: string): Promise<void> {
  const age = ctx.now().getTime() - timeOfId(id)
  if (!isIdLike(ctx.actor.userId ?? '', id) || age > oldest || age < -day)
    throw refuse.invalid([{ field: 'id', ...sentence }])
  const rows = await ctx.db.run({ name: 'id_is_taken', text: 'select 1 from entity where id = $1', values: [id] })
  if (rows.length > 0) throw refuse.taken('id', say('This id is in use.'))
}

const sentence = say(
  'An id of your own is a UUIDv7 of the last 90 days whose last twelve digits are those of your user id.',
)
