import { expect, test } from 'vitest'
import { after, notBegun, type Heard } from './heard.ts'

const now = Date.parse('2026-03-10T12:00:00Z')
const heard = (at: string, more: Partial<Heard> = {}): Heard => ({
  ...{ channel: 'pigeon', thread: 't', circle: 'c', message: { record: 'email', id: 'm' }, automatic: false, by: null },
  ...{ at: `2026-03-${at}Z`, direction: 'in', subject: 'Hello', preview: at },
  with: { address: 'eva@acme.example', name: 'Eva', record: null },
  ...more,
})
const said = (...all: Heard[]) => all.reduce((standing, each) => after(standing, each, now), notBegun)

test('what they write opens a conversation, and it waits since the first word without an answer', () => {
  const twice = said(heard('10T09:00:00'), heard('10T10:00:00'))
  expect(twice).toMatchObject({ state: 'open', waitingSince: '2026-03-10T09:00:00Z', lastAt: '2026-03-10T10:00:00Z', preview: '10T10:00:00' }) // prettier-ignore
})

test('an answer ends the waiting and is whose they are from then on; a conversation that we begin calls nobody', () => {
  const answer = heard('10T10:00:00', { direction: 'out', by: 'bob' })
  expect(said(heard('10T09:00:00'), answer)).toMatchObject({ state: 'open', waitingSince: null, owner: 'bob' })
  expect(said(answer)).toMatchObject({ state: 'done', owner: 'bob' })
})

test('a snoozed one wakes when somebody writes, not when a program does', () => {
  const snoozed = { ...said(heard('10T09:00:00')), state: 'snoozed' as const, snoozedUntil: '2026-04-01T00:00:00Z' }
  expect(after(snoozed, heard('10T11:00:00'), now)).toMatchObject({ state: 'open', snoozedUntil: null })
  expect(after(snoozed, heard('10T11:00:00', { automatic: true }), now)).toMatchObject({ state: 'snoozed' })
})

test('what is told late changes nothing, but for a clock that goes a little wrong', () => {
  const done = { ...said(heard('10T09:00:00')), state: 'done' as const, waitingSince: null }
  expect(after(done, heard('09T09:00:00'), now)).toMatchObject({ state: 'done', lastAt: '2026-03-10T09:00:00Z' })
  expect(after(done, heard('10T08:55:00'), now)).toMatchObject({ state: 'open', lastAt: '2026-03-10T09:00:00Z' })
  expect(after(said(heard('10T09:00:00')), heard('10T08:00:00', { direction: 'out' }), now).waitingSince).not.toBeNull()
})

test('history opens nothing', () => {
  expect(said({ ...heard('01T09:00:00'), at: '2026-01-01T09:00:00Z' })).toMatchObject({ state: 'done', waitingSince: null }) // prettier-ignore
})
