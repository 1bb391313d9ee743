import { expect, it } from 'vitest'
import { filterSchema } from '../../kernel/filter-schema.ts'
import type { Filter } from '../../kernel/filter.ts'
import { filterOf, groupOf, type Group } from './filter-tree.ts'

const owner = { field: 'owner', is: 'me' } as const
const city = { field: 'city', is: 'Lyon' } as const

it('a filter comes back as it was after being edited as a group', () => {
  const filters: Filter[] = [
    { or: [owner, city] },
    { not: owner },
    { not: { or: [owner, city] } },
    { or: [owner, { and: [city, { not: { or: [owner, city] } }] }] },
  ]
  for (const filter of filters) expect(filterOf(groupOf(filter))).toEqual(filter)
})

it('a group of one is that one, and an empty group is nothing', () => {
  expect(filterOf({ joint: 'or', parts: [city] })).toEqual(city)
  expect(filterOf({ joint: 'and', parts: [{ joint: 'or', parts: [] }] })).toBeNull()
})

it('the deepest group that can be made is one that the grammar takes', () => {
  const inner: Group = { joint: 'none', parts: [owner, city] }
  const outer: Group = { joint: 'none', parts: [inner, city] }
  expect(filterSchema.safeParse({ and: [filterOf(outer)!] }).success).toBe(true)
})
