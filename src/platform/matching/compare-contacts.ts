import { domainOf } from '../search/contacts.ts'
import { isSlip, slips } from './alike.ts'
import type { Levels } from './levels.ts'
import type { House, Profile } from './profile.ts'

const boxes = new Set('info office contact kontakt hello hallo mail post sales support admin service team family familie fam buero secretariat accounting billing buchhaltung noreply'.split(' ')) // prettier-ignore

/** How well e-mail addresses agree. */
export function emailOf(one: readonly string[], other: readonly string[]): Levels['email'] {
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

/** How well numbers agree. */
export function phoneOf(one: Profile, other: Profile): Levels['phone'] {
  if (one.tails.length === 0 || other.tails.length === 0) return null
  const common = one.tails.filter((tail) => other.tails.includes(tail)).length
  if (common > 1) return 'more'
  if (common === 1) {
    if (one.tails.length > 1 && other.tails.length > 1) return 'some'
    return one.phones.some((phone) => other.phones.includes(phone)) ? 'same' : 'tail'
  }
  const codes = one.phones.map(codeOf)
  const isAbroad =
    codes.length > 0 && other.phones.length > 0 && !other.phones.some((phone) => codes.includes(codeOf(phone)))
  return isAbroad ? 'abroad' : 'different'
}

/** What numbers of one country begin with; those of some countries that share a code are told apart by nobody here. */
const codeOf = (phone: string) => (/^\+[17]/.test(phone) ? phone.slice(0, 2) : phone.slice(0, 3))

const stemOf = (domain: string) => domain.split('.').at(-2) ?? domain

/** How well domains agree. */
export function domainsOf(one: readonly string[], other: readonly string[]): Levels['domain'] {
  if (one.length === 0 || other.length === 0) return null
  if (one.some((domain) => other.includes(domain))) return 'same'
  return one.some((domain) => other.some((each) => stemOf(each) === stemOf(domain))) ? 'stem' : 'different'
}

/** How well addresses agree. */
export function addressOf(one: readonly House[], other: readonly House[]): Levels['address'] {
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
