import { expect, test } from 'vitest'
import { daysBetween } from '../../../kernel/time.ts'
import { daysInStages } from './days-in-stages.ts'

const move = (happenedAt: string, before: string, after: string) => ({
  happenedAt,
  before: { stage: before },
  after: { stage: after },
})
const dayOf = (moment: string) => moment.slice(0, 10)

test('each stage counts the days between its moves, the current one until today', () => {
  const moves = [move('2026-10-20T10:00:00Z', 'b', 'c'), move('2026-10-10T10:00:00Z', 'a', 'b')]
  expect([...daysInStages(moves, 'c', '2026-10-01', '2026-11-01', dayOf, daysBetween)]).toEqual([['a', 9], ['b', 10], ['c', 12]]) // prettier-ignore
})

test('a stage that was entered twice adds up, and one that was never left counts from the beginning', () => {
  const back = [move('2026-10-20T00:00:00Z', 'b', 'a'), move('2026-10-10T00:00:00Z', 'a', 'b')]
  expect(daysInStages(back, 'a', '2026-10-01', '2026-10-25', dayOf, daysBetween).get('a')).toBe(14)
  expect(daysInStages([], 'a', '2026-10-01', '2026-10-03', dayOf, daysBetween).get('a')).toBe(2)
})
