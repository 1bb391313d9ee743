import { expect, test } from 'vitest'
import { models } from '../../../../domains.model.gen.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { columnEvidence } from '../file/column.ts'
import { presetOf, suggestMapping, suggestTemplate } from './suggest.ts'

const records: RecordDefinition[] = models.flatMap((model) => [...model.records])
const record = (name: string) => records.find((each) => each.name === name)!

function suggest(name: string, table: Record<string, string[]>) {
  const evidence = columnEvidence()
  const names = Object.keys(table)
  const rows = Math.max(...Object.values(table).map((values) => values.length))
  for (let row = 0; row < rows; row++) evidence.take(names.map((each) => table[each]![row] ?? ''))
  const columns = evidence.profiles(names)
  // A second target of a column stands in the place of the first.
  return Object.fromEntries(
    suggestMapping(columns, record(name), records).map(({ column, target, why }) => [
      names[column],
      `${target} ${why}`,
    ]),
  )
}
const headers = (text: string) => Object.fromEntries(text.split(',').map((name) => [name, ['x']]))

test('the columns of a German list are known by their names and contents', () => {
  expect(
    suggest('person', {
      Vorname: ['Katharina'], Nachname: ['Brandstätter'], Firma: ['Mühle Sölden'], 'E-Mail': ['kb@soelden.example'],
      'Tel. geschäftlich': ['05254 55012'], Mobil: ['0664 5550 18'], Position: ['Braumeisterin'], PLZ: ['6450'], Ort: ['Sölden'],
      Land: ['A'], 'Umsatz (T€)': ['4.800'], 'Gespräch am': ['10.11.2026'], Interesse: ['Durchfluss, CIP'], 'Besucher-ID': ['N26-00418'],
    }), // prettier-ignore
  ).toEqual({
    Vorname: 'firstName name', Nachname: 'lastName name', Firma: 'company name', 'E-Mail': 'emails name',
    'Tel. geschäftlich': 'phones:work name', Mobil: 'phones:mobile name', Position: 'jobTitle name',
    PLZ: 'addresses.postalCode name', Ort: 'addresses.city name', Land: 'addresses.country name', Interesse: 'tags name', 'Besucher-ID': '@id name',
  }) // prettier-ignore
})

test('the pipeline of a company is known by its names', () => {
  expect(
    suggest('deal', {
      opportunity_id: ['1C1I7A6R'], sales_agent: ['Moses Frase'], product: ['GTX Plus Basic'], account: ['Cancity'], deal_stage: ['Won'],
      engage_date: ['20-10-16'], close_date: ['01-03-17'], close_value: ['1054'], engage_quarter: ['Q4 2016'], close_quarter: ['Q1 2017'],
    }), // prettier-ignore
  ).toEqual({
    opportunity_id: '@id name', sales_agent: 'owner name', product: 'dealLine.product name', account: 'company name', deal_stage: 'status content',
    engage_date: 'openedOn name', close_date: 'closeOn name', close_value: 'amount name',
  }) // prettier-ignore
  expect(Object.keys(suggest('company', { account: ['Cancity'], sector: ['retail'], year_established: ['2001'], revenue: ['718.62'], employees: ['2448'], office_location: ['Kenya'], subsidiary_of: ['Acme'] }))).toHaveLength(7) // prettier-ignore
  expect(suggest('company', { office_location: ['Kenya', 'Japan'] })).toEqual({
    office_location: 'addresses.country content',
  })
  expect(suggest('user', { sales_agent: ['Anna'], manager: ['Dustin'], regional_office: ['Central'] })).toEqual({
    sales_agent: 'name name', manager: 'manager name', regional_office: 'office name',
  }) // prettier-ignore
  expect(suggest('product', { product: ['GTX'], series: ['GTX'], sales_price: ['550'] })).toEqual({
    product: 'name name', series: 'family name', sales_price: 'price name',
  }) // prettier-ignore
})

test.each([
  ['hubspot', 'person', 'Record ID,First Name,Last Name,Company Name,Contact owner,Country/Region,Email,Job Title,Lifecycle Stage,Mobile Phone Number,Phone Number', 11],
  ['hubspot', 'company', 'Record ID,Företagsnamn,Företagsägare,Land/region,Postnummer', 5],
  ['salesforce', 'person', 'Id,IsDeleted,MasterRecordId,AccountId,LastName,FirstName,MailingStreet,MailingCity,MailingCountry,Phone,MobilePhone,Email,Title,OwnerId,SystemModstamp', 12],
  ['salesforce', 'company', 'Id,IsDeleted,MasterRecordId,Name,Type,ParentId,BillingStreet,BillingCity,Phone,Website,Industry,AnnualRevenue,NumberOfEmployees,OwnerId', 11],
  ['pipedrive', 'deal', 'Deal - Title,Deal - Owner,Deal - Pipeline,Deal - Stage,Deal - Value,Deal - Currency,Deal - Expected close date,Deal - Status,Organization - Name,Person - Name', 10],
  ['pipedrive', 'deal', 'Obchod - Název,Obchod - Hodnota,Osoba - Jméno', 3],
  ['zoho', 'deal', 'Record Id,Deal Name,Account Name,Account Name.id,Contact Name,Stage,Closing Date,Amount', 7],
  ['googleContacts', 'person', 'First Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - City', 12],
  ['outlook', 'person', 'First Name,Middle Name,Last Name,Title,E-mail Address,E-mail 2 Address,Business Phone,Mobile Phone,Job Title,Company,Business Street,Business City,Given Yomi', 11],
  ['linkedin', 'person', 'First Name,Last Name,URL,Email Address,Company,Position,Connected On', 6],
] as const)('an export of %s (%s) is recognised', (key, name, list, mapped) => {
  expect(presetOf(list.split(','), name)?.key).toBe(key)
  expect(Object.keys(suggest(name, headers(list)))).toHaveLength(mapped)
}) // prettier-ignore

test('a deal without a name is called after its company and product', () => {
  const evidence = columnEvidence()
  evidence.take(['GTX Pro', 'Cancity', 'Ada'])
  const columns = evidence.profiles(['product', 'account', 'agent'])
  const mapping = suggestMapping(columns, record('deal'), records)
  expect(suggestTemplate(columns, mapping, record('deal'), records)).toBe('{account} {product}')
  expect(suggestTemplate(columns, [{ column: 0, target: 'name' }], record('deal'), records)).toBeNull()
  expect(suggestTemplate(columns, [], record('deal'), records)).toBeNull()
})

test('numbers in a header are carried over', () => {
  const found = suggest('person', headers('E-mail 1 - Label,E-mail 1 - Value,Phone 2 - Value,Address 3 - Postal Code'))
  expect(found).toMatchObject({
    'E-mail 1 - Label': 'emails:1.label preset',
    'Phone 2 - Value': 'phones:2 preset',
    'Address 3 - Postal Code': 'addresses:3.postalCode preset',
  })
})

test('a list of one’s own is no export of a known system', () => {
  expect(presetOf(['Name', 'E-mail', 'Company'], 'person')).toBeUndefined()
})

test('a column without values and one without meaning are left out', () => {
  expect(suggest('person', { Vorname: [''], Sternzeichen: ['Waage'], 'Letzter Kontakt': ['heute'] })).toEqual({})
})
