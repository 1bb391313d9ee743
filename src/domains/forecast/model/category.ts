import { all, type Filter } from '../../../kernel/filter.ts'

/** How sure a seller is of an open deal. */
export const categories = ['commit', 'bestCase', 'pipeline', 'omitted'] as const
export type Category = (typeof categories)[number]

/** From which probability on, in percent, a deal of which its seller says nothing counts as one. */
export const from = { commit: 75, bestCase: 50 } as const

/** What its seller says of it; else what its probability says. */
export function categoryOf(said: string | null, probability: number): Category {
  const known = categories.find((each) => each === said)
  if (known) return known
  return probability >= from.commit ? 'commit' : probability >= from.bestCase ? 'bestCase' : 'pipeline'
}

const unsaid: Record<Category, Filter | null> = {
  commit: { field: 'probability', gte: from.commit },
  bestCase: all({ field: 'probability', gte: from.bestCase }, { field: 'probability', lt: from.commit }),
  pipeline: {
    or: [
      { field: 'probability', lt: from.bestCase },
      { field: 'probability', isEmpty: true },
    ],
  },
  omitted: null,
}

/** The same as a filter of deals. */
export function ofCategory(category: Category): Filter {
  const said: Filter = { field: 'forecast', is: category }
  const follows = unsaid[category]
  return follows ? { or: [said, all({ field: 'forecast', isEmpty: true }, follows)] } : said
}
