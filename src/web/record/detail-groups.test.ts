import { expect, test } from 'vitest'
import { f } from '../../kernel/field.ts'
import { defineRecord } from '../../kernel/record.ts'
import { groupsOf, isFilled } from './detail-groups.ts'

const person = defineRecord({
  name: 'person', plural: 'people', label: { one: 'Person', many: 'People' }, icon: 'users', title: 'name', owned: true,
  fields: {
    name: f.text({ label: 'Name', setBy: 'derived' }),
    firstName: f.text({ label: 'First name' }),
    emails: f.emails({ label: 'E-mail' }),
    lastContactAt: f.dateTime({ label: 'Last contact', setBy: 'derived' }),
  },
}) // prettier-ignore

test('how to reach somebody comes first; system fields and a derived name stand elsewhere', () => {
  expect(groupsOf(person, person.all)).toEqual([
    { key: 'reach', names: ['emails'] },
    { key: 'details', names: ['firstName', 'lastContactAt', 'owner'] },
  ])
})

test('a field that the reader may not see is in no group', () => {
  const { emails: _hidden, ...rest } = person.all
  expect(groupsOf(person, rest).map(({ key }) => key)).toEqual(['details'])
})

test('an empty list, an empty text and an unset switch are worth no line', () => {
  expect([null, undefined, '', false, []].some(isFilled)).toBe(false)
  expect([0, 'x', true, ['x']].every(isFilled)).toBe(true)
})
