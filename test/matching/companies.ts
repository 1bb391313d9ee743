import { freshPhone, freshPlace } from './people.ts'
import { withoutMarks } from './other-letters.ts'
import { realCompanies } from './company-words.ts'
import { legalForms, trades } from './company-words.ts'
import type { Tongue } from './real-names.ts'
import { often, type Chance, type Labelled, type Place, type Typed } from './shape.ts'

/** A company where people of the set work. */
export interface Firm {
  id: string
  name: string
  country: string
  domain: string | null
  phone: string | null
  place: Place | null
  /** The names of mailboxes that are given away. */
  mails: Set<string>
}

/** A company that is in no way like another one. */
export function freshFirm(chance: Chance, tongues: readonly Tongue[], id: string, taken: Set<string>): Firm {
  const tongue = often(chance, tongues)
  const form = chance.percent(80) ? ` ${chance.pick(legalForms[tongue.key]!)}` : ''
  const name = rootOf(chance, tongue)
  return {
    id,
    name: `${name}${form}`,
    country: tongue.country,
    domain: chance.percent(75) ? freshDomain(chance, name, tongue, taken) : null,
    phone: chance.percent(60) ? freshPhone(chance, tongue.country, false) : null,
    place: chance.percent(60) ? freshPlace(chance, tongue) : null,
    mails: new Set(),
  }
}

function rootOf(chance: Chance, tongue: Tongue): string {
  const trade = chance.pick(trades[tongue.key]!)
  const owner = often(chance, tongue.last)
  if (chance.percent(12)) return `${chance.pick(realCompanies)}${chance.percent(40) ? ` ${trade}` : ''}`
  if (chance.percent(15)) return `${owner} & ${often(chance, tongue.last)}`
  if (chance.percent(15)) return `${often(chance, tongue.city)} ${trade}`
  return chance.percent(50) ? `${owner} ${trade}` : `${trade} ${owner}`
}

/** A domain is one company’s: who comes later has to think of another. */
function freshDomain(chance: Chance, name: string, { country }: Tongue, taken: Set<string>): string {
  let stem = domainName(name)
  while (taken.has(stem)) stem = `${domainName(name)}-${chance.between(2, 999)}`
  taken.add(stem)
  return `${stem}${chance.pick(['.example', '.com', `.${country.toLowerCase()}`])}`
}

const domainName = (name: string) =>
  withoutMarks(name)
    .toLowerCase()
    .replace(/[^a-z0-9а-яґіїє]+/g, '-')
    .replace(/^-|-$/g, '')
    .replace(/[а-яґіїє]/g, (letter) => letter.codePointAt(0)!.toString(36))

/** What somebody typed of it. */
export const typedOf = (firm: Firm): Typed => ({
  name: firm.name,
  firstName: null,
  lastName: null,
  emails: [],
  phones: firm.phone ? [firm.phone] : [],
  addresses: firm.place ? [{ ...firm.place }] : [],
  website: firm.domain && `https://www.${firm.domain}`,
  company: null,
  jobTitle: null,
  birthday: null,
})

/** Companies that are easily taken for another one: sisters of one house, and those of one name in another town. */
export function similarFirms(chance: Chance, firm: Firm, tongues: readonly Tongue[], id: string, taken: Set<string>) {
  const found: (Pick<Labelled, 'made'> & { firm: Firm })[] = []
  const tongue = tongues.find(({ country }) => country === firm.country)!
  const [root] = firm.name.split(' ')
  if (chance.percent(8)) {
    const name = `${root} ${chance.pick(trades[tongue.key]!)} ${chance.pick(legalForms[tongue.key]!)}`
    const sister = { ...freshFirm(chance, [tongue], id, taken), name }
    if (chance.percent(50)) sister.domain = firm.domain
    if (chance.percent(30)) sister.phone = firm.phone
    if (chance.percent(50)) sister.place = firm.place
    if (!same(name, firm.name)) found.push({ made: ['sister company'], firm: sister })
  }
  if (chance.percent(6)) {
    const other = { ...freshFirm(chance, [tongue], `${id}n`, taken), name: firm.name }
    found.push({ made: ['of the same name elsewhere'], firm: { ...other, place: freshPlace(chance, tongue) } })
  }
  return found
}

const same = (one: string, other: string) => withoutMarks(one).toLowerCase() === withoutMarks(other).toLowerCase()
