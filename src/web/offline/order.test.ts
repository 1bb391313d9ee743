import { describe, expect, test } from 'vitest'
import type { Waiting } from '../api/offline.ts'
import { joinable, nextToSend, withDependents } from './order.ts'

const item = (seq: number, given: Partial<Waiting>) =>
  ({ seq, kind: 'create', record: 'note', id: `id-${seq}`, values: {}, state: 'waiting', sent: false, ...given }) as Waiting // prettier-ignore

const person = item(1, { record: 'person', id: 'eva' })
const note = item(2, { values: { text: 'Met', about: ['eva'] } })
const other = item(3, { values: { text: 'Elsewhere', about: ['tom'] } })
const edit = item(4, { kind: 'edit', record: 'person', id: 'eva', values: { jobTitle: 'Head' } })

describe('what is sent next', () => {
  test('is the oldest', () => {
    expect(nextToSend([person, note, other])).toBe(person)
    expect(nextToSend([])).toBeUndefined()
  })

  test('never names what the server does not have: the rest goes on', () => {
    const refused = { ...person, state: 'refused' as const }
    expect(nextToSend([refused, note, edit])).toBeUndefined()
    expect(nextToSend([refused, note, other, edit])).toBe(other)
  })

  test('does not wait for an edit about which somebody has to decide', () => {
    const clash = item(1, { kind: 'edit', record: 'person', id: 'eva', state: 'conflict' })
    expect(nextToSend([clash, edit])).toBe(edit)
  })
})

describe('an action', () => {
  const moved = item(5, { kind: 'action', record: 'deal', id: 'sale', values: { stage: 'offer' } })

  test('waits for the record that it is done to, and for those that it names', () => {
    const sale = item(1, { record: 'deal', id: 'sale', state: 'refused' })
    expect(nextToSend([sale, moved])).toBeUndefined()
    expect(nextToSend([item(2, { record: 'stage', id: 'offer', state: 'refused' }), moved])).toBeUndefined()
    expect(nextToSend([{ ...moved, seq: 3, state: 'conflict' }, moved])).toBe(moved)
  })

  test('takes no fields in: what is typed after it stays after it', () => {
    expect(joinable([moved], item(6, { kind: 'edit', record: 'deal', id: 'sale' }))).toBeUndefined()
  })
})

test('a file about somebody new waits for them', () => {
  const photo = item(5, { kind: 'file', record: 'file', values: { about: ['eva'] } })
  expect(nextToSend([{ ...person, state: 'refused' }, photo])).toBeUndefined()
  expect(nextToSend([photo])).toBe(photo)
  expect(withDependents([person, photo], person)).toEqual([person, photo])
})

test('what is given up takes along what could never be without it, and nothing else', () => {
  const deeper = item(5, { record: 'task', values: { about: ['id-2'] } })
  expect(withDependents([person, note, other, edit, deeper], person)).toEqual([person, note, edit, deeper])
  expect(withDependents([person, note, edit], edit)).toEqual([edit])
})

describe('an edit', () => {
  test('goes into what waits for the same record', () => {
    expect(joinable([person, note], edit)).toBe(person)
    expect(joinable([person, edit], edit)).toBe(edit)
  })

  test('does not go into what may have been sent, was refused, or is another record’s', () => {
    expect(joinable([{ ...person, sent: true }], edit)).toBeUndefined()
    expect(joinable([{ ...edit, state: 'conflict' }], edit)).toBeUndefined()
    expect(joinable([note, other], edit)).toBeUndefined()
  })
})
