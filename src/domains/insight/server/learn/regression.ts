/** Rows of numbers, what came of each, and how much it counts. */
export interface Sample {
  rows: readonly Float64Array[]
  came: readonly boolean[]
  weights: readonly number[]
}

const mostSteps = 30
const enough = 1e-8

/**
 * Logistic regression with a ridge on all but the first column, by Newton's method (Hastie, Tibshirani, Friedman: The
 * Elements of Statistical Learning, 4.4.1). The loss is convex, so that there is one answer and each step comes nearer.
 */
export function fit({ rows, came, weights }: Sample, ridge = 1): Float64Array {
  const size = rows[0]?.length ?? 1
  const answer = new Float64Array(size)
  for (let step = 0; step < mostSteps; step++) {
    const { slope, curve } = slopes({ rows, came, weights }, answer, ridge)
    const move = solve(curve, slope)
    for (let index = 0; index < size; index++) answer[index]! += move[index]!
    if (move.every((each) => Math.abs(each) < enough)) break
  }
  return answer
}

export const chance = (odds: number) => 1 / (1 + Math.exp(-odds))

export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let index = 0; index < one.length; index++) sum += one[index]! * other[index]!
  return sum
}

/** How the loss falls in each direction, and how that changes. */
function slopes({ rows, came, weights }: Sample, answer: Float64Array, ridge: number) {
  const size = answer.length
  const slope = answer.map((each, index) => (index === 0 ? 0 : -ridge * each))
  const curve = Array.from(answer, (_, index) => new Float64Array(size).fill(index === 0 ? 1e-9 : ridge, index, index + 1)) // prettier-ignore
  rows.forEach((row, at) => {
    const said = chance(dot(row, answer))
    const weight = weights[at]!
    const miss = weight * (Number(came[at]) - said)
    const bend = weight * said * (1 - said)
    for (let one = 0; one < size; one++) {
      if (row[one] === 0) continue
      slope[one]! += miss * row[one]!
      for (let other = 0; other <= one; other++) curve[one]![other]! += bend * row[one]! * row[other]!
    }
  })
  return { slope, curve }
}

/** Solves `matrix · x = right` by Cholesky; of the matrix, symmetric and positive, only the lower half is read. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const lower = factorOf(matrix)
  const size = right.length
  const x = Float64Array.from(right)
  for (let row = 0; row < size; row++) {
    for (let at = 0; at < row; at++) x[row]! -= lower[row]![at]! * x[at]!
    x[row]! /= lower[row]![row]!
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let at = row + 1; at < size; at++) x[row]! -= lower[at]![row]! * x[at]!
    x[row]! /= lower[row]![row]!
  }
  return x
}

function factorOf(matrix: readonly Float64Array[]): Float64Array[] {
  const lower = matrix.map((row) => new Float64Array(row.length))
  matrix.forEach((row, one) => {
    for (let other = 0; other <= one; other++) {
      let rest = row[other]!
      for (let at = 0; at < other; at++) rest -= lower[one]![at]! * lower[other]![at]!
      lower[one]![other] = one === other ? Math.sqrt(Math.max(rest, 1e-12)) : rest / lower[other]![other]!
    }
  })
  return lower
}
