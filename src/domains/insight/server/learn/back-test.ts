import type { BackTest, Verdict, WinModel } from '../../model/index.ts'
import type { Closing } from './closing.ts'
import { binsOf, errorsOf } from './errors.ts'
import { knownAt } from './examples.ts'
import { chanceOf, learned } from './learned.ts'

/** With fewer a figure says nothing. */
export const fewestTested = 30
export const fewestLearned = 100

/** What all deals that are closed teach, and what that is worth. */
export interface Lesson {
  verdict: Verdict
  model: WinModel | null
  backTest: BackTest | null
}

/** Learns from all closings; it is of use only if, learned from what was closed before the last quarter, it said better of that quarter's deals than the plain share would have. */
export function lessonOf(closings: readonly Closing[]): Lesson {
  const backTest = backTestOf(closings)
  if (!backTest) return { verdict: 'tooFew', model: null, backTest: null }
  const isBetter = backTest.learned.logLoss < backTest.plain.logLoss
  return { verdict: isBetter ? 'used' : 'noBetter', model: learned(closings), backTest }
}

/** Each deal of the last quarter is asked of once: on the first day of the quarter on which it was open. */
export function backTestOf(closings: readonly Closing[]): BackTest | null {
  const found = lastQuarter(closings)
  if (!found) return null
  const { from, to, before, within } = found
  const model = learned(before)
  const moments = within.map((closing) => ({ at: Math.max(from, closing.openedAt), closing, weight: 1 }))
  const examples = knownAt(before, moments, model.quarters)
  const said = examples.map(({ facts, won }) => ({ chance: chanceOf(model, facts).chance, came: won }))
  return {
    from: dayOf(from),
    to: dayOf(to - 1),
    learnedFrom: before.length,
    tested: within.length,
    base: model.base,
    won: said.filter(({ came }) => came).length / said.length,
    learned: errorsOf(said),
    plain: errorsOf(said.map(({ came }) => ({ chance: model.base, came }))),
    bins: binsOf(said),
  }
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** The last quarter in which enough was closed, after enough. */
function lastQuarter(closings: readonly Closing[]) {
  const quarters = [...new Set(closings.map(({ closedAt }) => quarterOf(closedAt)))].sort((one, other) => other - one)
  for (const from of quarters) {
    const to = quarterOf(from, 1)
    const before = closings.filter(({ closedAt }) => closedAt < from)
    const within = closings.filter(({ closedAt }) => closedAt >= from && closedAt < to)
    if (before.length >= fewestLearned && within.length >= fewestTested) return { from, to, before, within }
  }
  return null
}

/** The first moment of a quarter, so many quarters on. */
function quarterOf(at: number, on = 0): number {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), (Math.floor(date.getUTCMonth() / 3) + on) * 3, 1)
}
