import { expect, test } from 'vitest'
import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { valuesFromTitle } from './values-from-title.ts'

const label = { one: 'x', many: 'x' }
const company = defineRecord({
  name: 'company',
  plural: 'companies',
  label,
  icon: 'x',
  title: 'name',
  fields: { name: f.text({ label: 'Name', required: true }) },
})
const person = defineRecord({
  name: 'person', plural: 'people', label, icon: 'x', title: 'name',
  fields: { name: f.text({ label: 'Name', setBy: 'derived' }), firstName: f.text({ label: 'First' }), lastName: f.text({ label: 'Last' }) },
}) // prettier-ignore
const line = defineRecord({
  name: 'line', plural: 'lines', label, icon: 'x', title: 'name',
  fields: { name: f.text({ label: 'Name' }), deal: f.link({ label: 'Deal', to: 'deal', required: true }) },
}) // prettier-ignore

test('a name alone is enough for a company and a person', () => {
  expect(valuesFromTitle(company, 'Acme')).toEqual({ name: 'Acme' })
  expect(valuesFromTitle(person, 'Ana Maria Silva')).toEqual({ firstName: 'Ana Maria', lastName: 'Silva' })
  expect(valuesFromTitle(person, 'Ana')).toEqual({ firstName: 'Ana' })
})

test('what needs to know more is not created from a name', () => {
  expect(valuesFromTitle(line, 'A line')).toBeNull()
})
