/** Chance that repeats itself: the same seed gives the same demonstration company. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  pick<T>(from: readonly T[]): T
  /** Several different ones. */
  some<T>(from: readonly T[], count: number): T[]
  /** True so many times of a hundred. */
  percent(share: number): boolean
}

/** Mulberry32 (Tommy Ettinger, public domain). */
export function createChance(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: (from) => from[between(0, from.length - 1)]!,
    some: (from, count) =>
      from
        .map((each) => [next(), each] as const)
        .sort(([one], [other]) => one - other)
        .slice(0, count)
        .map(([, each]) => each),
    percent: (share) => next() * 100 < share,
  }
}
