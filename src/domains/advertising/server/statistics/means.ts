import { normal975, type Estimate } from './shares.ts'

/** What is known of the amounts of a group: how many there are, their sum and that of their squares. */
export interface Sums {
  of: number
  sum: number
  squares: number
}

/** The difference of two means whose spreads may differ: B. L. Welch, Biometrika 34 (1947), 28–35; null where a group has fewer than two. */
export function differenceOfMeans(one: Sums, other: Sums): Estimate | null {
  if (one.of < 2 || other.of < 2) return null
  const value = one.sum / one.of - other.sum / other.of
  const [a, b] = [squaredError(one), squaredError(other)]
  if (a + b === 0) return { value, low: value, high: value }
  const freedom = (a + b) ** 2 / (a ** 2 / (one.of - 1) + b ** 2 / (other.of - 1))
  const half = student975(freedom) * Math.sqrt(a + b)
  return { value, low: value - half, high: value + half }
}

const squaredError = ({ of, sum, squares }: Sums) => Math.max(0, squares - sum ** 2 / of) / (of - 1) / of

/** The 97.5 % point of Student’s distribution: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), 26.7.5; to 0.02 from three degrees of freedom on. */
export function student975(freedom: number): number {
  const z = normal975
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ]
  return terms.reduce((sum, term, index) => sum + term / freedom ** (index + 1), z)
}
