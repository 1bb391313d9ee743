import { expect, test } from 'vitest'
import { flattened, inNest } from './own-values.ts'

test('rows come with each own value under its own name, and go back as they came', () => {
  const row = { id: '1', name: 'Acme', custom: { region: 'North' } }
  const own = { id: '1', name: 'Acme', 'custom.region': 'North' }
  expect(flattened({ data: row, can: {} })).toEqual({ data: own, can: {} })
  expect(flattened({ data: [row], page: {} })).toEqual({ data: [own], page: {} })
  expect(inNest(own)).toEqual(row)
  expect(inNest({ ids: ['1'], patch: { 'custom.region': 'South' } })).toEqual({ ids: ['1'], patch: { custom: { region: 'South' } } }) // prettier-ignore
  expect(inNest({ changes: [{ id: '1', patch: { 'custom.region': null } }] })).toEqual({ changes: [{ id: '1', patch: { custom: { region: null } } }] }) // prettier-ignore
})

test('what has none of its own stays as it is', () => {
  expect(flattened({ data: [{ group: { 'custom.region': 'North' }, values: [1] }] })).toEqual({ data: [{ group: { 'custom.region': 'North' }, values: [1] }] }) // prettier-ignore
  expect(inNest({ filter: { field: 'custom.region', is: 'x' } })).toEqual({ filter: { field: 'custom.region', is: 'x' } }) // prettier-ignore
  expect([flattened(null), inNest(null), inNest('x'), inNest([1])]).toEqual([null, null, 'x', [1]])
})
