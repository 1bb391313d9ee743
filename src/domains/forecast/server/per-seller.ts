import { exactly, plus, written } from '../../../kernel/decimal.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sharesOf, type Split } from '../../deals/model/index.ts'
import { readSplits } from '../../deals/server/index.ts'
import type { Entry } from './entries.ts'

/** Deals by whom they count for, as they are shared: each once for everybody who has a share, with what of its amount is theirs. */
export async function bySeller(ctx: Ctx, entries: readonly Entry[], moment: string | null) {
  const splits = await readSplits(ctx, entries.map(({ deal }) => deal), moment ?? undefined) // prettier-ignore
  const parts = entries.flatMap((entry) => partsOf(entry, splits.get(entry.deal), ctx.settings.currency))
  return Map.groupBy(parts, ({ owner }) => owner)
}

function partsOf(entry: Entry, splits: readonly Split[] | undefined, currency: string): Entry[] {
  if (!splits) return [entry]
  const amount = entry.amount === null ? null : { amount: entry.amount, currency }
  return sharesOf(entry.owner, amount, splits).map((share) => ({ ...entry, owner: share.seller, amount: share.amount?.amount ?? null })) // prettier-ignore
}

/** What several have of one deal is one deal again: in a team it is counted once, with all that is theirs. */
export function joined(parts: readonly Entry[]): Entry[] {
  const known = new Map<string, Entry>()
  for (const part of parts) {
    const other = known.get(part.deal)
    known.set(part.deal, other ? { ...other, amount: sumOf(other.amount, part.amount) } : part)
  }
  return [...known.values()]
}

const sumOf = (one: string | null, other: string | null) =>
  one === null || other === null ? null : written(plus(exactly(one), exactly(other)))
