import { expect, it } from 'vitest'
import { lanesOf } from './lanes.ts'

it('gives what overlaps lanes beside each other, and what does not the whole width', () => {
  const stretches = [
    { start: 540, end: 600 },
    { start: 560, end: 620 },
    { start: 600, end: 630 },
    { start: 640, end: 700 },
  ]
  expect(lanesOf(stretches)).toEqual([
    { lane: 0, of: 2 },
    { lane: 1, of: 2 },
    { lane: 0, of: 2 },
    { lane: 0, of: 1 },
  ])
})
