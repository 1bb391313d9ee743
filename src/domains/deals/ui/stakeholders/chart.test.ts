import { expect, test } from 'vitest'
import { besideOf, chartOf, isBeneath } from './chart.ts'

const who = (id: string, reportsTo: string | null = null) => ({ id, reportsTo })
const places = (people: Parameters<typeof chartOf>[0]) => {
  const { at, columns, rows } = chartOf(people)
  return { columns, rows, at: Object.fromEntries([...at].map(([id, { column, row }]) => [id, [column, row]])) }
}

test('who reports to somebody stands beneath them, and they above the middle of all who do', () => {
  expect(places([who('chief'), who('one', 'chief'), who('two', 'chief'), who('under', 'two')])).toEqual({
    columns: 2,
    rows: 3,
    at: { one: [0, 1], under: [1, 2], two: [1, 1], chief: [0.5, 0] },
  })
})

test('who reports to nobody, or to somebody who is not in the deal, stands in the first row; nobody is on nobody’s chart', () => {
  expect(places([who('one'), who('two', 'elsewhere')])).toEqual({
    columns: 2,
    rows: 1,
    at: { one: [0, 0], two: [1, 0] },
  })
  expect(places([])).toEqual({ columns: 0, rows: 0, at: {} })
})

test('of people in a circle nobody is left out, nor waited for', () => {
  expect(places([who('one', 'two'), who('two', 'one'), who('chief')]).at).toEqual({ chief: [0, 0], one: [1, 0], two: [2, 0] }) // prettier-ignore
})

test('an arrow leads to whoever stands nearest there, and nowhere beyond the edge', () => {
  const chart = chartOf([who('chief'), who('one', 'chief'), who('two', 'chief')])
  expect(besideOf(chart, 'chief', 'ArrowDown')).toBe('one')
  expect(besideOf(chart, 'one', 'ArrowRight')).toBe('two')
  expect(besideOf(chart, 'two', 'ArrowUp')).toBe('chief')
  // Mirrored, the next one stands to the left.
  expect([besideOf(chart, 'one', 'ArrowLeft', -1), besideOf(chart, 'one', 'ArrowRight', -1)]).toEqual(['two', null])
  expect([besideOf(chart, 'chief', 'ArrowUp'), besideOf(chart, 'two', 'ArrowRight'), besideOf(chart, 'one', 'x')]).toEqual([null, null, null]) // prettier-ignore
})

test('somebody is beneath all above them, and not beneath those beside or below', () => {
  const people = [who('chief'), who('one', 'chief'), who('under', 'one'), who('two', 'chief')]
  expect([isBeneath(people, 'under', 'chief'), isBeneath(people, 'under', 'one')]).toEqual([true, true])
  expect([isBeneath(people, 'chief', 'under'), isBeneath(people, 'under', 'two')]).toEqual([false, false])
})
