import { expect, test } from 'vitest'
import { f } from './field.ts'
import { defineRecord } from './record.ts'
import { labelOf, many, one, say, sayAsIs, sayFault } from './sentence.ts'

const deal = defineRecord({
  name: 'deal',
  plural: 'deals',
  label: { one: 'Deal', many: 'Deals' },
  icon: 'box',
  title: 'name',
  fields: { name: f.text({ label: 'Name' }) },
})

test('a sentence is English and what it was made of', () => {
  const said = say('{field} must not be empty.', { field: labelOf(deal.fields.name) })
  expect(said.message).toBe('Name must not be empty.')
  expect(said).toMatchObject({ pattern: '{field} must not be empty.', values: { field: { path: 'deal.fields.name' } } })
})

test('records are named small within a sentence, and with a capital where it begins', () => {
  expect(say('There is no such {record}.', { record: one(deal) }).message).toBe('There is no such deal.')
  expect(say('{records} cannot be counted.', { records: many(deal) }).message).toBe('Deals cannot be counted.')
})

test('numbers and lists are written out', () => {
  expect(say('At most {count}: {all}.', { count: 12000, all: ['a', 2] }).message).toBe('At most 12,000: a, 2.')
})

test('what a schema says of its fault fills its message', () => {
  const fault = { message: 'At most {maximum} characters.', maximum: 50000 }
  expect(sayFault(fault)).toEqual({
    message: 'At most 50,000 characters.',
    pattern: 'At most {maximum} characters.',
    values: { maximum: 50000 },
  })
})

test('what others said stays as it is, braces and all', () => {
  expect(sayAsIs('a {b}').message).toBe('a {b}')
})
