import { expect, test } from 'vitest'
import { models } from '../../../../domains.model.gen.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { say } from '../../../../kernel/sentence.ts'
import { columnEvidence } from '../file/column.ts'
import type { ImportOptions } from '../mapping/options.ts'
import { choiceFinder } from '../values/choices.ts'
import { rowReader, type Reading } from './reader.ts'

const records: RecordDefinition[] = models.flatMap((model) => [...model.records])
const record = (name: string) => records.find((each) => each.name === name)!

/** Reads rows of a table whose headers are the targets themselves: `emails`, `stage status`. */
function read(name: string, table: Record<string, string[]>, options: Partial<ImportOptions> = {}) {
  const headers = Object.keys(table)
  const rows = table[headers[0]!]!.map((_, row) => headers.map((header) => table[header]![row] ?? ''))
  const evidence = columnEvidence()
  rows.forEach((cells) => evidence.take(cells))
  const added: string[] = []
  const reading: Reading = {
    record: record(name),
    records,
    columns: evidence.profiles(headers),
    options: {
      mapping: headers.flatMap((header, column) => header.split(' ').map((target) => ({ column, target }))),
      dates: {}, decimals: {}, match: [], update: 'empty', duplicates: 'report', missing: {}, corrections: {}, cells: [], nameTemplate: null,
      currency: 'EUR', ...options,
    }, // prettier-ignore
    timeZone: 'Europe/Berlin',
    today: '2026-11-22',
    named: (target) => {
      const finder = choiceFinder(`${target.record.name}.${target.name}`, target.field!.options ?? [])
      return (text) => {
        if (target.field!.type !== 'choice') {
          return /^new /.test(text) ? { add: text } : text === 'nobody' ? { wrong: say('There is none.'), kind: 'missing' } : { value: `id of ${text}` }
        }
        const key = finder.find(text)
        const suggestion = finder.near(text)
        return key ? { value: key } : { wrong: say('There is no “{text}”.', { text }), kind: 'missing', ...(suggestion && { suggestion }) }
      }
    }, // prettier-ignore
    tell: ({ message }) => message,
    add: (_, text) => (added.push(text), `id of ${text}`),
  }
  const reader = rowReader(reading)
  return rows.map((cells, index) => ({ ...reader(index + 1, cells), asked: added }))
}
const one = (...given: Parameters<typeof read>) => read(...given)[0]!

test('cells become values of their types', () => {
  const row = one('company', {
    name: [' Kan-code '], industry: ['Software'], employees: ['34288'], revenue: ['€ 11,698.03'], foundedIn: ['1982'],
    website: ['kan-code.example'], parent: ['Acme'], 'addresses.country': ['United States'], 'addresses.city': ['Austin'],
  }) // prettier-ignore
  expect(row.problems).toEqual([])
  expect(row.values).toMatchObject({
    name: 'Kan-code', industry: 'software', employees: 34288, revenue: { amount: '11698.03', currency: 'EUR' }, foundedIn: 1982,
    website: 'https://kan-code.example', parent: 'id of Acme', addresses: [{ city: 'Austin', country: 'US', primary: true }],
  }) // prettier-ignore
})

test('what cannot be taken is reported with its column, value and reason, and a suggestion where there is one', () => {
  const row = one('company', { name: ['Acme'], industry: ['technolgy'], employees: ['many'], revenue: ['1,5 or so much'], foundedIn: ['3000'], 'addresses.country': ['Philipines'] }) // prettier-ignore
  expect(row.problems).toEqual([
    { column: 1, target: 'industry', value: 'technolgy', reason: 'There is no “technolgy”.', kind: 'missing', suggestion: 'Technology' },
    { column: 2, target: 'employees', value: 'many', reason: '“many” is not a number.', kind: 'value' },
    { column: 3, target: 'revenue', value: '1,5 or so much', reason: '“1,5 or so much” is not a number.', kind: 'value' },
    { column: 4, target: 'foundedIn', value: '3000', reason: 'At most 2200.', kind: 'value' },
    { column: 5, target: 'addresses.country', value: 'Philipines', reason: 'There is no country “Philipines”.', kind: 'missing', suggestion: 'Philippines' },
  ]) // prettier-ignore
})

test('a correction stands for every cell that says the same; null leaves them out', () => {
  const corrections = { industry: { technolgy: 'technology' }, parent: { '?': null } }
  const row = one('company', { name: ['Acme'], industry: ['technolgy'], parent: ['?'] }, { corrections })
  expect(row.values).toEqual({ name: 'Acme', industry: 'technology' })
  expect(row.problems).toEqual([])
})

test('a single cell put right is read in place of the one in the file', () => {
  const [first, second] = read('company', { name: ['A', 'B'], employees: ['many', 'many'] }, { cells: [{ row: 2, column: 1, text: '7' }] }) // prettier-ignore
  expect(first!.problems).toHaveLength(1)
  expect(second!.values.employees).toBe(7)
})

