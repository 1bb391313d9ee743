import type { Firm } from './companies.ts'
import { legalForms } from './company-words.ts'
import { calledShort } from './nicknames.ts'
import { inLatin } from './other-letters.ts'
import { freshMail, freshPhone, freshPlace } from './people.ts'
import type { Tongue } from './real-names.ts'
import type { Chance, Typed } from './shape.ts'
import { mistyped, otherCase, otherwiseTyped } from './typing-errors.ts'

/** Where an error takes what it needs. */
export interface World {
  chance: Chance
  tongue: Tongue
  tongues: readonly Tongue[]
  firms: readonly Firm[]
}
/** Changes what was typed, or answers false where there is nothing for it to change. */
type Mistake = (typed: Typed, world: World) => void | false
type Weighed = readonly (readonly [name: string, weight: number, mistake: Mistake])[]

/** How a second record of a person comes to differ from the first, and how often. */
const ofPeople: Weighed = [
  ['typing error in the last name', 14, (typed, { chance }) => void (typed.lastName = mistyped(chance, typed.lastName!))],
  ['typing error in the first name', 8, (typed, { chance }) => void (typed.firstName = mistyped(chance, typed.firstName!))],
  ['swapped names', 6, (typed) => void ([typed.firstName, typed.lastName] = [typed.lastName, typed.firstName])],
  ['nickname', 14, nickname],
  ['other letters', 14, (typed, { chance }) => {
    const [first, last] = inLatin(chance, [typed.firstName!, typed.lastName!]) ?? []
    if (!first) return false
    Object.assign(typed, { firstName: first, lastName: last })
  }],
  ['initial only', 4, (typed) => void (typed.firstName = `${typed.firstName![0]}.`)],
  ['middle name', 4, (typed, { chance, tongue }) => void (typed.firstName += ` ${chance.percent(50) ? `${chance.pick(tongue.first)[0]}.` : chance.pick(tongue.first)}`)],
  ['all in the last name', 3, (typed) => void Object.assign(typed, { firstName: null, lastName: `${typed.firstName} ${typed.lastName}` })],
  ['other case', 4, (typed, { chance }) => void Object.assign(typed, { firstName: otherCase(chance, typed.firstName!), lastName: otherCase(chance, typed.lastName!) })],
  ['title before the name', 2, (typed) => void (typed.firstName = `Dr. ${typed.firstName}`)],
  ['married', 3, (typed, { chance, tongue }) => void (typed.lastName = chance.percent(50) ? chance.pick(tongue.last) : `${typed.lastName}-${chance.pick(tongue.last)}`)],
  ['no first name', 2, (typed) => void (typed.firstName = null)],
  ['e-mail missing', 14, (typed) => (typed.emails.length > 0 ? void (typed.emails = []) : false)],
  ['phone missing', 14, (typed) => (typed.phones.length > 0 ? void (typed.phones = []) : false)],
  ['address missing', 10, (typed) => (typed.addresses.length > 0 ? void (typed.addresses = []) : false)],
  ['changed e-mail', 12, (typed, { chance, firms }) => void (typed.emails = [freshMail(chance, typed, firms.find(({ id }) => id === typed.company))])],
  ['typing error in the e-mail', 4, (typed, { chance }) => {
    const [name, domain] = typed.emails[0]?.split('@') ?? []
    if (!name || !domain) return false
    typed.emails[0] = `${mistyped(chance, name).toLowerCase()}@${domain}`
  }],
  ['phone typed otherwise', 16, (typed, { chance }) => (typed.phones.length > 0 ? void (typed.phones = typed.phones.map((phone) => otherwiseTyped(chance, phone))) : false)],
  ['new phone', 6, (typed, { chance, tongue }) => void (typed.phones = [freshPhone(chance, tongue.country)])],
  ['moved', 8, (typed, { chance, tongue }) => void (typed.addresses = [freshPlace(chance, tongue)])],
  ['street typed otherwise', 8, streetOtherwise],
  ['new employer', 5, (typed, { chance, firms }) => {
    const firm = chance.pick(firms)
    typed.company = firm.id
    typed.emails = [freshMail(chance, typed, firm)]
  }],
  ['employer missing', 8, (typed) => (typed.company ? void (typed.company = null) : false)],
] // prettier-ignore

