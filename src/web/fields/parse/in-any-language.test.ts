import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { languageCodes } from '../../../kernel/language.ts'
import { addDays } from '../../../kernel/time.ts'
import { parseDay } from './day.ts'
import { parseDecimal } from './decimal.ts'
import { parseMoment } from './moment.ts'
import { parseMoney } from './money.ts'

// A Wednesday, 14:20 in Berlin.
const today = '2026-11-18'
const now = new Date('2026-11-18T13:20:00Z')
const timeZone = 'Europe/Berlin'

test.each([
  ['heute', '2026-11-18'],
  ['Morgen', '2026-11-19'],
  ['übermorgen', '2026-11-20'],
  ['gestern', '2026-11-17'],
  ['vorgestern', '2026-11-16'],
  ['am Freitag', '2026-11-20'],
  ['Fr', '2026-11-20'],
  ['nächsten Freitag', '2026-11-27'],
  ['kommenden Freitag', '2026-11-20'],
  ['letzten Freitag', '2026-11-13'],
  ['in zwei Wochen', '2026-12-02'],
  ['in einem Monat', '2026-12-18'],
  ['vor 3 Tagen', '2026-11-15'],
  ['nächste Woche', '2026-11-23'],
  ['nächsten Monat', '2026-12-01'],
  ['Ende des Monats', '2026-11-30'],
  ['Monatsende', '2026-11-30'],
  ['3. März 2027', '2027-03-03'],
  ['اليوم', '2026-11-18'],
  ['غدًا', '2026-11-19'],
  ['بعد غد', '2026-11-20'],
  ['أمس', '2026-11-17'],
  ['أول أمس', '2026-11-16'],
  ['يوم الجمعة', '2026-11-20'],
  ['الجمعة القادمة', '2026-11-27'],
  ['الجمعة الماضية', '2026-11-13'],
  ['بعد أسبوعين', '2026-12-02'],
  ['بعد أسبوع', '2026-11-25'],
  ['بعد ٣ أيام', '2026-11-21'],
  ['بعد 3 أشهر', '2027-02-18'],
  ['قبل يومين', '2026-11-16'],
  ['منذ 3 أيام', '2026-11-15'],
  ['الأسبوع القادم', '2026-11-23'],
  ['الشهر القادم', '2026-12-01'],
  ['نهاية الشهر', '2026-11-30'],
  ['١٢ ديسمبر', '2026-12-12'],
  ['١٢/١٢/٢٠٢٦', '2026-12-12'],
])('%s is %s, whatever language is spoken', (text, day) => {
  for (const locale of ['en-GB', 'de-DE', 'ar-EG'])
    expect(parseDay(text, { locale, today, firstWeekday: 1 }), locale).toBe(day)
})

test.each([
  ['morgen um 10 Uhr', '2026-11-19T09:00:00.000Z'],
  ['morgen früh', '2026-11-19T08:00:00.000Z'],
  ['Freitag 15 Uhr', '2026-11-20T14:00:00.000Z'],
  ['heute Abend', '2026-11-18T17:00:00.000Z'],
  ['in 2 Stunden', '2026-11-18T15:20:00.000Z'],
  ['vor 20 Minuten', '2026-11-18T13:00:00.000Z'],
  ['غدا الساعة 10', '2026-11-19T09:00:00.000Z'],
  ['الجمعة الساعة ٣ مساءً', '2026-11-20T14:00:00.000Z'],
  ['بعد ساعتين', '2026-11-18T15:20:00.000Z'],
])('%s is the moment %s', (text, moment) => {
  expect(parseMoment(text, { locale: 'en-GB', timeZone, firstWeekday: 1, now })).toBe(moment)
})

test('a day written by a locale reads back as itself, in each of our languages', () => {
  for (const locale of ['en-GB', 'en-US', 'de-DE', 'ar-EG']) {
    const styles = [{ dateStyle: 'short' }, { dateStyle: 'medium' }, { dateStyle: 'long' }] as const
    for (let day = 0; day < 400; day += 11) {
      const wanted = addDays(today, day)
      for (const style of styles) {
        const text = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(
          new Date(`${wanted}T00:00:00Z`),
        )
        expect(parseDay(text, { locale, today, firstWeekday: 1 }), `${locale}: ${text}`).toBe(wanted)
      }
    }
  }
})

test('a number written by a locale reads back as itself', () => {
  for (const locale of ['en-GB', 'de-DE', 'de-CH', 'fr-FR', 'ar-EG']) {
    for (const value of [0, 7, 1234.5, 98765, 1234567.89, 0.25, 12000000])
      expect(Number(parseDecimal(new Intl.NumberFormat(locale).format(value), locale)), `${locale} ${value}`).toBe(
        value,
      )
  }
})

test.each([
  ['1200+19%', '1428'],
  ['1200 - 10 %', '1080'],
  ['1000+10%+10%', '1210'],
  ['200*50%', '100'],
  ['1,5 Mio', '1500000'],
  ['20 tsd', '20000'],
  ['3 Millionen', '3000000'],
  ['٢ مليون', '2000000'],
  ['٥ ألف', '5000'],
])('%s is %s', (text, value) => {
  expect(parseDecimal(text, 'de-DE')).toBe(value)
})

test.each(['19%', '%', '5+%', '3 fish', '1200+x%'])('%j is no sum', (text) => {
  expect(parseDecimal(text, 'en-GB')).toBeNull()
})

test.each([
  ['1200 euro', '1200.00', 'EUR'],
  ['5k dollars', '5000.00', 'USD'],
  ['300 Franken', '300.00', 'CHF'],
  ['1200+19% €', '1428.00', 'EUR'],
  ['٥٠٠ دولار', '500.00', 'USD'],
  ['250 درهم', '250.00', 'AED'],
])('%s is %s %s', (text, amount, currency) => {
  expect(parseMoney(text, { locale: 'en-GB', currency: 'GBP' })).toEqual({ amount, currency })
})

interface Examples {
  fields: { example: { date: string; dateTime: string } }
  snooze: { example: string; unread: string }
}

test.each(languageCodes)('what the examples in %s say can be typed', (code) => {
  const file = path.join(import.meta.dirname, '../../words', `${code}.json`)
  const { fields, snooze } = JSON.parse(readFileSync(file, 'utf8')) as Examples
  const quoted = [fields.example.date, fields.example.dateTime, snooze.unread].flatMap((text) =>
    [...text.matchAll(/[“„«]([^”“»]+)[”“»]/g)].map(([, example]) => example!),
  )
  const examples = [...quoted, ...snooze.example.split(/[,،] /)]
  expect(examples.length).toBeGreaterThan(7)
  for (const example of examples)
    expect(parseMoment(example, { locale: 'en-GB', timeZone, firstWeekday: 1, now }), example).not.toBeNull()
})
