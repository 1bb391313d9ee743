import { expect, test } from 'vitest'
import { f } from '../../kernel/field.ts'
import { defineRecord } from '../../kernel/record.ts'
import { groupsOf, isFilled, leftOutOf } from './detail-groups.ts'

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

test('a layout says what stands where; what it does not speak of stands behind, what it leaves out nowhere', () => {
  const groups = [
    { key: 'section' as const, heading: 'Who', columns: 2 as const, names: ['owner', 'firstName'] },
    { key: 'section' as const, heading: 'Gone', names: ['archived'] },
  ]
  expect(groupsOf(person, person.all, { groups, leftOut: ['emails'] })).toEqual([
    { key: 'section', heading: 'Who', columns: 2, names: ['owner', 'firstName'] },
    { key: 'details', names: ['lastContactAt'] },
  ])
  expect(leftOutOf(person, person.all, { groups, leftOut: ['emails', 'archived'] })).toEqual(['emails'])
})

test('a new field joins the group that would have it as shipped', () => {
  const page = { groups: [{ key: 'details' as const, names: ['owner'] }], leftOut: [] }
  expect(groupsOf(person, person.all, page)).toEqual([
    { key: 'details', names: ['owner', 'firstName', 'lastContactAt'] },
    { key: 'reach', names: ['emails'] },
  ])
})

test('an empty list, an empty text and an unset switch are worth no line', () => {
  expect([null, undefined, '', false, []].some(isFilled)).toBe(false)
  expect([0, 'x', true, ['x']].every(isFilled)).toBe(true)
})
