import { domainOf } from '../search/contacts.ts'
import { isSlip, slips } from './alike.ts'
import { isInitialOf, isShortFor } from './nicknames.ts'
import type { House, Profile, Word } from './profile.ts'

// What is compared, and how well two can agree in it. Nothing is said (`null`) where one of the two does not say.

export type GivenLevel = 'same' | 'letters' | 'short' | 'similar' | 'initial' | 'absent' | 'different'
export type FamilyLevel = 'same' | 'letters' | 'similar' | 'part' | 'different'
export type NameLevel = 'same' | 'letters' | 'order' | 'similar' | 'longer' | 'part' | 'different'

/** How well two records agree in each respect. */
export interface Levels {
  given: GivenLevel | null
  family: FamilyLevel | null
  /** First name in the place of the last. */
  swapped: 'yes' | null
  name: NameLevel | null
  form: 'same' | 'different' | null
  email: 'same' | 'some' | 'shared' | 'similar' | 'house' | 'different' | null
  phone: 'same' | 'some' | 'tail' | 'different' | 'abroad' | null
  domain: 'same' | 'stem' | 'different' | null
  address: 'same' | 'near' | 'town' | 'different' | 'abroad' | null
  link: 'same' | 'different' | null
  day: 'same' | 'different' | null
  /** What tells two of one name apart: a job title, an industry. Often out of date, so that differing says nothing. */
  about: 'same' | null
  /** In how many ways one reaches both where the names agree; or that two of different first names live together. */
  beside: 'one' | 'more' | 'household' | null
  /** Where nothing but the names agrees: how many here are called so. */
  bearers: 'two' | 'three' | 'few' | 'some' | 'many' | null
  /** Where they cannot be compared in anything else: whether one of the two, or neither, says how it is reached. */
  bare: 'one' | 'both' | 'neither' | null
}
export type Respect = keyof Levels

/** Compares two records in every respect; `bearers` is how many here have this name, both included. */
export function levelsOf(one: Profile, other: Profile, bearers: number): Levels {
  const names = namesOf(one, other)
  const contacts = {
    email: emailOf(one.emails, other.emails),
    phone: phoneOf(one, other),
    domain: domainsOf(one.domains, other.domains),
    address: addressOf(one.houses, other.houses),
    day: mapsOf(one.days, other.days),
  }
  const ways = agreeing(contacts)
  const reached = isNamedAlike(names) ? ways : 0
  return {
    ...names,
    ...contacts,
    form: !one.form || !other.form ? null : one.form === other.form ? 'same' : 'different',
    link: mapsOf(one.links, other.links),
    about: isNamedAlike(names) && one.about.some((text) => other.about.includes(text)) ? 'same' : null,
    beside: reached > 1 ? 'more' : reached === 1 ? 'one' : ways > 1 && names.given === 'different' ? 'household' : null,
    bearers: reached > 0 || !isCalledTheSame(names) ? null : bearersOf(bearers),
    bare: Object.values(contacts).some((level) => level !== null) ? null : bareOf(one, other),
  }
}

const saysMore = ({ emails, phones, domains, houses }: Profile) =>
  emails.length + phones.length + domains.length + houses.length > 0

function bareOf(one: Profile, other: Profile): Levels['bare'] {
  if (saysMore(one) && saysMore(other)) return 'neither'
  return saysMore(one) || saysMore(other) ? 'one' : 'both'
}

const bearersOf = (count: number) =>
  count <= 2 ? 'two' : count === 3 ? 'three' : count <= 6 ? 'few' : count <= 20 ? 'some' : 'many'

const agrees = new Set(['same', 'some', 'similar', 'tail'])
const agreeing = (contacts: Pick<Levels, 'email' | 'phone' | 'domain' | 'address' | 'day'>) =>
  Object.values(contacts).filter((level) => level !== null && agrees.has(level)).length

const full = new Set(['same', 'letters', 'order', 'short'])
const isCalledTheSame = ({ given, family, name }: Names) =>
  name ? full.has(name) : given !== null && family !== null && full.has(given) && full.has(family)

const alike = new Set([...full, 'similar', 'part', 'longer', 'initial'])
const isNamedAlike = ({ given, family, name }: Names) =>
  name ? alike.has(name) && name !== 'part' : given !== null && family !== null && alike.has(given) && alike.has(family)

type Names = Pick<Levels, 'given' | 'family' | 'swapped' | 'name'>

