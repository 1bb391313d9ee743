import { expect, test } from 'vitest'
import { f } from '../../../kernel/field.ts'
import { corpus } from '../../../kernel/signature/corpus.ts'
import { factsOf } from './facts.ts'
import { parseSignature } from '../../../kernel/signature/signature.ts'

const either = {
  phones: f.phones({ label: 'Phone' }),
  website: f.url({ label: 'Website' }),
  addresses: f.addresses({ label: 'Address' }),
}
const person = {
  ...either,
  firstName: f.text({ label: 'First name' }),
  lastName: f.text({ label: 'Last name' }),
  jobTitle: f.text({ label: 'Job title' }),
  company: f.link({ label: 'Company', to: 'company' }),
  emails: f.emails({ label: 'E-mail' }),
}
const company = { ...either, name: f.text({ label: 'Name' }), emails: f.emails({ label: 'E-mail' }) }

const read = parseSignature(corpus[2]!.text, 'de-DE')!
const shown = (facts: ReturnType<typeof factsOf>) => facts.map(({ field, text }) => `${field}: ${text}`)

test('a person takes the names, the numbers and where they work, by the name of the company', () => {
  const facts = factsOf(read, person, 'name')
  expect(shown(facts)).toEqual([
    'firstName: Thomas',
    'lastName: Müller',
    'jobTitle: Leiter Einkauf',
    'company: Steinbach Papier GmbH & Co. KG',
    'emails: t.mueller@steinbach-papier.example',
    'phones: +49 2421 555-318, +49 2421 555-399, +49 171 5550142',
    'website: https://www.steinbach-papier.example',
    'addresses: Rurstraße 14, 52349 Düren',
  ])
  expect(facts.find(({ field }) => field === 'company')).toMatchObject({ isTitle: true })
  expect(facts.find(({ field }) => field === 'phones')!.value).toMatchObject([
    { label: 'work', primary: true },
    { label: 'fax' },
    { label: 'mobile' },
  ])
})

test('a company takes its own name, and not the mobile of one who works there', () => {
  expect(shown(factsOf(read, company, 'name'))).toEqual([
    'name: Steinbach Papier GmbH & Co. KG',
    'phones: +49 2421 555-318, +49 2421 555-399',
    'website: https://www.steinbach-papier.example',
    'addresses: Rurstraße 14, 52349 Düren',
  ])
})
