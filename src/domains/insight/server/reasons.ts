import { say, type Sentence } from '../../../kernel/sentence.ts'
import type { Family } from '../model/index.ts'
import type { Known } from './known-of-deal.ts'
import type { Whose } from './learn/earlier.ts'
import { ages, stays } from './learn/facts.ts'

/** Why a family moves the chance, in words; null where nothing can be said of it. */
export function reasonOf(family: Family, { facts, earlier }: Known): Sentence | null {
  if (family in records) return recordOf(family as Whose, earlier)
  const mark = facts.marks[family as keyof typeof facts.marks]
  return mark === undefined ? null : marks[family as keyof typeof marks](mark.slice(mark.indexOf(':') + 1))
}

/** So many won of so many that were decided; where none was, there is nothing to say. */
function recordOf(whose: Whose, earlier: Known['earlier']): Sentence | null {
  const { won, lost } = earlier[whose] ?? { won: 0, lost: 0 }
  return won + lost === 0 ? null : records[whose](won, won + lost)
}

const records: Record<Whose, (won: number, count: number) => Sentence> = {
  owner: (won, count) => say('Its owner has won {won} of {count} earlier deals.', { won, count }),
  company: (won, count) => say('This company has bought {won} of {count} times.', { won, count }),
  source: (won, count) => say('From this source {won} of {count} deals were won.', { won, count }),
  product: (won, count) => say('With these products {won} of {count} were won.', { won, count }),
}

const marks: Record<'age' | 'stage' | 'inStage' | 'amount', (step: string) => Sentence> = {
  age: (step) =>
    spanOf(ages, Number(step), {
      last: (from) => say('It has been open for more than {from} days.', { from }),
      first: (to) => say('It has been open for less than {to} days.', { to }),
      between: (from, to) => say('It has been open for {from} to {to} days.', { from, to }),
    }),
  stage: () => say('It has come as far as this stage.'),
  inStage: (step) =>
    spanOf(stays, Number(step), {
      last: (from) => say('It has been in its stage for more than {from} days.', { from }),
      first: (to) => say('It has been in its stage for less than {to} days.', { to }),
      between: (from, to) => say('It has been in its stage for {from} to {to} days.', { from, to }),
    }),
  amount: (step) =>
    [
      say('Its amount is among the lowest quarter.'),
      say('Its amount is below the middle.'),
      say('Its amount is above the middle.'),
      say('Its amount is among the highest quarter.'),
    ][Number(step)]!,
}

interface Spans {
  first: (to: number) => Sentence
  between: (from: number, to: number) => Sentence
  last: (from: number) => Sentence
}

function spanOf(scale: readonly number[], step: number, { first, between, last }: Spans): Sentence {
  const [from, to] = [scale[step]!, scale[step + 1]]
  if (to === undefined) return last(from)
  return step === 0 ? first(to) : between(from, to)
}
