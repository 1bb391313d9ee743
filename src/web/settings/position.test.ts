import { expect, test } from 'vitest'
import { movedPositions } from './position.ts'

const rows = ['a', 'b', 'c'].map((id, position) => ({ id, position }))
const told = (moves: { row: { id: string }; position: number }[]) =>
  moves.map(({ row, position }) => [row.id, position])

test('only the two that change places are told', () => {
  expect(told(movedPositions(rows, 'c', -1))).toEqual([['c', 1], ['b', 2]]) // prettier-ignore
})

test('the first cannot go up nor the last down', () => {
  expect(movedPositions(rows, 'a', -1)).toEqual([])
  expect(movedPositions(rows, 'c', 1)).toEqual([])
})

test('positions that were never set are set', () => {
  const unset = [{ id: 'a', position: 0 }, { id: 'b', position: 0 }, { id: 'c', position: 0 }] // prettier-ignore
  expect(told(movedPositions(unset, 'b', -1))).toEqual([['a', 1], ['c', 2]]) // prettier-ignore
})
