import { dayIn, isMoment, startOfDay, type Weekday } from '../../../kernel/time.ts'
import { inEnglish } from './date-words/in-english.ts'
import { parseDay } from './day.ts'

export interface MomentEntry {
  locale: string
  timeZone: string
  firstWeekday: Weekday
  now: Date
  /** The minute of the day where no time is said; 9:00 by default. */
  minute?: number
}

const words: Record<string, number> = {
  morning: 540,
  noon: 720,
  midday: 720,
  afternoon: 840,
  evening: 1080,
  midnight: 0,
}
const clock = /(?:^|\s|t)(?:at )?(\d{1,2})(?:[:.h](\d{2}))?\s?(am|pm|a|p|h|uhr|o'clock)?$/

/**
 * A moment as people say it: `fri 3pm`, `tomorrow`, `in 20 min`, `12 dec 15:30`, `noon`. Answers RFC 3339 in UTC, or null when it
 * is none; a time without a day is the next such time.
 */
export function parseMoment(text: string, entry: MomentEntry): string | null {
  const typed = inEnglish(text)
  if (isMoment(text.trim())) return new Date(text.trim()).toISOString()
  return soon(typed, entry.now) ?? dayAlone(typed, entry) ?? withTime(typed, entry)
}

/** The moment at which clocks of a zone show that minute of that day. */
export function momentAt(timeZone: string, day: string, minute: number): string {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  const guess = startOfDay(timeZone, day).getTime() + minute * 60_000
  return new Date(guess + wanted - clockAt(timeZone, guess)).toISOString()
}

/** The minute of the day that clocks of a zone show at a moment. */
export function minuteIn(timeZone: string, moment: Date): number {
  return Math.floor((clockAt(timeZone, moment.getTime()) % 86_400_000) / 60_000)
}

function soon(text: string, now: Date): string | null {
  if (text === 'now') return now.toISOString()
  const match = /^(?:in |\+)?(\d{1,4}|an?) ?(m|min|mins|minutes?|h|hrs?|hours?)( ago)?$/.exec(text)
  if (!match || (match[2] === 'm' && !/^(in |\+)/.test(text)) || (match[2] === 'h' && !/^(in |\+)|ago$/.test(text)))
    return null
  const count = /\d/.test(match[1]!) ? Number(match[1]) : 1
  const by = count * (match[2]!.startsWith('m') ? 60_000 : 3_600_000) * (match[3] ? -1 : 1)
  return new Date(now.getTime() + by).toISOString()
}

function dayAlone(text: string, { timeZone, now, minute = 540, ...ways }: MomentEntry): string | null {
  const day = parseDay(text, { ...ways, today: dayIn(timeZone, now) })
  return day && momentAt(timeZone, day, minute)
}

function withTime(text: string, { timeZone, now, ...ways }: MomentEntry): string | null {
  const [minute, rest] = timeAtEnd(text) ?? timeAtStart(text) ?? []
  if (minute === undefined || rest === undefined) return null
  const today = dayIn(timeZone, now)
  const later = momentAt(timeZone, today, minute)
  if (rest === '')
    return Date.parse(later) >= now.getTime()
      ? later
      : momentAt(timeZone, parseDay('tomorrow', { ...ways, today })!, minute)
  const day = parseDay(rest, { ...ways, today })
  if (!day) return null
  const isToday = parseDay(`this ${rest}`, { ...ways, today }) === today && Date.parse(later) > now.getTime()
  return momentAt(timeZone, isToday ? today : day, minute)
}

function timeAtEnd(text: string): [number, string] | null {
  const word = text.split(' ').at(-1)!
  if (Object.hasOwn(words, word))
    return [
      words[word]!,
      text
        .slice(0, -word.length)
        .replace(/ in the ?$| at ?$/, '')
        .trim(),
    ]
  const match = clock.exec(text)
  const minute = match && minuteOf(match[1]!, match[2], match[3], text.startsWith('at ') || / at /.test(text))
  return match && minute !== null
    ? [
        minute,
        text
          .slice(0, match.index)
          .replace(/,$/, '')
          .replace(/(^| )at$/, '')
          .trim(),
      ]
    : null
}

function timeAtStart(text: string): [number, string] | null {
  const match = /^(?:at )?(\d{1,2})(?:[:.h](\d{2}))?\s?(am|pm|h|uhr)?,? (?:on )?(.+)$/.exec(text)
  const minute = match && minuteOf(match[1]!, match[2], match[3], text.startsWith('at '))
  return match && minute !== null ? [minute, match[4]!] : null
}

/** A bare number is no time unless `at` stands before it. */
function minuteOf(hour: string, minutes: string | undefined, half: string | undefined, said: boolean): number | null {
  if (minutes === undefined && half === undefined && !said) return null
  const hours = Number(hour)
  const twelve = half?.startsWith('a') || half?.startsWith('p')
  if (hours > (twelve ? 12 : 23) || Number(minutes ?? 0) > 59) return null
  return ((twelve ? hours % 12 : hours) + (half?.startsWith('p') ? 12 : 0)) * 60 + Number(minutes ?? 0)
}

/** What clocks of a zone show at a moment, as if it were UTC. */
function clockAt(timeZone: string, moment: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  }).formatToParts(moment) // prettier-ignore
  const part = (type: string) => Number(parts.find((each) => each.type === type)!.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
}