function namesOf(one: Profile, other: Profile): Names {
  if (one.name.length > 0 || other.name.length > 0)
    return { given: null, family: null, swapped: null, name: companyNames(one.name, other.name) }
  const straight = { given: givenOf(one.given, other.given), family: familyOf(one.family, other.family) }
  const given = one.given.length > 0 && other.family.length > 0 ? givenOf(one.given, other.family) : null
  const family = familyOf(one.family, other.given)
  const isSwapped =
    given && family && worth(given) >= 2 && worth(family) >= 2 && worth(given) + worth(family) > 1 + worth(straight.given) + worth(straight.family) // prettier-ignore
  if (isSwapped) return { given, family, swapped: 'yes', name: null }
  const isOther = straight.given === 'absent' && straight.family === 'different'
  return { ...straight, ...(isOther && { given: 'different' }), swapped: null, name: null }
}

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

const boxes = new Set('info office contact kontakt hello hallo mail post sales support admin service team family familie fam buero secretariat accounting billing buchhaltung noreply'.split(' ')) // prettier-ignore

function emailOf(one: readonly string[], other: readonly string[]): Levels['email'] {
  if (one.length === 0 || other.length === 0) return null
  const shared = one.filter((address) => other.includes(address))
  if (shared.some((address) => !isSharedBox(address)))
    return shared.length === one.length || shared.length === other.length ? 'same' : 'some'
  if (shared.length > 0) return 'shared'
  if (one.some((address) => other.some((each) => isNearly(address, each)))) return 'similar'
  const houses = one.map(domainOf).filter((domain) => domain !== null)
  return other.some((address) => houses.includes(domainOf(address)!)) ? 'house' : 'different'
}

const isSharedBox = (address: string) => boxes.has(/^[a-z]+/.exec(address)?.[0] ?? '')

function isNearly(one: string, other: string): boolean {
  const [name, domain] = one.split('@') as [string, string]
  const [otherName, otherDomain] = other.split('@') as [string, string]
  if (domain !== otherDomain) return name === otherName && name.length > 7 && /\d|\W/.test(name)
  return (
    Math.min(name.length, otherName.length) > 4 && slips(name, otherName, 1) === 1 && !/\d/.test(`${name}${otherName}`)
  )
}

function phoneOf(one: Profile, other: Profile): Levels['phone'] {
  if (one.tails.length === 0 || other.tails.length === 0) return null
  const common = one.phones.filter((phone) => other.phones.includes(phone)).length
  if (common > 0) return common === one.tails.length || common === other.tails.length ? 'same' : 'some'
  if (one.tails.some((tail) => other.tails.includes(tail))) return 'tail'
  const codes = one.phones.map(codeOf)
  const isAbroad =
    codes.length > 0 && other.phones.length > 0 && !other.phones.some((phone) => codes.includes(codeOf(phone)))
  return isAbroad ? 'abroad' : 'different'
}

/** What numbers of one country begin with; those of some countries that share a code are told apart by nobody here. */
const codeOf = (phone: string) => (/^\+[17]/.test(phone) ? phone.slice(0, 2) : phone.slice(0, 3))

const stemOf = (domain: string) => domain.split('.').at(-2) ?? domain

function domainsOf(one: readonly string[], other: readonly string[]): Levels['domain'] {
  if (one.length === 0 || other.length === 0) return null
  if (one.some((domain) => other.includes(domain))) return 'same'
  return one.some((domain) => other.some((each) => stemOf(each) === stemOf(domain))) ? 'stem' : 'different'
}

function addressOf(one: readonly House[], other: readonly House[]): Levels['address'] {
  if (one.length === 0 || other.length === 0) return null
  const order = ['same', 'near', 'town', 'different', 'abroad'] as const
  const found = one.flatMap((house) => other.map((each) => houses(house, each)))
  return order.find((level) => found.includes(level))!
}

function houses(one: House, other: House): NonNullable<Levels['address']> {
  const inOneCode = one.postalCode !== '' && one.postalCode === other.postalCode
  const inOneTown = one.city !== '' && one.city === other.city
  const street = one.street !== '' && (one.street === other.street || isSlip(one.street, other.street))
  if (street && (inOneCode || inOneTown)) return one.number === other.number ? 'same' : 'near'
  if (inOneCode || inOneTown) return 'town'
  return one.country && other.country && one.country !== other.country ? 'abroad' : 'different'
}

/** Of what both say: agreeing in one is worth more than differing in another. */
function mapsOf(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): 'same' | 'different' | null {
  const both = [...one.keys()].filter((name) => other.has(name))
  if (both.length === 0) return null
  return both.some((name) => one.get(name) === other.get(name)) ? 'same' : 'different'
}
