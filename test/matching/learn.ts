import { bitsOf, type Levels, type Respect, type Weights } from '../../src/platform/matching/index.ts'

/** What is learned from. */
export interface Example {
  levels: Levels
  same: boolean
}

const rounds = 1500
const rate = 1
/** Pulls weights for which little speaks towards nothing. */
const ridge = 2

/**
 * The weights of levels that tell the same from others best. The sum of Fellegi and Sunter, but fitted together (logistic
 * regression): counted one by one, agreements that come together, such as house and telephone, would count twice.
 */
export function learned(examples: readonly Example[]): Omit<Weights, 'from'> {
  const names = ['start', ...new Set(examples.flatMap(({ levels }) => said(levels)))].sort((one, other) => (one === 'start' ? -1 : other === 'start' ? 1 : one < other ? -1 : 1)) // prettier-ignore
  const at = new Map(names.map((name, index) => [name, index]))
  // Most pairs agree as many others do: they are counted, not gone through one by one.
  const alike = Map.groupBy(examples, ({ levels }) => said(levels).join())
  const rows = [...alike.values()].map((group) => ({
    on: [0, ...said(group[0]!.levels).map((name) => at.get(name)!)],
    same: group.filter(({ same }) => same).length,
    all: group.length,
  }))
  const values = new Float64Array(names.length)
  const moved = new Float64Array(names.length)
  for (let round = 0; round < rounds; round++) {
    const slope = new Float64Array(names.length)
    for (const { on, same, all } of rows) {
      let sum = 0
      for (const index of on) sum += values[index]!
      const fault = same - all / (1 + Math.exp(-sum))
      for (const index of on) slope[index]! += fault
    }
    values.forEach((value, index) => {
      const step = slope[index]! - (index === 0 ? 0 : ridge * value)
      // Each weight moves at its own pace: rare levels would stand still at that of common ones (RMSprop).
      moved[index] = 0.9 * moved[index]! + 0.1 * step * step
      values[index] = value + ((rate / (1 + round / 20)) * 0.3 * step) / (Math.sqrt(moved[index]!) + 1e-6)
    })
  }
  return asWeights(names, [...values].map((value) => Math.round((value / Math.LN2) * 10) / 10)) // prettier-ignore
}

/** From how many bits on no more than so large a share of what is shown is wrong. */
export function fromBits(examples: readonly Example[], by: Omit<Weights, 'from'>, precision: number): number {
  const scored = examples.map(({ levels, same }) => ({ bits: bitsOf({ ...by, from: 0 }, levels), same }))
  let right = 0
  let from = Infinity
  for (const [index, { bits, same }] of scored.sort((one, other) => other.bits - one.bits).entries()) {
    if (same) right++
    if (right / (index + 1) >= precision) from = bits
  }
  return Math.ceil(from * 10) / 10
}

const said = (levels: Levels) =>
  (Object.entries(levels) as [Respect, string | null][]).flatMap(([respect, level]) => (level === null ? [] : [`${respect} ${level}`])) // prettier-ignore

function asWeights(names: readonly string[], values: readonly number[]): Weights {
  const weights: Record<string, Record<string, number> | number> = { start: values[0]! }
  names.forEach((name, index) => {
    const [respect, level] = name.split(' ')
    if (level) weights[respect!] = { ...(weights[respect!] as object), [level]: values[index]! }
  })
  return weights as never
}
