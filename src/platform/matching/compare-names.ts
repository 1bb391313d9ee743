import { isSlip, slips } from './alike.ts'
import type { FamilyLevel, GivenLevel, Levels, NameLevel } from './levels.ts'
import { isInitialOf, isShortFor } from './nicknames.ts'
import type { Profile, Word } from './profile.ts'

/** How well two names agree: given and family name of people, the name of a company. */
export type Names = Pick<Levels, 'given' | 'family' | 'swapped' | 'name'>

/** Compares the names of two records. */
export function namesOf(one: Profile, other: Profile): Names {
  if (one.name.length > 0 || other.name.length > 0)
    return {
      given: null,
      family: null,
      swapped: null,
      name: isNumberedOtherwise(one, other) ? 'different' : companyNames(one.name, other.name),
    }
  const straight = { given: givenOf(one.given, other.given), family: familyOf(one.family, other.family) }
  const given = one.given.length > 0 && other.family.length > 0 ? givenOf(one.given, other.family) : null
  const family = familyOf(one.family, other.given)
  const isSwapped =
    given && family && worth(given) >= 2 && worth(family) >= 2 && worth(given) + worth(family) > 1 + worth(straight.given) + worth(straight.family) // prettier-ignore
  if (isSwapped) return { given, family, swapped: 'yes', name: null }
  const isOther = straight.given === 'absent' && straight.family === 'different'
  return { ...straight, ...(isOther && { given: 'different' }), swapped: null, name: null }
}

/** Machine 7 and machine 8. */
const isNumberedOtherwise = ({ marks: one }: Profile, { marks: other }: Profile) =>
  Boolean(one?.numbers && other?.numbers && one.numbers !== other.numbers)

const worths = { same: 3, letters: 3, short: 2.5, similar: 2, part: 2, initial: 1, absent: 0.5, different: 0 }
const worth = (level: GivenLevel | FamilyLevel | null) => (level === null ? 0.5 : worths[level])

const best = <Level extends keyof typeof worths>(levels: readonly Level[]): Level =>
  levels.reduce((high, level) => (worth(level) > worth(high) ? level : high))

function givenOf(one: readonly Word[], other: readonly Word[]): GivenLevel | null {
  if (one.length === 0 && other.length === 0) return null
  if (one.length === 0 || other.length === 0) return 'absent'
  const firsts = wordLevel(one[0]!, other[0]!)
  if (worth(firsts) >= 2 || (one.length === 1 && other.length === 1)) return firsts
  // Some go by their second name.
  return best(one.flatMap((word) => other.map((each) => wordLevel(word, each))))
}

function wordLevel(one: Word, other: Word): GivenLevel {
  if (one.plain === other.plain) return 'same'
  if (one.plain.length === 1 || other.plain.length === 1) return isInitial(one, other) ? 'initial' : 'different'
  if (isInOtherLetters(one, other)) return 'letters'
  if (isShortFor(one.plain, other.plain)) return 'short'
  return isSimilar(one, other) ? 'similar' : 'different'
}

const isInitial = (one: Word, other: Word) =>
  one.plain.length === 1
    ? isInitialOf(one.plain, other.plain) || one.sound === other.sound[0]
    : isInitialOf(other.plain, one.plain) || other.sound === one.sound[0]
const isInOtherLetters = (one: Word, other: Word) => one.foreign !== other.foreign && one.sound === other.sound
const isSimilar = (one: Word, other: Word) =>
  isSlip(one.plain, other.plain) ||
  isSlip(one.typed, other.typed) ||
  (one.sound === other.sound && one.sound.length > 2 && slips(one.plain, other.plain, 3) <= 3)

function familyOf(one: readonly Word[], other: readonly Word[]): FamilyLevel | null {
  if (one.length === 0 || other.length === 0) return null
  const joined = { one: one.map(({ plain }) => plain).join(''), other: other.map(({ plain }) => plain).join('') }
  if (joined.one === joined.other) return 'same'
  const levels = one.flatMap((word) => other.map((each) => wordLevel(word, each)))
  const high = best(levels)
  if (one.length !== other.length) return worth(high) >= 2 ? 'part' : 'different'
  if (one.length > 1 && isSlip(joined.one, joined.other)) return 'similar'
  if (one.length > 1) return worth(high) >= 2 ? 'part' : 'different'
  return high === 'letters' ? 'letters' : high === 'same' ? 'same' : high === 'similar' ? 'similar' : 'different'
}

function companyNames(one: readonly Word[], other: readonly Word[]): NameLevel | null {
  if (one.length === 0 || other.length === 0) return null
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  const joined = (words: readonly Word[]) => words.map(({ plain }) => plain).join('')
  if (joined(one) === joined(other)) return 'same'
  const levels = short.map((word) => best(long.map((each) => wordLevel(word, each))))
  const found = levels.filter((level) => worth(level) >= 2 && level !== 'short')
  const all = found.length === short.length
  const exact = all && levels.every((level) => level === 'same' || level === 'letters')
  const foreign = levels.includes('letters')
  if (one.length === other.length && exact) return foreign ? 'letters' : 'order'
  if (one.length === other.length && all) return 'similar'
  if (isSlip(joined(one), joined(other))) return 'similar'
  if (exact) return 'longer'
  return found.length > 0 ? 'part' : 'different'
}

const full = new Set(['same', 'letters', 'order', 'short'])
/** Whether two are called the same, in whatever form of it. */
export const isCalledTheSame = ({ given, family, name }: Names) =>
  name ? full.has(name) : given !== null && family !== null && full.has(given) && full.has(family)

const alike = new Set([...full, 'similar', 'part', 'longer', 'initial'])
/** Whether one of two names may be the other with a slip, shortened, or with a part of it. */
export const isNamedAlike = ({ given, family, name }: Names) =>
  name ? alike.has(name) && name !== 'part' : given !== null && family !== null && alike.has(given) && alike.has(family)
