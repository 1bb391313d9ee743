import { exactly, minus, plus, written, type Decimal } from '../../../kernel/decimal.ts'
import { categories } from '../model/category.ts'
import type { Entry } from './entries.ts'

/** What became of deals since a moment, each said once. */
export const changeKinds = [
  'won', 'new', 'movedIn', 'reopened', 'grew', 'shrank', 'surer', 'lessSure', 'movedOut', 'gone',
] as const // prettier-ignore
export type ChangeKind = (typeof changeKinds)[number]

export interface Change {
  kind: ChangeKind
  /** By how much the period’s sum of these deals is another. */
  amount: string
  count: number
  /** Of the last 300 of them. */
  ids: string[]
}

/** The deals of a period then and now, and, whatever their day, the ids of all that were open or won then and are now. */
export interface Compared {
  then: readonly Entry[]
  now: readonly Entry[]
  knownThen: ReadonlySet<string>
  knownNow: ReadonlySet<string>
}

/** What is different in a period: which deals came, were won, went, grew, or are surer. */
export function changesIn(compared: Compared): Change[] {
  const [then, now] = [compared.then, compared.now].map((entries) => new Map(entries.map((entry) => [entry.deal, entry]))) as [Map<string, Entry>, Map<string, Entry>] // prettier-ignore
  const ids = [...new Set([...then.keys(), ...now.keys()])]
  const told = ids.flatMap((id) => {
    const [before, after] = [then.get(id), now.get(id)]
    const kind = kindOf(id, before, after, compared)
    return kind ? [{ id, kind, by: minus(worth(after), worth(before)) }] : []
  })
  const byKind = Map.groupBy(told, ({ kind }) => kind)
  return changeKinds.flatMap((kind) => {
    const own = byKind.get(kind)
    if (!own) return []
    const amount = written(own.reduce((sum, { by }) => plus(sum, by), exactly(0)))
    return [
      {
        kind,
        amount,
        count: own.length,
        ids: own
          .map(({ id }) => id)
          .toSorted()
          .slice(-300),
      },
    ]
  })
}

const worth = (entry: Entry | undefined): Decimal => exactly(entry?.amount ?? 0)

function kindOf(
  id: string,
  before: Entry | undefined,
  after: Entry | undefined,
  compared: Compared,
): ChangeKind | null {
  if (!after) return compared.knownNow.has(id) ? 'movedOut' : 'gone'
  if (after.status === 'won' && before?.status !== 'won') return 'won'
  if (!before) return compared.knownThen.has(id) ? 'movedIn' : 'new'
  if (before.status === 'won' && after.status === 'open') return 'reopened'
  const by = minus(worth(after), worth(before)).value
  if (by !== 0n) return by > 0n ? 'grew' : 'shrank'
  const surer = categories.indexOf(before.category) - categories.indexOf(after.category)
  return surer === 0 || after.status === 'won' ? null : surer > 0 ? 'surer' : 'lessSure'
}
