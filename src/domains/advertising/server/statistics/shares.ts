/** Of so many, with how many it was so. */
export interface Share {
  count: number
  of: number
}
/** An estimate with its 95 % interval. */
export interface Estimate {
  value: number
  low: number
  high: number
}

/** The 97.5 % point of the normal distribution. */
export const normal975 = 1.959963984540054
/** The 80 % point: a difference is to be found four times out of five. */
const normal80 = 0.8416212335729143

/** The interval of a share by its score: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209–212. */
export function wilson({ count, of }: Share): Estimate {
  const share = count / of
  const square = normal975 ** 2
  const middle = (count + square / 2) / (of + square)
  const half = (normal975 / (of + square)) * Math.sqrt(of * share * (1 - share) + square / 4)
  return { value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** The difference of two independent shares, hybrid of Wilson's intervals: R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890, method 10. */
export function differenceOfShares(one: Share, other: Share): Estimate {
  const [a, b] = [wilson(one), wilson(other)]
  const value = a.value - b.value
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  }
}

/**
 * How many in each of two groups would show that their shares differ, four times out of five and at 5 % on both sides; null
 * where they do not differ: J. L. Fleiss, B. Levin, M. C. Paik, Statistical Methods for Rates and Proportions (2003), ch. 4,
 * without the correction for continuity.
 */
export function neededToSee(one: number, other: number): number | null {
  if (one === other) return null
  const middle = (one + other) / 2
  const chance = normal975 * Math.sqrt(2 * middle * (1 - middle))
  const power = normal80 * Math.sqrt(one * (1 - one) + other * (1 - other))
  return Math.ceil((chance + power) ** 2 / (one - other) ** 2)
}
