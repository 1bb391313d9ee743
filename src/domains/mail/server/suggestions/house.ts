import { domainOf } from '../../../../platform/search/contacts.ts'

/** What a company is called and known by, as far as its domain says. */
export interface House {
  domain: string
  name: string
}

/** Under these, as under a country alone, everybody has a name of their own: `acme.co.uk`. */
const shared = new Set(['co', 'com', 'org', 'net', 'ac', 'gov', 'edu', 'or', 'ne', 'gv', 'ltd', 'plc', 'me'])

/** The house that an address belongs to: `nora@mail.weber-maschinen.co.uk` to Weber Maschinen; null where many share the domain. */
export function houseOf(address: string): House | null {
  const host = domainOf(address)
  if (host === null) return null
  const labels = host.split('.')
  const isShared = labels.length > 2 && labels.at(-1)!.length === 2 && shared.has(labels.at(-2)!)
  const domain = labels.slice(isShared ? -3 : -2).join('.')
  const words = domain.split('.')[0]!.split(/[-_]+/).filter(Boolean)
  return { domain, name: words.map((each) => each[0]!.toUpperCase() + each.slice(1)).join(' ') }
}
