import { calledShort } from './nicknames.ts'
import { withoutMarks, inLatin } from './other-letters.ts'
import type { Tongue } from './real-names.ts'
import { often, oneIn, type Chance, type Labelled, type Place, type Typed } from './shape.ts'
import type { Firm } from './companies.ts'

const titles = ['Buyer', 'Head of sales', 'Engineer', 'Managing director', 'Accountant', 'Office manager', 'Owner', 'Consultant'] // prettier-ignore
const boxes = ['gmail.com', 'outlook.com', 'yahoo.com', 'gmx.de', 'web.de', 'icloud.com', 'hotmail.com', 'mail.ru', 'orange.fr', 'libero.it'] // prettier-ignore
const dials: Record<string, string> = { GB: '44', DE: '49', FR: '33', ES: '34', IT: '39', PL: '48', SE: '46', TR: '90', RU: '7', UA: '380' } // prettier-ignore
const mobile: Record<string, string> = { GB: '77', DE: '170', FR: '6', ES: '6', IT: '33', PL: '60', SE: '70', TR: '53', RU: '91', UA: '67' } // prettier-ignore
const lengths: Record<string, number> = { GB: 10, DE: 10, FR: 9, ES: 9, IT: 10, PL: 9, SE: 9, TR: 10, RU: 10, UA: 9 }

/** A number of that country that nobody else has. */
export function freshPhone(chance: Chance, country: string, isMobile = true): string {
  const start = isMobile ? mobile[country]! : chance.pick(['30', '40', '21', '22', '51', '61'])
  let number = start
  while (number.length < lengths[country]!) number += chance.between(0, 9)
  return `+${dials[country]}${number}`
}

/** A house of that country. */
export function freshPlace(chance: Chance, tongue: Tongue): Place {
  return {
    street: `${chance.pick(tongue.street)} ${chance.between(1, 140)}`,
    postalCode: String(chance.between(10_000, 99_999)),
    city: often(chance, tongue.city),
    country: tongue.country,
  }
}

/** The part of an address before the @ as people choose it. */
export function mailName(chance: Chance, first: string, last: string, withNumber: boolean): string {
  const [given, family] = (inLatin(chance, [first, last]) ?? [first, last]).map((word) =>
    withoutMarks(word)
      .toLowerCase()
      .replace(/[^a-z]/g, ''),
  ) as [string, string]
  const name = chance.pick([`${given}.${family}`, `${given}.${family}`, `${given[0] ?? ''}.${family}`, `${given[0] ?? ''}${family}`, `${given}${family}`, `${family}.${given}`, given]) // prettier-ignore
  // Nobody else has an address of one's own: without a number two people of one name would share it.
  return withNumber ? `${name}${chance.between(1, 9999)}` : name
}

export function freshMail(chance: Chance, { firstName, lastName }: Typed, firm: Firm | undefined): string {
  const isWork = firm?.domain && chance.percent(65)
  const name = mailName(chance, firstName ?? 'info', lastName ?? '', !isWork)
  if (!isWork) return `${name}@${often(chance, boxes)}`
  // A personal address is one person’s: who joins later is given another.
  const isTaken = firm.mails.has(name)
  firm.mails.add(name)
  return `${name}${isTaken ? chance.between(2, 99) : ''}@${firm.domain}`
}

function called(chance: Chance, tongue: Tongue): string {
  const known = calledShort[tongue.key]
  return known && chance.percent(25) ? often(chance, known)[0] : often(chance, tongue.first)
}

