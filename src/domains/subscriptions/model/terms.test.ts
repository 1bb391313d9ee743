import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../../kernel/time.ts'
import { earliestEnd, lastDayOf, type Terms } from './terms.ts'

const terms = (more: Partial<Terms>): Terms => ({
  startsOn: '2026-01-15',
  termFrom: '2026-01-15',
  months: 12,
  termEndsOn: '2027-01-14',
  renewal: 'alone',
  noticeDays: 30,
  status: 'active',
  ...more,
})

describe('a term', () => {
  test('ends the day before the same day of a later month', () => {
    expect(lastDayOf('2026-01-15', 12, '2026-01-15')).toBe('2027-01-14')
    expect(lastDayOf('2026-01-31', 1, '2026-01-31')).toBe('2026-02-27')
    expect(lastDayOf('2028-01-31', 1, '2028-01-31')).toBe('2028-02-28')
  })

  test('never drifts away from the day of the month on which the subscription began, and leaves no day out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 30 }), (days, all) => {
        const began = addDays('2024-01-01', days)
        let [from, months] = [began, 0]
        for (const each of all) {
          months += each
          from = addDays(lastDayOf(from, each, began), 1)
          expect(from).toBe(addMonths(began, months))
        }
      }),
    )
  }) // prettier-ignore
})

describe('what is cancelled today ends', () => {
  test('with its term while there is notice left, on the last day of notice too', () => {
    expect(earliestEnd(terms({}), '2026-12-15')).toEqual({ day: '2027-01-14', because: 'term' })
  })

  test('with the next term once the notice is over and it renews by itself', () => {
    expect(earliestEnd(terms({}), '2026-12-16')).toEqual({ day: '2028-01-14', because: 'nextTerm' })
  })

  test('with its term, however late, where nobody renews it', () => {
    for (const renewal of ['asked', 'ends'] as const)
      expect(earliestEnd(terms({ renewal }), '2027-01-10')).toEqual({ day: '2027-01-14', because: 'term' })
  })

  test('after its days of notice where it has no end, or its renewal is due', () => {
    const open = terms({ months: null, termEndsOn: null })
    expect(earliestEnd(open, '2026-03-01')).toEqual({ day: '2026-03-31', because: 'notice' })
    const due = terms({ renewal: 'asked', status: 'renewalDue' })
    expect(earliestEnd(due, '2027-02-01')).toEqual({ day: '2027-03-03', because: 'notice' })
  })
})
