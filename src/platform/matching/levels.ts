import { addressOf, domainsOf, emailOf, phoneOf } from './compare-contacts.ts'
import { isCalledTheSame, isNamedAlike, namesOf } from './compare-names.ts'
import type { Marks } from './own-marks.ts'
import type { Profile } from './profile.ts'

// What is compared, and how well two can agree in it. Nothing is said (`null`) where neither says anything; where only one
// does, that speaks too (`unsaid`): who types somebody in again mostly has the same before them.

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
  email: 'same' | 'some' | 'shared' | 'similar' | 'house' | 'different' | 'unsaid' | null
  phone: 'more' | 'same' | 'some' | 'tail' | 'different' | 'abroad' | 'unsaid' | null
  domain: 'same' | 'stem' | 'different' | 'unsaid' | null
  address: 'same' | 'near' | 'town' | 'different' | 'abroad' | 'unsaid' | null
  link: 'same' | 'different' | 'unsaid' | null
  day: 'same' | 'different' | null
  /** What tells two of one name apart: a job title, an industry. Often out of date, so that differing says nothing. */
  about: 'same' | null
  /** In how many ways one reaches both where the names agree; or that two of different first names live together. */
  beside: 'one' | 'more' | 'household' | null
  /** Where nothing but the names agrees: how many here are called so. */
  bearers: 'two' | 'three' | 'few' | 'some' | 'many' | null
  /** A number, a web address, another text: of a company's own type, in a field of it. */
  code: 'same' | 'different' | null
  site: 'same' | 'different' | null
  word: 'same' | null
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
  const isAlike = isNamedAlike(names)
  const reached = isAlike ? ways : 0
  return {
    ...names,
    ...withUnsaid(contacts, one, other),
    form: !one.form || !other.form ? null : one.form === other.form ? 'same' : 'different',
    link: mapsOf(one.links, other.links) ?? unsaid(one.links.size, other.links.size),
    about: isAlike && one.about.some((text) => other.about.includes(text)) ? 'same' : null,
    beside: reached > 1 ? 'more' : reached === 1 ? 'one' : ways > 1 && names.given === 'different' ? 'household' : null,
    bearers: reached > 0 || !isCalledTheSame(names) ? null : bearersOf(bearers),
    ...markLevels(one.marks, other.marks),
    bare: Object.values(contacts).some((level) => level !== null) ? null : bareOf(one, other),
  }
}

function markLevels(one: Marks | null, other: Marks | null): Pick<Levels, 'code' | 'site' | 'word'> {
  if (!one || !other) return { code: null, site: null, word: null }
  const word = mapsOf(one.words, other.words) === 'same' ? 'same' : null
  return { code: mapsOf(one.codes, other.codes), site: mapsOf(one.sites, other.sites), word }
}

type Contacts = Pick<Levels, 'email' | 'phone' | 'domain' | 'address' | 'day'>

const withUnsaid = ({ email, phone, domain, address, day }: Contacts, one: Profile, other: Profile): Contacts => ({
  email: email ?? unsaid(one.emails.length, other.emails.length),
  phone: phone ?? unsaid(one.tails.length, other.tails.length),
  domain: domain ?? unsaid(one.domains.length, other.domains.length),
  address: address ?? unsaid(one.houses.length, other.houses.length),
  // Days are known of few: that one is missing says nothing.
  day,
})

const unsaid = (one: number, other: number) => (one > 0 === other > 0 ? null : 'unsaid')

const saysMore = ({ emails, phones, domains, houses }: Profile) =>
  emails.length + phones.length + domains.length + houses.length > 0

function bareOf(one: Profile, other: Profile): Levels['bare'] {
  if (saysMore(one) && saysMore(other)) return 'neither'
  return saysMore(one) || saysMore(other) ? 'one' : 'both'
}

const bearersOf = (count: number) =>
  count <= 2 ? 'two' : count === 3 ? 'three' : count <= 6 ? 'few' : count <= 20 ? 'some' : 'many'

const agrees = new Set(['more', 'same', 'some', 'similar', 'tail'])
const agreeing = (contacts: Contacts) =>
  Object.values(contacts).filter((level) => level !== null && agrees.has(level)).length

/** Of what both say: agreeing in one is worth more than differing in another. */
function mapsOf(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): 'same' | 'different' | null {
  const both = [...one.keys()].filter((name) => other.has(name))
  if (both.length === 0) return null
  return both.some((name) => one.get(name) === other.get(name)) ? 'same' : 'different'
}
