import { describe, expect, it } from 'vitest'
import { barOfTop, evenLay, heightOf, rowsIn, tallest, topAfter, topOfBar, topToShow } from './scroll.ts'

const short = { ...evenLay(100, 36), view: 600 }
const long = { ...evenLay(1_000_000, 36), view: 600 }

describe('scrolling a list', () => {
  it('is plain while the rows fit into what a browser can draw', () => {
    expect(heightOf(short)).toBe(3600)
    expect(topAfter(short, 0, 0, 900)).toBe(900)
  })

  it('reaches the last of a million rows with a shorter bar', () => {
    expect(heightOf(long)).toBe(tallest)
    expect(topOfBar(long, tallest - 600)).toBe(36_000_000 - 600)
    expect(rowsIn(long, topOfBar(long, tallest - 600)).last).toBe(999_999)
  })

  it('lands in the middle when the bar is put there, and finds the bar for a place', () => {
    const middle = topOfBar(long, (tallest - 600) / 2)
    expect(Math.round(middle / 36)).toBe(499_992)
    expect(barOfTop(long, middle)).toBeCloseTo((tallest - 600) / 2)
  })

  it('moves by as much as the wheel did, however long the list', () => {
    expect(topAfter(long, 18_000_000, 6_000_000, 6_000_100)).toBe(18_000_100)
  })

  it('draws what is in view and a little more, never beyond the ends', () => {
    expect(rowsIn(short, 0)).toEqual({ first: 0, last: 25 })
    expect(rowsIn(short, 3000).last).toBe(99)
  })

  it('brings a row into view by the shortest way', () => {
    expect(topToShow(short, 1000, 5)).toBe(180)
    expect(topToShow(short, 0, 20)).toBe(156)
    expect(topToShow(short, 100, 10)).toBe(100)
  })
})
