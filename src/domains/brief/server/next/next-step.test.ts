import { expect, test } from 'vitest'
import type { Raise } from '../../model/index.ts'
import { nextStep, type Done } from './next-step.ts'

// 2026-11-26 is a Thursday.
const meter = { id: 'd', name: 'Meter', idleOn: null }
const done = (given: Partial<Done> = {}): Done => ({
  ...{ outcome: null, whom: 'eva', deal: null, idleDays: null, openPoints: [], quotes: [], raised: [] },
  now: new Date('2026-11-26T12:00:00Z'),
  timeZone: 'Europe/Berlin',
  ...given,
})
const raised = (code: Raise['code'], more: Partial<Raise> = {}): Raise => ({ code, record: 'deal', id: 'd', what: 'Meter', day: null, days: null, by: null, ...more }) // prettier-ignore
const told = (given: Partial<Done>) => {
  const step = nextStep(done(given))
  return step && [step.code, step.dueOn, step.of]
}

test('without a reason nothing is offered', () => {
  expect(nextStep(done())).toBeNull()
  expect(nextStep(done({ deal: meter, idleDays: 14 }))).toBeNull()
  expect(nextStep(done({ outcome: 'reached' }))).toBeNull()
})

test('who was not reached is called again on the next working day, after a message on the one after it; a wrong number is looked for', () => {
  expect(told({ outcome: 'noAnswer' })).toEqual(['notReached', '2026-11-27', 'eva'])
  expect(told({ outcome: 'message' })).toEqual(['notReached', '2026-11-30', 'eva'])
  expect(told({ outcome: 'wrongNumber' })).toEqual(['wrongNumber', '2026-11-27', 'eva'])
  expect(told({ outcome: 'noAnswer', whom: null, deal: meter })).toBeNull()
})

test('a promise is kept on its day, one that is overdue on the next working day', () => {
  const promise = (day: string) => ({ raised: [raised('promiseDue', { day, by: 'ada' })] })
  expect(told(promise('2026-11-28'))).toEqual(['promiseDue', '2026-11-28', 'eva'])
  expect(told(promise('2026-11-20'))).toEqual(['promiseDue', '2026-11-27', 'eva'])
  expect(nextStep(done(promise('2026-11-28')))).toMatchObject({ what: 'Meter', day: '2026-11-28', by: 'ada' })
})

test('a quote that nobody has answered is asked about within the week before it ends, and not after it', () => {
  const quote = (validUntil: string | null) => ({ deal: meter, quotes: [{ name: 'Q-1', validUntil }] })
  expect(told(quote('2026-12-03'))).toEqual(['quoteEnding', '2026-11-27', 'eva'])
  expect(told(quote('2026-11-26'))).toEqual(['quoteEnding', '2026-11-26', 'eva'])
  for (const day of ['2026-12-04', '2026-11-25', null]) expect(told(quote(day))).toBeNull()
})

test('a point of the checklist is done in two working days, the first that is open', () => {
  expect(told({ deal: meter, openPoints: ['Send offer', 'Ask for budget'] })).toEqual(['checklist', '2026-11-30', 'd'])
  expect(nextStep(done({ deal: meter, openPoints: ['Send offer'] }))).toMatchObject({ what: 'Send offer', about: ['d', 'eva'] }) // prettier-ignore
})

test('a deal is spoken of before it counts as idle: on the last working day until then, tomorrow at the earliest', () => {
  const idle = (idleOn: string, idleDays: number | null = 14) => told({ deal: { ...meter, idleOn }, idleDays })
  expect(idle('2026-12-14')).toEqual(['beforeIdle', '2026-12-11', 'd'])
  expect(idle('2026-11-26')).toEqual(['beforeIdle', '2026-11-27', 'd'])
  expect(idle('2026-12-14', null)).toBeNull()
})

test('what is more urgent comes first', () => {
  const all = {
    deal: { ...meter, idleOn: '2026-12-14' },
    idleDays: 14,
    openPoints: ['Send offer'],
    quotes: [{ name: 'Q-1', validUntil: '2026-12-01' }],
    raised: [raised('dealClosing', { day: '2026-12-01' }), raised('answerOwed', { day: '2026-11-20' })],
  }
  expect(told({ ...all, outcome: 'noAnswer' })![0]).toBe('notReached')
  expect(told(all)![0]).toBe('answerOwed')
  expect(told({ ...all, raised: [] })![0]).toBe('quoteEnding')
  expect(told({ ...all, raised: [raised('dealClosing')], quotes: [] })![0]).toBe('checklist')
  expect(told({ ...all, raised: [raised('dealClosing')], quotes: [], openPoints: [] })![0]).toBe('dealClosing')
})
