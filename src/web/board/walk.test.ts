import { expect, test } from 'vitest'
import { walkOn, type Walks } from './walk.ts'

/** Columns with so many cards; tells where one is after each step. */
function board(...counts: number[]) {
  let here: [column: number, card: number] = [0, 0]
  const walks: Walks = new Map(
    counts.map((count, column) => [
      String(column),
      {
        step: (by) => {
          const card = here[1] + by
          if (card < 0 || card >= count) return false
          here = [column, card]
          return true
        },
        enter: (by) => {
          if (count === 0) return false
          here = [column, by > 0 ? 0 : count - 1]
          return true
        },
      },
    ]),
  )
  return (by: 1 | -1) => {
    walkOn(walks, [...walks.keys()], String(here[0]), by)
    return here
  }
}

test('J goes down a column and on to the next that has cards; K goes the same way back', () => {
  const walk = board(2, 0, 1)
  expect(walk(1)).toEqual([0, 1])
  expect(walk(1)).toEqual([2, 0])
  expect(walk(1)).toEqual([2, 0])
  expect(walk(-1)).toEqual([0, 1])
  expect(walk(-1)).toEqual([0, 0])
  expect(walk(-1)).toEqual([0, 0])
})
