import { expect, test } from 'vitest'
import { f } from '../../kernel/field.ts'
import { notKept, sortThen } from './kept-over-time.ts'

const fields = {
  name: f.text({ label: 'Name', sortable: true }),
  stage: f.link({ label: 'Stage', to: 'stage', tracked: true, sortable: true }),
  amount: f.money({ label: 'Amount', tracked: true, sortable: true }),
  company: f.link({ label: 'Company', to: 'company' }),
}

test('an order is kept as far as the past can give it', () => {
  expect(sortThen(fields, '-stage')).toBe('-stage')
  expect(sortThen(fields, '-name')).toBe('-createdAt')
  expect(sortThen(fields, '-amount')).toBe('-createdAt')
  expect(sortThen(fields, undefined)).toBe('-createdAt')
})

test('what a filter asks of fields that are not kept is named, once each, inside groups and behind links too', () => {
  const filter = {
    and: [
      { field: 'stage', is: 'x' },
      { or: [{ field: 'name', contains: 'a' }, { not: { field: 'name', is: 'b' } }] },
      { field: 'company.industry', is: 'food' },
    ],
  }
  expect(notKept(fields, filter)).toEqual(['Name', 'Company'])
  expect(notKept(fields, { field: 'amount', gt: 5 })).toEqual([])
})
