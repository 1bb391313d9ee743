import { newId } from '../../../../kernel/id.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { fold, type Target } from '../../model/reading.ts'
import type { Run } from '../run.ts'
import { meantBy, pairsOf, textsOf } from './texts.ts'

/** Rows of a file that other rows of it point to: subsidiaries to their parents, people to their manager. */
export interface Ranks {
  idOf(name: string): string | undefined
  rankOf(name: string): number
}

const none: Ranks = { idOf: () => undefined, rankOf: () => 0 }
/** A chain longer than this is a circle. */
const deepest = 40

/** Gives every row that another one names an id, and says how deep each stands, so that parents are made first. */
export async function ranksOf(
  ctx: Ctx,
  run: Run,
  record: RecordDefinition,
  targets: readonly { column: number; target: Target }[],
): Promise<Ranks> {
  const link = targets.find(
    ({ target }) => !target.part && target.field?.type === 'link' && target.field.to === record.name,
  )
  const titles = targets.filter(({ target }) => target.key === record.title || target.key === '@id')
  if (!link || titles.length === 0) return none
  const { options } = run
  const named = new Set<string>()
  for (const text of await textsOf(ctx.db, run.id, link.column))
    named.add(fold(meantBy(options, link.target.key, text)))
  const ids = new Map<string, string>()
  const above = new Map<string, string>()
  for (const { column, target } of titles) {
    for (const text of await textsOf(ctx.db, run.id, column)) {
      const name = fold(meantBy(options, target.key, text))
      if (named.has(name) && !ids.has(name)) ids.set(name, newId())
    }
    for (const { one, other } of await pairsOf(ctx.db, run.id, column, link.column)) {
      if (one) above.set(fold(meantBy(options, target.key, one)), fold(meantBy(options, link.target.key, other)))
    }
  }
  const rankOf = (name: string) => {
    let rank = 0
    for (let at = above.get(fold(name)); at !== undefined && rank < deepest; at = above.get(at)) rank++
    return rank
  }
  return { idOf: (name) => ids.get(fold(name)), rankOf }
}