/** The same of companies. */
const ofCompanies: Weighed = [
  ['typing error in the name', 14, (typed, { chance }) => {
    const words = typed.name!.split(' ')
    const at = words.findIndex((word) => word.length > 4)
    if (at < 0) return false
    words[at] = mistyped(chance, words[at]!)
    typed.name = words.join(' ')
  }],
  ['legal form missing', 22, (typed, { tongue }) => withForm(typed, tongue, '')],
  ['other legal form', 8, (typed, { chance, tongue }) => withForm(typed, tongue, ` ${chance.pick(legalForms[tongue.key]!)}`)],
  ['and for &', 6, (typed, { tongue }) => (typed.name!.includes(' & ') ? void (typed.name = typed.name!.replace(' & ', ` ${{ de: 'und', fr: 'et', es: 'y', it: 'e' }[tongue.key] ?? 'and'} `)) : false)],
  ['other letters', 12, (typed, { chance }) => {
    const words = inLatin(chance, typed.name!.split(' '))
    if (!words) return false
    typed.name = words.join(' ')
  }],
  ['words in another order', 4, (typed, { tongue }) => {
    const [one, two, ...rest] = withoutForm(typed.name!, tongue).split(' ')
    if (!two || rest.length > 0 || typed.name!.includes('&')) return false
    typed.name = `${two} ${one}`
  }],
  ['town or country behind the name', 6, (typed, { tongue }) => void (typed.name = `${withoutForm(typed.name!, tongue)} ${typed.addresses[0]?.city ?? tongue.city[0]}`)],
  ['other case', 6, (typed, { chance }) => void (typed.name = otherCase(chance, typed.name!))],
  ['website missing', 14, (typed) => (typed.website ? void (typed.website = null) : false)],
  ['other website', 6, (typed, { chance }) => (typed.website ? void (typed.website = typed.website.replace(/\.[a-z]+$/, chance.pick(['.net', '.eu', '.org']))) : false)],
  ['phone missing', 12, (typed) => (typed.phones.length > 0 ? void (typed.phones = []) : false)],
  ['phone typed otherwise', 14, (typed, { chance }) => (typed.phones.length > 0 ? void (typed.phones = typed.phones.map((phone) => otherwiseTyped(chance, phone))) : false)],
  ['new phone', 6, (typed, { chance, tongue }) => void (typed.phones = [freshPhone(chance, tongue.country, false)])],
  ['moved', 10, (typed, { chance, tongue }) => void (typed.addresses = [freshPlace(chance, tongue)])],
  ['address missing', 10, (typed) => (typed.addresses.length > 0 ? void (typed.addresses = []) : false)],
  ['street typed otherwise', 8, streetOtherwise],
] // prettier-ignore

/** A second record of the same, with one to three errors in it; says which. */
export function secondOf(kind: 'person' | 'company', first: Typed, world: World): { made: string[]; values: Typed } {
  const mistakes = kind === 'person' ? ofPeople : ofCompanies
  const values = structuredClone(first)
  const made: string[] = []
  const count = world.chance.pick([1, 1, 2, 2, 2, 3])
  for (let tries = 0; made.length < count && tries < 12; tries++) {
    const [name, , mistake] = drawn(world.chance, mistakes)
    const needsNames = kind === 'company' || (values.firstName && values.lastName)
    if (made.includes(name) || !needsNames || mistake(values, world) === false) continue
    made.push(name)
  }
  return { made, values }
}

function drawn(chance: Chance, mistakes: Weighed) {
  let at = chance.next() * mistakes.reduce((sum, [, weight]) => sum + weight, 0)
  return mistakes.find(([, weight]) => (at -= weight) < 0) ?? mistakes[0]!
}

function nickname(typed: Typed, { chance, tongue }: World): void | false {
  const known = calledShort[tongue.key]?.find((names) => names.includes(typed.firstName!))
  if (!known) return false
  typed.firstName = chance.pick(known.filter((name) => name !== typed.firstName))
}

function streetOtherwise(typed: Typed, { chance }: World): void | false {
  const [place] = typed.addresses
  if (!place?.street) return false
  const shorter = place.street.replace(/straße/i, 'str.').replace(/Street/, 'St').replace(/Road/, 'Rd').replace(/Avenue/, 'Av.').replace(/^Via /, 'V. ').replace(/^Calle /, 'C/ ').replace(/^Rue /, 'r. ').replace(/gatan/, 'g.') // prettier-ignore
  place.street = shorter === place.street ? mistyped(chance, place.street) : shorter
  if (chance.percent(30)) place.postalCode = null
}

function withForm(typed: Typed, tongue: Tongue, form: string): void | false {
  const name = withoutForm(typed.name!, tongue) + form
  if (name === typed.name) return false
  typed.name = name
}

const withoutForm = (name: string, { key }: Tongue) =>
  [...legalForms[key]!].sort((one, other) => other.length - one.length).reduce((text, form) => (text.endsWith(` ${form}`) ? text.slice(0, -form.length - 1) : text), name) // prettier-ignore
