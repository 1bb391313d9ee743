import type { Ctx } from '../context.ts'
import { sqlState, type Runner } from '../db/index.ts'

const timedOut = '57014'
/** What a guess may cost, in milliseconds: words that are in every record make it slow and worthless alike. */
const mostMs = '400'

/** Runs a statement under which `<%` takes words for the same that are alike to this degree, from 0 to 1; null when it takes too long. */
export async function lenient<T>(ctx: Ctx, alike: number, work: (tx: Runner) => Promise<T>): Promise<T | null> {
  const limits = {
    name: 'lenient',
    text: `select set_config('pg_trgm.word_similarity_threshold', $1, true), set_config('statement_timeout', $2, true)`,
    values: [String(alike), mostMs],
  }
  try {
    return await ctx.db.transaction(
      async (tx) => {
        const [, found] = await Promise.all([tx.run(limits), work(tx)])
        return found
      },
      { readOnly: true },
    )
  } catch (error) {
    if (sqlState(error) === timedOut) return null
    throw error
  }
}
