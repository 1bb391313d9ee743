import { describe, expect, it } from 'vitest'
import { f } from '../../kernel/field.ts'
import type { Row } from '../api/answers.ts'
import { byDay, entryOf, patchTo, type When } from './entries.ts'

const timeZone = 'Europe/Berlin'
const meetings: When = { by: 'startsAt', field: f.dateTime({ label: 'Starts' }), until: 'endsAt', timeZone }
const deals: When = { by: 'closeOn', field: f.date({ label: 'Close date' }), until: undefined, timeZone }
const row = (values: object) => ({ id: '1', version: 1, ...values }) as unknown as Row

describe('a record in a calendar', () => {
  it('lies on its day and minute by the clocks of the reader', () => {
    const late = row({ startsAt: '2026-11-26T23:30:00Z', endsAt: '2026-11-27T00:15:00Z' })
    expect(entryOf(late, meetings)).toMatchObject({ day: '2026-11-27', minute: 30, until: 75 })
    expect(entryOf(row({ startsAt: '2026-11-26T20:00:00Z', endsAt: '2026-11-27T20:00:00Z' }), meetings)!.until).toBe(
      1440,
    )
    expect(entryOf(row({ closeOn: '2026-11-26' }), deals)).toMatchObject({ day: '2026-11-26', minute: null })
    expect(entryOf(row({ closeOn: null }), deals)).toBeNull()
  })

  it('keeps its time of day and how long it lasts when it goes to another day, also over a change of clocks', () => {
    const entry = entryOf(row({ startsAt: '2026-10-24T08:00:00Z', endsAt: '2026-10-24T09:30:00Z' }), meetings)!
    expect(patchTo(entry, meetings, '2026-10-26')).toEqual({
      startsAt: '2026-10-26T09:00:00.000Z',
      endsAt: '2026-10-26T10:30:00.000Z',
    })
    expect(patchTo(entry, meetings, '2026-10-24', 14 * 60)).toMatchObject({ startsAt: '2026-10-24T12:00:00.000Z' })
    expect(patchTo(entryOf(row({ closeOn: '2026-11-26' }), deals)!, deals, '2026-12-01')).toEqual({
      closeOn: '2026-12-01',
    })
  })

  it('stands among those of its day by the clock', () => {
    const at = (startsAt: string) => entryOf(row({ startsAt, endsAt: null }), meetings)!
    const days = byDay([at('2026-11-26T15:00:00Z'), at('2026-11-26T08:00:00Z'), at('2026-11-27T08:00:00Z')])
    expect(days.get('2026-11-26')!.map(({ minute }) => minute)).toEqual([540, 960])
    expect(days.get('2026-11-27')).toHaveLength(1)
  })
})
