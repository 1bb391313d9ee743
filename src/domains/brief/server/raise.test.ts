import { expect, test } from 'vitest'
import type { Brief } from '../model/index.ts'
import { raise, type Seen } from './raise.ts'

type Deal = Brief['deals'][number]
const now = new Date('2026-11-26T12:00:00Z')
const row = { lifeCycle: 'customer', lastContactAt: null, birthday: null }
const seen = (given: Record<string, unknown> = {}): Seen => {
  const nothing = { facts: [], promises: [], words: [], deals: [], tasks: [], next: null, idleDays: new Map() }
  const whole = { record: 'person', id: 'eva', ...nothing, now, timeZone: 'Europe/Berlin', ...given }
  return { ...whole, row: { ...row, ...(given.row as object) } } as unknown as Seen
}
const deal = (given: object = {}) =>
  ({ id: 'd', name: 'Meter', stage: 's', idleOn: null, closeOn: null, nextStep: 'Call', nextStepAt: '2026-12-01T08:00:00Z', ...given }) as unknown as Deal // prettier-ignore
const codes = (given: Record<string, unknown>) => raise(seen(given)).map(({ code }) => code)
const word = (record: string, direction: 'in' | 'out' | null) => ({ record, direction, id: record, title: 'Offer', at: '2026-11-20T08:00:00Z' }) // prettier-ignore

test('nothing open is nothing to raise', () => {
  expect(raise(seen({ deals: [deal()], words: [word('email', 'out')] }))).toEqual([])
})

test('a promise that is due within a week, with who made it and until when; none without a day, none for later', () => {
  const promise = (dueOn: string | null) => ({ id: 'f', text: 'Spare sensors', dueOn, createdBy: 'ada' })
  expect(raise(seen({ promises: [promise('2026-11-25'), promise(null), promise('2026-12-24')] }))).toEqual([
    { code: 'promiseDue', record: 'fact', id: 'f', what: 'Spare sensors', day: '2026-11-25', days: null, by: 'ada' },
  ])
})

test('a mail of theirs that nobody has answered; a call or mail since is an answer, a note is none', () => {
  expect(codes({ words: [word('email', 'in')] })).toEqual(['answerOwed'])
  expect(codes({ words: [word('note', null), word('email', 'in')] })).toEqual(['answerOwed'])
  expect(codes({ words: [word('call', 'out'), word('email', 'in')] })).toEqual([])
})

test('a task that is overdue', () => {
  expect(codes({ tasks: [{ id: 't', title: 'Send', dueAt: '2026-11-26T11:00:00Z' }] })).toEqual(['taskOverdue'])
  expect(codes({ tasks: [{ id: 't', title: 'Send', dueAt: '2026-11-26T13:00:00Z' }] })).toEqual([])
})

test('a deal past its close date, near it, idle for longer than its stage allows, or without a next step; the last only where nothing else is said of it', () => {
  const none = { nextStep: null, nextStepAt: null }
  expect(codes({ deals: [deal({ closeOn: '2026-11-25', ...none })] })).toEqual(['dealOverdue'])
  expect(codes({ deals: [deal({ closeOn: '2026-12-10' })] })).toEqual(['dealClosing'])
  expect(codes({ deals: [deal({ closeOn: '2026-12-11' })] })).toEqual([])
  const idle = deal({ idleOn: '2026-11-16' })
  expect(raise(seen({ deals: [idle], idleDays: new Map([['s', 14]]) }))).toMatchObject([{ code: 'dealIdle', days: 25 }])
  expect(codes({ deals: [deal({ idleOn: '2026-11-27' })], idleDays: new Map([['s', 14]]) })).toEqual([])
  expect(codes({ deals: [deal(none)] })).toEqual(['dealNoStep'])
  expect(codes({ deals: [{ ...idle, idleOn: undefined } as unknown as Deal], idleDays: new Map([['s', 14]]) })).toEqual([]) // prettier-ignore
})

test('a birthday of this week, over the turn of the year too', () => {
  const day = (birthday: string, at = now) => raise(seen({ row: { birthday }, now: at }))[0]?.day
  expect(day('1980-11-30')).toBe('2026-11-30')
  expect(day('1980-11-24')).toBe('2026-11-24')
  expect(day('1980-12-24')).toBeUndefined()
  expect(day('1980-01-02', new Date('2026-12-30T12:00:00Z'))).toBe('2027-01-02')
})

test('a quarter of a year without contact, but not of those who have left', () => {
  const quiet = { lastContactAt: '2026-08-01T08:00:00Z' }
  expect(raise(seen({ row: quiet }))).toMatchObject([{ code: 'quiet', days: 117, day: '2026-08-01' }])
  expect(codes({ row: { ...quiet, lifeCycle: 'former' } })).toEqual([])
})
