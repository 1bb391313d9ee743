import { expect, test } from 'vitest'
import { parseDuration } from './duration.ts'

test.each([
  ['45', 45],
  ['1:30', 90],
  ['1h 30', 90],
  ['1 h 30 min', 90],
  ['1.5 h', 90],
  ['2 hours', 120],
  ['90 min', 90],
  ['2 Std.', 120],
  ['45 Minuten', 45],
  ['٤٥ دقيقة', 45],
  ['20+25', 45],
])('%s is %d minutes', (text, minutes) => {
  expect(parseDuration(text, 'en-GB')).toBe(minutes)
})

test.each(['', 'long', '1:75', '-5', 'h', '1 apple'])('%j is no length of time', (text) => {
  expect(parseDuration(text, 'en-GB')).toBeNull()
})

test('every length of time reads back as itself, however it is written', () => {
  for (let minutes = 0; minutes < 600; minutes += 7) {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
    for (const text of [
      `${minutes}`,
      `${minutes} min`,
      `${hours}:${String(rest).padStart(2, '0')}`,
      `${hours} h ${rest}`,
    ])
      expect(parseDuration(text, 'de-DE'), text).toBe(minutes)
  }
})
