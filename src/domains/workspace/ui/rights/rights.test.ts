import { expect, test } from 'vitest'
import { f } from '../../../../kernel/field.ts'
import type { RoleRight } from '../../../../kernel/rights.ts'
import { defineRecord } from '../../../../kernel/record.ts'
import { firstRights, isNamed, offeredReaches, rightOf, withAction, withField, withReach, withRule } from './rights.ts'

const label = { one: 'Boat', many: 'Boats' }
const boat = defineRecord({
  ...{ name: 'boat', plural: 'boats', label, icon: 'world', title: 'name', owned: true },
  fields: { name: f.text({ label: 'Name' }) },
})

const whole: RoleRight = { see: 'all', edit: 'all', delete: 'all', create: true, export: true }

test('what is seen less far is changed no farther', () => {
  expect(withReach(whole, 'see', 'team')).toMatchObject({ see: 'team', edit: 'team', delete: 'team' })
  expect(withReach({ ...whole, edit: 'own' }, 'see', 'team')).toMatchObject({ edit: 'own' })
  expect(withReach(whole, 'see', 'none')).toEqual(rightOf({}, 'boat'))
  expect(offeredReaches(boat, 'edit', { ...whole, see: 'own' })).toEqual(['own', 'none'])
})

test('all is said by naming nothing, so that a field added later is among them', () => {
  const all = ['name', 'phones', 'revenue']
  const without = withField(whole, 'see', 'revenue', false, all)
  expect(without.fields).toEqual({ see: ['name', 'phones'] })
  expect(isNamed(without, 'edit', 'revenue')).toBe(false)
  expect(withField(without, 'see', 'revenue', true, all)).toEqual(whole)
})

test('who may change a field sees it, who may not see it changes and exports it neither', () => {
  const all = ['name', 'phones', 'revenue']
  const fixed = withField(whole, 'edit', 'name', false, all)
  expect(fixed.fields).toEqual({ edit: ['phones', 'revenue'] })
  const hidden = withField(fixed, 'see', 'phones', false, all)
  expect(hidden.fields).toEqual({ see: ['name', 'revenue'], edit: ['revenue'] })
  expect(withField(hidden, 'edit', 'phones', true, all).fields).toEqual({ edit: ['phones', 'revenue'] })
})

test('actions are named only where one of them is not allowed', () => {
  const some = withAction(whole, 'merge', false, ['merge', 'win'])
  expect(some.actions).toEqual(['win'])
  expect(withAction(some, 'merge', true, ['merge', 'win'])).toEqual(whole)
})

test('a rule stands beside a reach that it can widen, and goes with it', () => {
  const rule = { field: 'name', startsWith: 'A' }
  const ruled = withRule(withRule({ ...whole, see: 'own', edit: 'own', delete: 'none' }, 'see', rule), 'edit', rule)
  expect(ruled.rules).toEqual({ see: rule, edit: rule })
  expect(withReach(ruled, 'see', 'all').rules).toEqual({ edit: rule })
  expect(withReach(ruled, 'edit', 'none').rules).toEqual({ see: rule })
  expect(withReach(ruled, 'see', 'none')).not.toHaveProperty('rules')
  expect(withRule(withRule(ruled, 'see', null), 'edit', null)).not.toHaveProperty('rules')
})

test('a new role sees everything and works with its own', () => {
  expect(firstRights([boat]).boat).toEqual({
    see: 'all',
    edit: 'own',
    delete: 'own',
    create: true,
    export: false,
  })
})
