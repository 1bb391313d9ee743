import type { Ctx } from '../context.ts'
import type { Runner } from '../db/index.ts'

/** How alike two words must be, from 0 to 1: low enough for two letters changed in a name, high enough to stay selective. */
const alike = '0.4'

/** Runs a statement under which `<%` takes names for alike that differ by a typing error or two. */
export function lenient<T>(ctx: Ctx, work: (tx: Runner) => Promise<T>): Promise<T> {
  return ctx.db.transaction(
    async (tx) => {
      const ready = tx.run({ text: "select set_config('pg_trgm.word_similarity_threshold', $1, true)", values: [alike], name: 'lenient' })
      const [, found] = await Promise.all([ready, work(tx)])
      return found
    },
    { readOnly: true },
  )
}
