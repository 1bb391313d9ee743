import { fold } from '../fold.ts'

const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'nb', 'pl', 'cs', 'fi']
const months = named()

/** The number of a month named in one of the languages that exports come in, long or short; undefined when it is none. */
export function monthOf(word: string): number | undefined {
  return months.get(fold(word))
}

function named(): Map<string, number> {
  const found = new Map<string, number>()
  for (const language of languages) {
    for (const length of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' })
      const withDay = new Intl.DateTimeFormat(language, { month: length, day: 'numeric', timeZone: 'UTC' })
      for (let month = 0; month < 12; month++) {
        const day = Date.UTC(2024, month, 1)
        // In some languages a month has another form beside a day: "listopad", "1 listopada".
        const inflected = withDay.formatToParts(day).find((part) => part.type === 'month')!.value
        for (const word of [format.format(day), inflected]) {
          if (/\p{L}/u.test(word) && !found.has(fold(word))) found.set(fold(word), month + 1)
        }
      }
    }
  }
  found.set('sept', 9)
  return found
}
