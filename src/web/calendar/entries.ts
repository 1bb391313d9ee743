import type { Field } from '../../kernel/field.ts'
import { dayIn } from '../../kernel/time.ts'
import type { Row } from '../api/answers.ts'
import { minuteIn, momentAt } from '../fields/parse/moment.ts'

/** A record on its day; what has a time of day begins at that minute and lasts until another one. */
export interface Entry {
  row: Row
  day: string
  minute: number | null
  until: number | null
}

/** Which fields of a record say when it is, and the zone by whose clocks it is read. */
export interface When {
  by: string
  field: Field
  /** The moment at which it ends. */
  until: string | undefined
  timeZone: string
}

const wholeDay = 1440

/** A record as it stands in the calendar; null where it has no date. */
export function entryOf(row: Row, { by, field, until, timeZone }: When): Entry | null {
  const value = row[by]
  if (typeof value !== 'string') return null
  if (field.type === 'date') return { row, day: value, minute: null, until: null }
  const begin = new Date(value)
  const day = dayIn(timeZone, begin)
  const minute = minuteIn(timeZone, begin)
  const end = until && typeof row[until] === 'string' ? new Date(row[until]) : null
  const last = end && end > begin ? (dayIn(timeZone, end) === day ? minuteIn(timeZone, end) : wholeDay) : null
  return { row, day, minute, until: last }
}

/** What to write so that a record lies on another day: its time of day stays unless another is said, and so does how long it lasts. */
export function patchTo(entry: Entry, when: When, day: string, minute = entry.minute): Record<string, unknown> {
  const { by, field, until, timeZone } = when
  if (field.type === 'date') return { [by]: day }
  const begin = momentAt(timeZone, day, minute ?? 0)
  const end = until && entry.row[until]
  if (typeof end !== 'string') return { [by]: begin }
  const lasts = Date.parse(end) - Date.parse(entry.row[by] as string)
  return { [by]: begin, [until!]: new Date(Date.parse(begin) + lasts).toISOString() }
}

/** Entries by their days, each day in the order of its clock. */
export function byDay(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const sorted = entries.toSorted((one, other) => (one.minute ?? -1) - (other.minute ?? -1))
  return Map.groupBy(sorted, ({ day }) => day)
}
