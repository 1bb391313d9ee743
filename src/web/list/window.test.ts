import { describe, expect, it } from 'vitest'
import type { ListAnswer, Row } from '../api/answers.ts'
import {
  emptyWindow, indexOf, placeNeeded, rowAt, withFirstRow, withoutRow, withPage, type ListWindow, type Place,
} from './window.ts' // prettier-ignore

const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `r${from + index}` })) as Row[]
const answer = (from: number, count: number, more: boolean, extra: object = {}): ListAnswer =>
  ({
    data: rows(from, count),
    page: {
      after: more ? `a${from + count}` : null,
      before: from > 0 ? `b${from}` : null,
      more,
      count: null,
      ...extra,
    },
  }) as ListAnswer

const begun = withPage(emptyWindow, {}, answer(0, 100, true, { count: { value: 1_000_000, exact: false } }))
const loaded = (window: ListWindow, ...pages: [Place, ListAnswer][]) =>
  pages.reduce((before, [place, page]) => withPage(before, place, page), window)

describe('the window of a long list', () => {
  it('asks for the beginning first', () => {
    expect(placeNeeded(emptyWindow, 0, 30)).toEqual({})
  })

  it('has the length that the server counted', () => {
    expect(begun.length).toBe(1_000_000)
    expect(begun.exact).toBe(false)
  })

  it('goes on after the last row it has', () => {
    expect(placeNeeded(begun, 60, 120)).toEqual({ after: 'a100' })
    const next = withPage(begun, { after: 'a100' }, answer(100, 100, true))
    expect(rowAt(next, 150)?.id).toBe('r150')
    expect(placeNeeded(next, 60, 199)).toBeNull()
  })

  it('jumps to a share of the list, and reads backwards from there', () => {
    expect(placeNeeded(begun, 500_000, 500_030)).toEqual({ at: 0.5 })
    const jumped = withPage(begun, { at: 0.5 }, answer(500_000, 100, true, { position: 0.5 }))
    expect(rowAt(jumped, 500_010)?.id).toBe('r500010')
    expect(placeNeeded(jumped, 499_980, 500_010)).toEqual({ before: 'b500000' })
    const back = withPage(jumped, { before: 'b500000' }, answer(499_900, 100, true))
    expect(rowAt(back, 499_950)?.id).toBe('r499950')
    expect(indexOf(back, 'r499900')).toBe(499_900)
  })

  it('ends where the server says there is no more', () => {
    const end = loaded(begun, [{ after: 'a100' }, answer(100, 20, false)])
    expect(end.length).toBe(120)
    expect(end.exact).toBe(true)
    expect(placeNeeded(end, 100, 140)).toBeNull()
  })

  it('lets a page that was read anew take the place of those it overlaps', () => {
    const twice = loaded(begun, [{ at: 0.00005 }, answer(50, 100, true, { position: 0.00005 })])
    expect(twice.pages).toHaveLength(1)
    expect(rowAt(twice, 50)?.id).toBe('r50')
  })

  it('loses a row that went elsewhere and gains one that came', () => {
    const next = withPage(begun, { after: 'a100' }, answer(100, 100, true))
    const less = withoutRow(next, 'r50')
    expect(less.length).toBe(999_999)
    expect(rowAt(less, 50)?.id).toBe('r51')
    expect(rowAt(less, 150)?.id).toBe('r151')
    const more = withFirstRow(less, { id: 'new' } as Row)
    expect(rowAt(more, 0)?.id).toBe('new')
    expect(rowAt(more, 151)?.id).toBe('r151')
    expect(withFirstRow(emptyWindow, { id: 'new' } as Row).length).toBe(1)
  })
})
