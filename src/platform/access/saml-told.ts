import type { Told } from './provider-account.ts'

/** An element of what was signed: its attributes, its text, and what is in it, by name. */
export interface Parsed {
  $?: Record<string, string | undefined>
  _?: string
  Issuer?: Parsed[]
  Subject?: Parsed[]
  NameID?: Parsed[]
  SubjectConfirmation?: Parsed[]
  SubjectConfirmationData?: Parsed[]
  AuthnStatement?: Parsed[]
  AttributeStatement?: Parsed[]
  Attribute?: Parsed[]
  AttributeValue?: (Parsed | string)[]
}

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/'
const emails = ['email', 'mail', 'emailaddress', 'urn:oid:0.9.2342.19200300.100.1.3', `${claims}emailaddress`]
const shown = ['displayname', 'urn:oid:2.16.840.1.113730.3.1.241', 'http://schemas.microsoft.com/identity/claims/displayname'] // prettier-ignore
const given = ['givenname', 'firstname', 'urn:oid:2.5.4.42', `${claims}givenname`]
const family = ['sn', 'surname', 'lastname', 'urn:oid:2.5.4.4', `${claims}surname`]
const whole = ['cn', 'name', 'urn:oid:2.5.4.3']

const format = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'
const passing = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'

/** Of whom an assertion speaks. The provider speaks for its domains, so an address that it signs counts as proven. */
export function toldIn(assertion: Parsed): Told {
  const name = assertion.Subject?.[0]?.NameID?.[0]
  const subject = name?._?.trim()
  if (!subject) throw new Error('it names nobody')
  // Another one each time: nobody could be known by it.
  if (name?.$?.Format === passing) throw new Error('a name that is another each time: ask for persistent ones')
  const said = attributesIn(assertion)
  const first = (names: readonly string[]) => names.map((each) => said.get(each)).find(Boolean)
  const email = first(emails) ?? (name?.$?.Format === format ? subject : null)
  const parts = [first(given), first(family)].filter(Boolean).join(' ')
  return {
    subject,
    email: email?.toLowerCase() ?? null,
    proven: email !== null,
    name: first(shown) ?? (parts || (first(whole) ?? null)),
  }
}

/** The first value of each, by its name in lower case. */
function attributesIn({ AttributeStatement: statements = [] }: Parsed): Map<string, string> {
  const all = statements.flatMap(({ Attribute = [] }) => Attribute)
  const valueOf = ({ AttributeValue: [value] = [] }: Parsed) => (typeof value === 'string' ? value : value?._)?.trim()
  const entries = all.map((each) => [each.$?.Name?.toLowerCase() ?? '', valueOf(each)] as const)
  return new Map(entries.filter((each): each is [string, string] => Boolean(each[1])).toReversed())
}
