import { describe, expect, it } from 'vitest'
import type { Row } from '../api/answers.ts'
import { groupedLines, plainLines, type Part } from './lines.ts'
import { emptyWindow, type ListWindow } from './window.ts'

const heights = { row: 36, head: 30 }
const windowOf = (ids: readonly string[]): ListWindow => ({
  ...emptyWindow,
  length: ids.length,
  exact: true,
  pages: [{ start: 0, rows: ids.map((id) => ({ id }) as Row), place: {}, after: null, before: null, more: false }],
})
const part = (id: string, count: number, open: boolean, ids: readonly string[] = []): Part => ({
  group: { id, value: id, count, open, totals: new Map() },
  window: windowOf(ids),
})
const lines = groupedLines(
  [part('g0', 2, true, ['a', 'b']), part('g1', 3, false), part('g2', 1, true, ['c'])],
  {},
  heights,
)

describe('lines of a grouped list', () => {
  it('are a head a group, and rows under those that are open', () => {
    const kinds = Array.from({ length: lines.lay.length }, (_, index) => {
      const line = lines.at(index)
      return line.kind === 'group' ? line.group.id : line.row?.id
    })
    expect(kinds).toEqual(['g0', 'a', 'b', 'g1', 'g2', 'c'])
    expect(lines.rows).toBe(6)
  })

  it('lie under each other: heads of 30, rows of their height', () => {
    const tops = Array.from({ length: lines.lay.length }, (_, index) => lines.lay.topOf(index))
    expect(tops).toEqual([0, 30, 66, 102, 132, 162])
    expect(lines.lay.total).toBe(3 * 30 + 3 * 36)
    for (const [index, top] of tops.entries()) {
      expect(lines.lay.at(top)).toBe(index)
      expect(lines.lay.at(top + lines.lay.sizeOf(index) - 1)).toBe(index)
    }
  })

  it('are found by the id of a row or a group; those of a closed group are not', () => {
    expect(lines.indexOf('b')).toBe(2)
    expect(lines.indexOf('g2')).toBe(4)
    expect(lines.indexOf('c')).toBe(5)
    expect(lines.indexOf('nobody')).toBe(-1)
  })

  it('count rows of closed groups, too, when it is said on which row one is', () => {
    expect([1, 2, 5].map((index) => lines.rowsBefore(index))).toEqual([0, 1, 5])
  })

  it('say which rows of which groups are in view', () => {
    const open = lines.partsIn(2, 5).filter(({ group }) => group.open)
    expect(open.map(({ group, first, last }) => [group.id, first, last])).toEqual([
      ['g0', 1, 1],
      ['g2', 0, 0],
    ])
  })

  it('are found at once among a million', () => {
    const many = groupedLines(
      Array.from({ length: 1000 }, (_, index) => part(`g${index}`, 1000, true)),
      {},
      heights,
    )
    expect(many.lay.length).toBe(1_001_000)
    const middle = many.lay.topOf(500_500)
    expect(many.lay.at(middle)).toBe(500_500)
    expect(many.at(500_500)).toMatchObject({ kind: 'group', group: { id: 'g500' } })
  })
})

it('without groups every line is a row', () => {
  const plain = plainLines(windowOf(['a', 'b']), 28)
  expect(plain.at(1)).toEqual({ kind: 'row', row: { id: 'b' } })
  expect(plain.lay.topOf(1)).toBe(28)
})