/** Somebody who is in no way like anybody else, but for a name that may be borne by many. */
export function freshPerson(chance: Chance, tongues: readonly Tongue[], firms: readonly Firm[]): Typed {
  const firm = chance.percent(65) ? chance.pick(firms) : undefined
  const tongue = tongues.find(({ country }) => country === firm?.country) ?? often(chance, tongues)
  const person: Typed = {
    firstName: called(chance, tongue),
    lastName: often(chance, tongue.last),
    emails: [],
    phones: [],
    addresses: [],
    website: null,
    company: firm?.id ?? null,
    jobTitle: firm && chance.percent(70) ? chance.pick(titles) : null,
    birthday: chance.percent(15) ? `${chance.between(1945, 2004)}-${String(chance.between(1, 12)).padStart(2, '0')}-${String(chance.between(1, 28)).padStart(2, '0')}` : null, // prettier-ignore
  }
  if (chance.percent(80)) person.emails.push(freshMail(chance, person, firm))
  if (chance.percent(20)) person.emails.push(freshMail(chance, person, undefined))
  if (firm && oneIn(chance, 20) && firm.domain) person.emails.push(`info@${firm.domain}`)
  if (chance.percent(60)) person.phones.push(freshPhone(chance, tongue.country))
  if (firm?.phone && chance.percent(25)) person.phones.push(firm.phone)
  if (chance.percent(35)) person.addresses.push(freshPlace(chance, tongue))
  else if (firm?.place && chance.percent(30)) person.addresses.push({ ...firm.place })
  return person
}

/** Others who are easily taken for somebody: not the same, and the set says so. */
export function lookalikes(chance: Chance, person: Typed, tongues: readonly Tongue[], firms: readonly Firm[]) {
  const found: Pick<Labelled, 'made' | 'values'>[] = []
  const tongue = tongues.find(({ last }) => last.includes(person.lastName!))!
  if (chance.percent(9)) found.push(family(chance, person, tongue))
  if (chance.percent(7)) found.push(namesake(chance, person, tongues, firms))
  if (person.company && chance.percent(6)) found.push(colleague(chance, person, tongue, firms))
  return found
}

/** Who lives there too: one name, one house, one telephone, sometimes one mailbox. */
function family(chance: Chance, person: Typed, tongue: Tongue): Pick<Labelled, 'made' | 'values'> {
  const home = person.addresses[0] ?? freshPlace(chance, tongue)
  if (person.addresses.length === 0) person.addresses.push(home)
  const line = freshPhone(chance, tongue.country, false)
  person.phones.push(line)
  const values: Typed = {
    ...{
      ...person,
      emails: [],
      phones: [line],
      addresses: [{ ...home }],
      company: null,
      jobTitle: null,
      birthday: null,
    },
    firstName: chance.percent(3) ? person.firstName : called(chance, tongue),
  }
  const isJunior = values.firstName === person.firstName
  if (chance.percent(50)) values.phones.push(freshPhone(chance, tongue.country))
  if (chance.percent(60)) values.emails.push(freshMail(chance, values, undefined))
  if (chance.percent(12)) {
    const both = `${mailName(chance, 'family', person.lastName!, true)}@${chance.pick(boxes)}`
    person.emails.push(both)
    values.emails.push(both)
  }
  return { made: [isJunior ? 'a child of the same name' : 'family'], values }
}

/** Who is called the same, and is somebody else; now and then of the same town or firm. */
function namesake(chance: Chance, person: Typed, tongues: readonly Tongue[], firms: readonly Firm[]) {
  const values = { ...freshPerson(chance, tongues, firms), firstName: person.firstName, lastName: person.lastName }
  values.emails = values.emails.map((mail) => `${mailName(chance, person.firstName!, person.lastName!, true)}@${mail.split('@')[1]}`) // prettier-ignore
  const mine = person.addresses[0]
  if (mine && values.addresses[0] && chance.percent(30)) values.addresses[0].city = mine.city
  if (chance.percent(6)) values.company = person.company
  return { made: ['namesake'], values }
}

/** Who sits beside them: one switchboard, one house, one domain, sometimes one family name. */
function colleague(chance: Chance, person: Typed, tongue: Tongue, firms: readonly Firm[]) {
  const firm = firms.find(({ id }) => id === person.company)!
  const values: Typed = {
    ...{ ...person, emails: [], phones: [], birthday: null, addresses: firm.place ? [{ ...firm.place }] : [] },
    firstName: called(chance, tongue),
    lastName: chance.percent(25) ? person.lastName : often(chance, tongue.last),
  }
  if (firm.domain && chance.percent(90)) values.emails.push(freshMail(chance, values, firm))
  if (firm.phone) values.phones.push(firm.phone)
  return { made: ['colleague'], values }
}
