import { parseDecimal } from './decimal.ts'
import { plainText } from './plain-text.ts'

const hour = 'h|hr|hrs|hour|hours|std|stunde|stunden|ساعه|ساعات|س'
const minute = 'm|min|mins|minute|minutes|minuten|دقيقه|دقائق|د'
const both = new RegExp(`^(\\d{1,3}) ?(?:${hour})\\.? ?(\\d{1,2}) ?(?:${minute})?\\.?$`)
const hours = new RegExp(`^(.+?) ?(?:${hour})\\.?$`)
const minutes = new RegExp(`^(.+?) ?(?:${minute})\\.?$`)

/** A length of time in whole minutes: `90`, `1:30`, `1h 30`, `1.5 h`, `2 Std.`, `45 min`. Null when it is none. */
export function parseDuration(text: string, locale: string): number | null {
  const typed = plainText(text)
  const [, whole, part] = /^(\d{1,3}):([0-5]\d)$/.exec(typed) ?? both.exec(typed) ?? []
  if (whole !== undefined && Number(part) < 60) return Number(whole) * 60 + Number(part)
  const long = hours.exec(typed)?.[1]
  const number = parseDecimal(long ?? minutes.exec(typed)?.[1] ?? typed, locale)
  return number === null || Number(number) < 0 ? null : Math.round(Number(number) * (long ? 60 : 1))
}
