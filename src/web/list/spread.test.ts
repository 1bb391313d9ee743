import { expect, it } from 'vitest'
import { sourceOf, spreadOf } from './spread.ts'

const range = (rows: number, columns: number) => ({ rows: [3, 2 + rows], columns: [1, columns] }) as const

it('one value fills all that is chosen', () => {
  expect(spreadOf(range(4, 2), { rows: 1, columns: 1 })).toEqual({ rows: 4, columns: 2 })
})

it('a block goes below and beside the first cell, however little is chosen', () => {
  expect(spreadOf(range(1, 1), { rows: 3, columns: 2 })).toEqual({ rows: 3, columns: 2 })
  expect(spreadOf(range(5, 1), { rows: 3, columns: 2 })).toEqual({ rows: 3, columns: 2 })
})

it('a block is repeated where the range is a multiple of it', () => {
  expect(spreadOf(range(6, 2), { rows: 3, columns: 2 })).toEqual({ rows: 6, columns: 2 })
  expect(sourceOf({ rows: 3, columns: 2 }, 4, 1)).toEqual([1, 1])
})
