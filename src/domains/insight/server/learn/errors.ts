import type { Bin, Errors } from '../../model/index.ts'

/** A chance that was said, and whether it came so. */
export interface Said {
  chance: number
  came: boolean
}

const least = 1e-12

/** How far chances were from what came: by the logarithm of what was said of it, and by squares (Brier). */
export function errorsOf(all: readonly Said[]): Errors {
  const mean = (of: (said: Said) => number) => all.reduce((sum, said) => sum + of(said), 0) / all.length
  return {
    logLoss: mean(({ chance, came }) => -Math.log(Math.max(least, came ? chance : 1 - chance))),
    brier: mean(({ chance, came }) => (chance - Number(came)) ** 2),
  }
}

/** Tenths of the chance, those that were said: a good model is right about as often as it says. */
export function binsOf(all: readonly Said[]): Bin[] {
  const tenths = Map.groupBy(all, ({ chance }) => Math.min(9, Math.floor(chance * 10)))
  return [...tenths]
    .sort(([one], [other]) => one - other)
    .map(([tenth, some]) => ({
      from: tenth / 10,
      to: (tenth + 1) / 10,
      count: some.length,
      said: some.reduce((sum, { chance }) => sum + chance, 0) / some.length,
      won: some.filter(({ came }) => came).length / some.length,
    }))
}
