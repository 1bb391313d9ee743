import { expect, test } from 'vitest'
import { f } from '../../../../kernel/field.ts'
import { defineRecord } from '../../../../kernel/record.ts'
import {
  addGroup,
  changeGroup,
  draftOf,
  headingFault,
  isWhole,
  knownOf,
  moveGroup,
  put,
  removeGroup,
  step,
  valuesOf,
  type Draft,
} from './layout-draft.ts'

const deal = defineRecord({
  name: 'deal', plural: 'deals', label: { one: 'Deal', many: 'Deals' }, icon: 'x', title: 'name',
  fields: {
    name: f.text({ label: 'Name', required: true }), website: f.url({ label: 'Website' }), amount: f.money({ label: 'Amount' }),
    closeOn: f.date({ label: 'Close' }),
  },
}) // prettier-ignore
const shipped = draftOf(deal, deal.all, null)
const names = ({ groups, leftOut }: Draft) => [...groups.map((group) => group.names.join(' ')), leftOut.join(' ')]

test('a draft begins as shipped, and as such is kept as nothing', () => {
  expect(names(shipped)).toEqual(['website', 'name amount closeOn', ''])
  expect(valuesOf(shipped, shipped)).toEqual({ page: null, head: null, asks: null })
})

test('a field is put before another, at an end, and out', () => {
  expect(names(put(shipped, 'closeOn', 0, 'website'))).toEqual(['closeOn website', 'name amount', ''])
  expect(names(put(shipped, 'name', 1))).toEqual(['website', 'amount closeOn name', ''])
  const without = put(shipped, 'amount', 'out')
  expect(names(without)).toEqual(['website', 'name closeOn', 'amount'])
  expect(names(put(without, 'amount', 0))).toEqual(['website amount', 'name closeOn', ''])
})

test('a field goes step by step, through the groups and no further', () => {
  expect(names(step(shipped, 'amount', -1))).toEqual(['website', 'amount name closeOn', ''])
  expect(names(step(shipped, 'name', -1))).toEqual(['website name', 'amount closeOn', ''])
  expect(names(step(shipped, 'website', 1))).toEqual(['', 'website name amount closeOn', ''])
  expect(step(shipped, 'website', -1)).toBe(shipped)
  expect(step(shipped, 'closeOn', 1)).toBe(shipped)
})

test('groups are moved, named, put in two columns, added, and taken away without a field', () => {
  expect(names(moveGroup(shipped, 0, 1))).toEqual(['name amount closeOn', 'website', ''])
  expect(moveGroup(shipped, 1, 1)).toBe(shipped)
  expect(changeGroup(shipped, 0, { heading: 'Reach' }).groups[0]).toMatchObject({ key: 'section', heading: 'Reach' })
  expect(changeGroup(shipped, 0, { columns: 2 }).groups[0]).toMatchObject({ key: 'reach', columns: 2 })
  expect(names(removeGroup(shipped, 0))).toEqual(['name amount closeOn website', ''])
  expect(names(removeGroup(shipped, 1))).toEqual(['website name amount closeOn', ''])
  const one = removeGroup(shipped, 1)
  expect(removeGroup(one, 0)).toBe(one)
})

test('a draft names no field that has gone since', () => {
  const { amount: _gone, name: _too, ...rest } = deal.all
  const without = { ...put(shipped, 'closeOn', 'out'), head: ['amount', 'closeOn'], asks: ['amount'] }
  const { groups, leftOut, head, asks } = knownOf(without, rest)
  expect([groups.at(-1)?.names, leftOut, head, asks]).toEqual([[], ['closeOn'], ['closeOn'], []])
})

test('each group is called something, and no two the same', () => {
  const named = (...headings: string[]) => headings.reduce((draft, heading, at) => changeGroup(draft, at, { heading }), shipped) // prettier-ignore
  expect(isWhole(shipped)).toBe(true)
  expect(headingFault(named(' '), 0)).toBe('headingNeeded')
  expect(headingFault(named('Money', 'Money '), 1)).toBe('headingTwice')
  expect(isWhole(named('Money', 'Money'))).toBe(false)
})

test('an empty group is not kept, and what Farley decides is none', () => {
  const draft = { ...addGroup(put(shipped, 'amount', 'out'), 'Later'), head: [], asks: [] }
  const { page, head, asks } = valuesOf(draft, shipped)
  expect(JSON.parse(page!)).toEqual({
    groups: [{ key: 'reach', names: ['website'] }, { key: 'details', names: ['name', 'closeOn'] }],
    leftOut: ['amount'],
  }) // prettier-ignore
  expect([head, asks]).toEqual(['[]', null])
})