test('several addresses come together in one list, the starred one first', () => {
  const row = one('person', {
    lastName: ['Byron'], 'emails:1': ['ada@a.example ::: ada@b.example'], 'emails:1.label': ['Home'], 'emails:2': ['ada@c.example'],
    'emails:2.label': ['* Work'], phones: ['030 1234567'], 'phones:mobile': ['0171 1234567'],
  }) // prettier-ignore
  expect(row.values.emails).toMatchObject([
    { value: 'ada@a.example', label: 'home', primary: false },
    { value: 'ada@b.example', label: 'home', primary: false },
    { value: 'ada@c.example', label: 'work', primary: true },
  ])
  expect(row.values.phones).toMatchObject([{ value: '030 1234567', label: null, primary: true }, { label: 'mobile' }])
})

test('home and work addresses stay apart', () => {
  const row = one('person', {
    lastName: ['B'],
    'addresses:home.city': ['Ulm'],
    'addresses:work.city': ['Bonn'],
    'addresses:work.country': ['D'],
  })
  expect(row.values.addresses).toMatchObject([
    { label: 'home', city: 'Ulm', primary: true },
    { label: 'work', city: 'Bonn', country: 'DE', primary: false },
  ])
})

test('a whole name is split', () => {
  expect(one('person', { '@name': ['Ludwig van Beethoven'] }).values).toEqual({
    firstName: 'Ludwig',
    lastName: 'van Beethoven',
  })
})

test('a column that says two things is understood when one of them takes it', () => {
  const rows = read('deal', { name: ['A', 'B', 'C'], 'stage status': ['Won', 'Engaging', 'new stage'] })
  expect(rows.map(({ values }) => [values.stage, values.status])).toEqual([
    ['id of Won', 'won'],
    ['id of Engaging', undefined],
    ['id of new stage', undefined],
  ])
  expect(rows.flatMap(({ problems }) => problems)).toEqual([])
  expect(rows[0]!.asked).toEqual(['new stage'])
})

test('a value that a fixed choice takes is not added as the name of something else', () => {
  const row = one('deal', { name: ['A'], 'stage status': ['Won'] })
  expect(row.asked).toEqual([])
})

test('a deal without a name is called by the template, aliases put right', () => {
  const options = { nameTemplate: '{company} {product}', corrections: { 'dealLine.product': { GTXPro: 'GTX Pro' } } }
  const [both, alone] = read('deal', { company: ['Cancity', ''], 'dealLine.product': ['GTXPro', 'GTXPro'] }, options)
  expect(both).toMatchObject({ values: { name: 'Cancity GTX Pro' }, parts: { dealLine: { product: 'id of GTX Pro' } } })
  expect(alone!.values.name).toBe('GTX Pro')
})

test('dates are read in the order of their column; where that is open, nothing is guessed', () => {
  expect(read('deal', { name: ['A', 'B'], closeOn: ['03/04/2017', '25/04/2017'] })[0]!.values.closeOn).toBe(
    '2017-04-03',
  )
  const open = one('deal', { name: ['A'], closeOn: ['03/04/2017'] })
  expect(open.problems).toMatchObject([{ kind: 'dates', target: 'closeOn' }])
  expect(one('deal', { name: ['A'], closeOn: ['03/04/2017'] }, { dates: { 1: 'mdy' } }).values.closeOn).toBe(
    '2017-03-04',
  )
})

test('amounts whose sign is open are not guessed either, plain ones are taken', () => {
  const [open, plain] = read('deal', { name: ['A', 'B'], amount: ['1.234', '500'] })
  expect(open!.problems).toMatchObject([{ kind: 'decimals', target: 'amount' }])
  expect(plain!.values.amount).toEqual({ amount: '500', currency: 'EUR' })
})

test('a currency column and a sign in the cell go before the usual currency', () => {
  const rows = read('deal', {
    name: ['A', 'B', 'C'],
    amount: ['5', '£6', '7'],
    'amount.currency': ['CHF', '', 'Taler'],
  })
  expect(rows.map(({ values }) => values.amount)).toMatchObject([
    { currency: 'CHF' },
    { currency: 'GBP' },
    { currency: 'EUR' },
  ])
  expect(rows[2]!.problems).toMatchObject([{ target: 'amount.currency', reason: 'There is no currency “Taler”.' }])
})

test('a day for a moment is noon where the company is', () => {
  expect(one('deal', { name: ['A'], closedAt: ['2017-03-01'] }).values.closedAt).toBe('2017-03-01T11:00:00.000Z')
  expect(one('deal', { name: ['A'], closedAt: ['2017-03-01 14:30'] }).values.closedAt).toBe('2017-03-01T13:30:00.000Z')
})

test('a row without what it must have is reported as such', () => {
  expect(one('company', { name: [''], employees: ['7'] }).problems).toMatchObject([
    { column: null, kind: 'required', target: 'name' },
  ])
  expect(one('person', { firstName: [''], birthday: ['1815-12-10'] }).problems).toMatchObject([{ kind: 'required' }])
  expect(one('person', { emails: ['ada@farley.example'] }).problems).toEqual([])
})

test('bytes that are no text are reported, not taken', () => {
  expect(one('company', { name: ['M\uFFFDller'] }).problems).toMatchObject([{ target: 'name', kind: 'value' }])
})
