import { beforeAll, expect, test } from 'vitest'
import { setFormats } from '../../words/format.ts'
import { formatDayHead } from './days.ts'

beforeAll(() => setFormats({ locale: 'en-GB', timeZone: 'Europe/Berlin' }))

test('days near today have names, others their date', () => {
  expect(formatDayHead('2026-11-17', '2026-11-18')).toBe('Yesterday')
  expect(formatDayHead('2026-11-19', '2026-11-18')).toBe('Tomorrow')
  expect(formatDayHead('2026-11-05', '2026-11-18')).toBe('Thursday 5 November')
  expect(formatDayHead('2025-11-05', '2026-11-18')).toBe('Wednesday, 5 November 2025')
})
