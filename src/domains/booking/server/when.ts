import { localeFor, type Language } from '../../../kernel/language.ts'

/** A moment in words, as a clock in a zone shows it: “Tuesday, 1 December 2026 at 14:30”. */
export const whenOf = (language: Language, locale: string, timeZone: string, at: number): string =>
  new Intl.DateTimeFormat(localeFor(language, locale), { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(at)

/** Days and times, as somebody reads them in their zone. */
export function clockOf(language: Language, locale: string, timeZone: string) {
  const written = localeFor(language, locale)
  const time = new Intl.DateTimeFormat(written, { timeZone, timeStyle: 'short' })
  const short = new Intl.DateTimeFormat(written, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })
  const long = new Intl.DateTimeFormat(written, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })
  const noon = (day: string) => new Date(`${day}T12:00:00Z`)
  return {
    time: (at: number) => time.format(at),
    /** Of `2026-12-01`: “Tue, 1 Dec”. */
    shortDay: (day: string) => short.format(noon(day)),
    longDay: (day: string) => long.format(noon(day)),
  }
}
