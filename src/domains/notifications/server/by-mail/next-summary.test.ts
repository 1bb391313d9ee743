import { expect, test } from 'vitest'
import { nothingChosen } from './choice.ts'
import { nextSummary } from './next-summary.ts'

const choice = { ...nothingChosen, summary: ['mentioned'] as const, summaryAt: '08:00' }
const next = (now: string, more: object = {}, zone = 'Europe/Berlin') =>
  nextSummary({ ...choice, ...more }, zone, new Date(now))?.toISOString() ?? null

test('it comes at its hour of the next day that was chosen, by the clocks of their zone', () => {
  expect(next('2026-11-30T06:59:00Z')).toBe('2026-11-30T07:00:00.000Z')
  expect(next('2026-11-30T07:00:00Z')).toBe('2026-12-01T07:00:00.000Z')
  // From Friday to Monday.
  expect(next('2026-12-04T12:00:00Z')).toBe('2026-12-07T07:00:00.000Z')
  expect(next('2026-12-04T12:00:00Z', { summaryDays: [5] })).toBe('2026-12-11T07:00:00.000Z')
  expect(next('2026-11-30T00:00:00Z', {}, 'America/New_York')).toBe('2026-11-30T13:00:00.000Z')
})

test('where clocks change it is the same hour on them', () => {
  expect(next('2026-03-27T08:00:00Z', { summaryDays: [0, 6] })).toBe('2026-03-28T07:00:00.000Z')
  expect(next('2026-03-28T08:00:00Z', { summaryDays: [0, 6] })).toBe('2026-03-29T06:00:00.000Z')
})

test('without anything in it, or without a day, there is none', () => {
  expect([next('2026-11-30T06:00:00Z', { summary: [] }), next('2026-11-30T06:00:00Z', { summaryDays: [] })]).toEqual([null, null]) // prettier-ignore
})
