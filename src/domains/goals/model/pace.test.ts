import { expect, test } from 'vitest'
import { paceOf } from './pace.ts'
import { spansOf } from './span.ts'

// 2026-11-23 is a Monday.
const week = { from: '2026-11-23', until: '2026-11-30' }

test('by Wednesday with six of twelve it will be ten by Friday, which is behind; with eight it is on the way', () => {
  expect(paceOf(6, 12, week, '2026-11-25')).toEqual({ share: 0.5, likely: 10, by: '2026-11-27', state: 'behind' })
  expect(paceOf(8, 12, week, '2026-11-25')).toMatchObject({ likely: 13, state: 'onTheWay' })
})

test('what is reached is reached, and no share is more than the whole', () => {
  expect(paceOf(15, 12, week, '2026-11-23')).toMatchObject({ share: 1, state: 'reached' })
  expect(paceOf(0, 0, week, '2026-11-23')).toMatchObject({ share: 1, state: 'reached' })
})

test('on the weekend the week is over; before the first working day nobody can know', () => {
  expect(paceOf(11, 12, week, '2026-11-29')).toMatchObject({ likely: 11, state: 'behind' })
  const month = { from: '2026-08-01', until: '2026-09-01' }
  expect(paceOf(0, 12, month, '2026-08-02')).toMatchObject({ likely: null, state: 'onTheWay', by: '2026-08-31' })
})

test('the time before is as long as what has passed, and never longer than it was', () => {
  expect(spansOf('week', '2026-11-25', 1)).toEqual({
    now: week,
    before: { from: '2026-11-16', until: '2026-11-19' },
  })
  expect(spansOf('month', '2026-03-31', 1).before).toEqual({ from: '2026-02-01', until: '2026-03-01' })
  expect(spansOf('quarter', '2026-11-25', 1).now).toEqual({ from: '2026-10-01', until: '2027-01-01' })
  expect(spansOf('week', '2026-11-29', 0).now.from).toBe('2026-11-29')
})
