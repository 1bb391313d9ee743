import { expect, test } from 'vitest'
import { f } from '../../kernel/field.ts'
import { defineRecord } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { differences, firstPicks, keepOf, older, outcome } from './compare.ts'

const guest = defineRecord({
  name: 'guest', plural: 'guests', label: { one: 'Guest', many: 'Guests' }, icon: 'user', title: 'name',
  fields: {
    name: f.text({ label: 'Name' }),
    room: f.text({ label: 'Room' }),
    meal: f.text({ label: 'Meal' }),
    emails: f.emails({ label: 'E-mail' }),
    visits: f.number({ label: 'Visits', setBy: 'derived' }),
  },
}) // prettier-ignore

const mail = (id: string, value: string, primary = true) => ({ id, value, normal: value, primary })
const one = { id: '1', name: 'Ana', room: '12', meal: null, visits: 3, emails: [mail('a', 'a@x.example')], createdAt: '2026-01-02' } as unknown as Row // prettier-ignore
const two = { id: '2', name: 'Ana', room: '14', meal: 'fish', visits: 5, emails: [mail('b', 'b@x.example')], createdAt: '2026-01-01' } as unknown as Row // prettier-ignore
const rows = { one, two }

test('only what people decide is compared, and only where the two differ', () => {
  expect(differences(guest.all, rows)).toEqual({ names: ['room', 'meal', 'emails'], same: 1 })
  const again = { ...two, emails: [mail('c', 'a@x.example', false)] } as Row
  expect(differences(guest.all, { one, two: again }).names).not.toContain('emails')
})

test('a field begins with the value that is there, the fresher of two, and both lists', () => {
  const names = ['room', 'meal', 'emails']
  const setAt = (side: string) => (side === 'one' ? '2026-03-01' : '2026-02-01')
  expect(firstPicks(guest.all, names, rows, setAt)).toEqual({ room: 'one', meal: 'two', emails: 'both' })
  expect(firstPicks(guest.all, ['room'], rows, () => 'never')).toEqual({ room: 'one' })
})

test('what will be is what the server will make of the same choices', () => {
  const picks = { room: 'one', meal: 'two', emails: 'both' } as const
  expect(older(rows)).toBe('two')
  expect(keepOf(picks, 'two')).toEqual({ room: 'this', meal: 'other', emails: 'both' })
  expect(outcome(guest, rows, picks, 'two')).toMatchObject({
    id: '2',
    room: '12',
    meal: 'fish',
    emails: [mail('b', 'b@x.example'), mail('a', 'a@x.example', false)],
  })
})

test('of two lists that say the same nothing stands twice', () => {
  const again = { ...one, emails: [mail('c', 'b@x.example')] } as Row
  expect(outcome(guest, { one: again, two }, { emails: 'both' }, 'two').emails).toEqual(two.emails)
})
