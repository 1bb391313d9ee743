import type { Contact } from '../../../kernel/field.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'

interface Reachable {
  phones: Contact[] | null
}

/** Of numbers or addresses those that work, the first one first. */
export const working = (contacts: readonly Contact[] | null): Contact[] =>
  (contacts ?? [])
    .filter(({ valid, endedOn }) => valid !== false && !endedOn)
    .toSorted((one, other) => Number(other.primary) - Number(one.primary))

/** The numbers by which somebody may be reached, the first one first. */
export const numbersOf = ({ phones }: Reachable): Contact[] => working(phones)

/** All numbers of somebody, with the one that was dialled marked as wrong. */
export function withWrong(who: Reachable, dialled: string | undefined): Contact[] {
  const numbers = numbersOf(who)
  const wrong =
    dialled === undefined ? numbers[0] : numbers.find(({ value, normal }) => [value, normal].includes(dialled))
  if (!wrong)
    throw refuse.invalid([{ field: 'number', ...say('Number: one of theirs that is not known to be wrong.') }])
  return (who.phones ?? []).map((each) => (each.id === wrong.id ? { ...each, valid: false } : each))
}
