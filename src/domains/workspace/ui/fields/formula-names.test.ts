import { expect, test } from 'vitest'
import { f } from '../../../../kernel/field.ts'
import { defineRecord } from '../../../../kernel/record.ts'
import { nameBegun, offersFor } from './formula-names.ts'

const record = defineRecord({
  name: 'thing',
  plural: 'things',
  label: { one: 'Thing', many: 'Things' },
  icon: 'forms',
  title: 'name',
  fields: {
    name: f.text({ label: 'Name' }),
    closeOn: f.date({ label: 'Expected close' }),
    maker: f.link({ label: 'Maker', to: 'any' }),
  },
})

test('the name before the caret is the one being typed, and none within a text', () => {
  expect(nameBegun('12 + custom.re * 2', 14)).toBe('custom.re')
  expect(nameBegun('12 + ', 5)).toBeNull()
  expect(nameBegun('"na', 3)).toBeNull()
  expect(nameBegun('"a" & na', 8)).toBe('na')
})

test('fields are offered by label and name, functions by name, and never the field itself', () => {
  const texts = (typed: string, self = '') => offersFor(record, typed, self).map(({ text }) => text)
  expect(texts('expected')).toEqual(['closeOn'])
  expect(texts('clo')).toEqual(['closeOn'])
  expect(texts('na')).toEqual(['name'])
  expect(texts('na', 'name')).toEqual([])
  expect(texts('mak')).toEqual([])
  expect(texts('rou')).toEqual(['round('])
})
