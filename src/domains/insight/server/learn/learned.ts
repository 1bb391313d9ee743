import type { Family, WinModel } from '../../model/index.ts'
import type { Closing } from './closing.ts'
import { examplesOf, quartersOf, type Example } from './examples.ts'
import type { Facts } from './facts.ts'
import { chance, fit } from './regression.ts'

const whose = ['owner', 'company', 'source', 'product'] as const
/** A mark that so few examples have says nothing. */
const fewest = 5

/** Learns from deals that are closed how much each thing that is known moves the chance. */
export function learned(closings: readonly Closing[]): WinModel {
  const quarters = quartersOf(closings)
  const examples = examplesOf(closings, quarters)
  const means = meansOf(examples)
  const names = [...Object.keys(means), ...whose]
  const answer = fit({
    rows: examples.map(({ facts }) => Float64Array.from([1, ...names.map((name) => standOf(facts, name, means))])),
    came: examples.map(({ won }) => won),
    weights: examples.map(({ weight }) => weight),
  })
  return {
    base: closings.filter(({ won }) => won).length / closings.length,
    intercept: answer[0]!,
    weights: Object.fromEntries(names.map((name, index) => [name, answer[index + 1]!])),
    means,
    quarters,
  }
}

/** How often each mark stands among the examples of which its family is known. */
function meansOf(examples: readonly Example[]): Record<string, number> {
  const counts = new Map<string, number>()
  const known = new Map<string, number>()
  for (const { facts } of examples)
    for (const [family, mark] of Object.entries(facts.marks)) {
      counts.set(mark, (counts.get(mark) ?? 0) + 1)
      known.set(family, (known.get(family) ?? 0) + 1)
    }
  const enough = [...counts].filter(([, count]) => count >= fewest).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(enough.map(([mark, count]) => [mark, count / known.get(familyOf(mark))!]))
}

const familyOf = (mark: string) => mark.slice(0, mark.indexOf(':')) as keyof Facts['marks']

/** Where a deal stands against the mean; what is not known stands there. */
function standOf({ marks, leads }: Facts, name: string, means: WinModel['means']): number {
  const mean = means[name]
  if (mean === undefined) return leads[name as (typeof whose)[number]] ?? 0
  const mark = marks[familyOf(name)]
  return mark === undefined || means[mark] === undefined ? 0 : Number(mark === name) - mean
}

/** The chance that a deal is won, 0 to 1, and by how much of it each family that is known moves it. */
export function chanceOf(model: WinModel, facts: Facts): { chance: number; moves: Partial<Record<Family, number>> } {
  const parts = new Map<Family, number>()
  for (const [name, weight] of Object.entries(model.weights)) {
    const family = (name.includes(':') ? familyOf(name) : name) as Family
    parts.set(family, (parts.get(family) ?? 0) + weight * standOf(facts, name, model.means))
  }
  const odds = [...parts.values()].reduce((sum, part) => sum + part, model.intercept)
  const moves = [...parts].map(([family, part]) => [family, chance(odds) - chance(odds - part)] as const)
  return { chance: chance(odds), moves: Object.fromEntries(moves) }
}
