import { bitsOf, type Weights } from '../../src/platform/matching/index.ts'
import { countSame, pairsOf, type Pair } from './pairs.ts'
import type { Labelled } from './shape.ts'

/** How well the doubled ones of a set are found. */
export interface Measured {
  records: number
  /** Pairs that are the same, and how many of them blocking brought together. */
  same: number
  met: number
  compared: number
  found: number
  right: number
  precision: number
  recall: number
  wrong: readonly Pair[]
  missed: readonly Pair[]
}

export function measured(records: readonly Labelled[], weights: Weights): Measured {
  const pairs = pairsOf(records)
  const same = countSame(records)
  const found = pairs.filter(({ levels }) => bitsOf(weights, levels) >= weights.from)
  const right = found.filter((pair) => pair.same).length
  return {
    records: records.length,
    same,
    met: pairs.filter((pair) => pair.same).length,
    compared: pairs.length,
    found: found.length,
    right,
    precision: right / found.length,
    recall: right / same,
    wrong: found.filter((pair) => !pair.same),
    missed: pairs.filter((pair) => pair.same && bitsOf(weights, pair.levels) < weights.from),
  }
}

/** A line of the table in docs/matching.md. */
export function rowOfTable(name: string, { records, same, met, compared, found, right, precision, recall }: Measured) {
  const figures = [records, same, compared, met, found, right].map((figure) => figure.toLocaleString('en'))
  return `| ${[name, ...figures, precision.toFixed(4), recall.toFixed(4)].join(' | ')} |`
}

/** Several measurements as one. */
export function together(all: readonly Measured[]): Measured {
  const sum = (of: (each: Measured) => number) => all.reduce((total, each) => total + of(each), 0)
  const [same, found, right] = [sum((each) => each.same), sum((each) => each.found), sum((each) => each.right)]
  return {
    records: sum((each) => each.records),
    same,
    met: sum((each) => each.met),
    compared: sum((each) => each.compared),
    found,
    right,
    precision: right / found,
    recall: right / same,
    wrong: all.flatMap(({ wrong }) => wrong),
    missed: all.flatMap(({ missed }) => missed),
  }
}
