import type { Address, Contact, Field } from '../../../kernel/field.ts'
import { newId } from '../../../kernel/id.ts'
import { contactsOf, emptyTyped } from '../../fields/edit/contact-items.ts'
import type { Found } from '../../../kernel/written/contacts.ts'
import type { Signature } from '../../../kernel/signature/signature.ts'

/** Something a signature says that a record has a field for; to be taken or left. */
export interface Fact {
  field: string
  label: string
  /** As it is shown. */
  text: string
  value: unknown
  /** The value is the name of another record, to be found or made. */
  isTitle?: boolean
}

type Fields = Readonly<Record<string, Field>>

/** What of a signature a record has fields for, field by field: a person takes the names, a company its own name. */
export function factsOf(read: Signature, fields: Fields, title: string): Fact[] {
  const facts: Fact[] = []
  const add = (field: string, text: string | null, value: unknown = text, isTitle = false) => {
    if (text && fields[field])
      facts.push({ field, label: fields[field].label, text, value, ...(isTitle && { isTitle }) })
  }
  const isPerson = fields.firstName !== undefined
  add('firstName', read.firstName)
  add('lastName', read.lastName)
  add('jobTitle', read.jobTitle)
  if (isPerson) add('company', read.company, read.company, true)
  else add(title, read.company)
  // Whose numbers these are is the person's business: a company does not get the mobile of one who works there.
  if (isPerson) {
    add('emails', textOf(read.emails), contacts('emails', read.emails))
    add('phones', textOf(read.phones), contacts('phones', read.phones))
  } else {
    const lines = read.phones.filter(({ label }) => label !== 'mobile')
    add('phones', textOf(lines), contacts('phones', lines))
  }
  add('website', read.website)
  add('addresses', addressText(read), read.address && [{ ...blank(), ...read.address }])
  if (read.handles.length > 0)
    add('handles', read.handles.map(({ network, value }) => `${network}: ${value}`).join(', '), read.handles.map((each) => ({ id: newId(), ...each }))) // prettier-ignore
  return facts
}

const textOf = (found: readonly Found[]) => found.map(({ value }) => value).join(', ') || null

function contacts(kind: 'emails' | 'phones', found: readonly Found[]): Contact[] {
  const typed = found.map(({ value, label }) => ({ ...emptyTyped(), text: value, label }))
  return contactsOf(kind, typed, []).contacts
}

const blank = (): Address => ({
  id: newId(),
  label: null,
  primary: true,
  street: null,
  postalCode: null,
  city: null,
  region: null,
  country: null,
  latitude: null,
  longitude: null,
})

function addressText({ address }: Signature): string | null {
  if (!address) return null
  const { street, postalCode, city, country } = address
  return [street, [postalCode, city].filter(Boolean).join(' '), country].filter(Boolean).join(', ') || null
}
