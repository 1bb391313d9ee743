import type { RowOf } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { findRows, visibleIds } from '../../../../platform/records/read/index.ts'
import { person } from '../../../people/model/index.ts'
import { reasonsOf, scoreOf } from './reasons.ts'
import { readRules, type Rule, type RuleRow } from './rule.ts'

export interface Preview {
  /** How many leads were looked at: the ones that came last. */
  leads: number
  /** How many of them would have another score. */
  changed: number
  /** Those whose score would change most, as far as the asker may see them. */
  first: { id: string; title: string | null; from: number; to: number }[]
}

const looked = 500
const shown = 10

/** What a rule would change in the scores of the leads that came last; nothing is kept. */
export async function previewScores(ctx: Ctx, draft: RuleRow): Promise<Preview> {
  const filter = { and: [{ field: 'lifeCycle', is: 'lead' }, { not: { field: 'restricted', is: true } }, { field: 'erasedAt', isEmpty: true }] } // prettier-ignore
  const rows = (await findRows(ctx, ctx.db, person, filter, { sort: '-arrivedAt', limit: looked })) as unknown as RowOf<typeof person>[] // prettier-ignore
  const ids = rows.map(({ id }) => id)
  const [was, would] = await ctx.db.transaction(async (tx) => {
    const scores = async (rules: readonly Rule[]) => {
      const reasons = await reasonsOf(ctx, tx, rules, ids)
      return new Map(ids.map((id) => [id, scoreOf(reasons.get(id) ?? [])]))
    }
    return [await scores(await readRules(ctx, tx)), await scores(await readRules(ctx, tx, draft))] as const
  })
  const moves = rows.map(({ id, name }) => ({ id, title: name, from: was.get(id)!, to: would.get(id)! })) // prettier-ignore
  const changed = moves.filter(({ from, to }) => from !== to)
  // What is private is scored like all else, and named to nobody.
  const seen = await visibleIds(ctx, ctx.registry.own(person), changed.map(({ id }) => id)) // prettier-ignore
  const first = changed.filter(({ id }) => seen.has(id)).toSorted((one, other) => sizeOf(other) - sizeOf(one))
  return { leads: rows.length, changed: changed.length, first: first.slice(0, shown) }
}

const sizeOf = ({ from, to }: { from: number; to: number }) => Math.abs(to - from)
