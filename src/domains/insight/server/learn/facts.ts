import { day, standing, type Closing } from './closing.ts'
import { lead, named, type Earlier, type Whose } from './earlier.ts'

/** What was known of a deal at a moment: marks such as `age:2`, by family, and how much better than all the earlier deals went. */
export interface Facts {
  marks: Readonly<Partial<Record<'age' | 'stage' | 'inStage' | 'amount', string>>>
  leads: Readonly<Partial<Record<Whose, number>>>
}

/** From so many days on a deal is a little older; a prediction is learned at the beginning of each. */
export const ages = [0, 14, 30, 60, 90, 150]
export const stays = [0, 7, 30]

/** The part of a scale in which a number lies. */
export const stepOf = (scale: readonly number[], value: number) => Math.max(0, scale.findLastIndex((from) => from <= value)) // prettier-ignore

type Deal = Pick<Closing, 'openedAt' | 'stages' | 'amounts' | 'owner' | 'company' | 'source' | 'products'>

/** What is known of a deal at a moment, by nothing that came later. */
export function factsAt(
  deal: Deal,
  at: number,
  quarters: readonly number[],
  base: number,
  earlier: (whose: Whose, id: string) => Earlier,
): Facts {
  // prettier-ignore
  const stage = standing(deal.stages, at)
  const amount = standing(deal.amounts, at)?.value
  const isSized = amount !== undefined && quarters.length > 0
  return {
    marks: {
      age: `age:${stepOf(ages, (at - deal.openedAt) / day)}`,
      ...(stage && { stage: `stage:${stage.value}`, inStage: `inStage:${stepOf(stays, (at - stage.at) / day)}` }),
      ...(isSized && { amount: `amount:${quarters.filter((quarter) => quarter <= amount).length}` }),
    },
    leads: leadsOf(deal, base, earlier),
  }
}

function leadsOf(deal: Deal, base: number, earlier: (whose: Whose, id: string) => Earlier): Facts['leads'] {
  const by = Map.groupBy(named(deal), ([whose]) => whose)
  return Object.fromEntries(
    [...by].map(([whose, ids]) => {
      const sum = ids.reduce((total, [, id]) => total + lead(earlier(whose, id), base), 0)
      return [whose, sum / ids.length]
    }),
  )
}
