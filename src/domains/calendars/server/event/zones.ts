import ICAL from 'ical.js'
import { clockAt, isTimeZone, momentAt } from '../../../../kernel/time.ts'
import { windowsZone } from './windows-zones.ts'

/** A place where a clock hangs: what it shows, and which moment that is. */
export interface Zone {
  momentOf(wall: ICAL.Time): number
  /** Without a zone: only what the clock shows. */
  wallOf(moment: number): ICAL.Time
}

/**
 * The zone that a time in a calendar stands in: by its name where all know it, also by the names that Outlook uses, else by the
 * rules that came along in the file; a time that names none goes by the clock of whoever reads it.
 */
export function zoneOf(property: ICAL.Property, own: string): Zone {
  const time = property.getFirstValue()
  if (time instanceof ICAL.Time && time.zone === ICAL.Timezone.utcTimezone) return named('UTC')
  const name = property.getFirstParameter('tzid')
  if (!name) return named(own)
  const known = knownZone(name)
  if (known) return named(known)
  const rules = (property.parent?.parent?.getAllSubcomponents('vtimezone') ?? []).find((each) => each.getFirstPropertyValue('tzid') === name)
  return rules ? byRules(new ICAL.Timezone({ component: rules, tzid: name })) : named(own)
} // prettier-ignore

/** Some programs put something of their own before the name: `/mozilla.org/20050126_1/Europe/Berlin`. */
function knownZone(name: string): string | undefined {
  const plain = name.replace(/^\/.*?\/.*?\/(?=[A-Z])/, '').replace(/^"|"$/g, '')
  return isTimeZone(plain) ? plain : windowsZone(plain)
}

const named = (zone: string): Zone => ({
  momentOf: (wall) => momentAt(zone, dayOf(wall), wall.isDate ? 0 : wall.hour * 60 + wall.minute).getTime() + (wall.isDate ? 0 : wall.second * 1000),
  wallOf: (moment) => ICAL.Time.fromJSDate(clockAt(zone, moment), true),
}) // prettier-ignore

const byRules = (zone: ICAL.Timezone): Zone => ({
  momentOf: (wall) => asUtc(wall) - zone.utcOffset(wall) * 1000,
  wallOf: (moment) => ICAL.Time.fromJSDate(new Date(moment), true).convertToZone(zone),
})

/** As if the clock hung where UTC is told: less than a day from the moment. */
export const asUtc = ({ year, month, day, hour, minute, second }: ICAL.Time) => Date.UTC(year, month - 1, day, hour, minute, second) // prettier-ignore

const padded = (number: number, length = 2) => String(number).padStart(length, '0')

export const dayOf = ({ year, month, day }: ICAL.Time): string => `${padded(year, 4)}-${padded(month)}-${padded(day)}`

/** What a clock shows, as one word: `20261128T100000`, a whole day `20261128`. */
export const wallWord = (wall: ICAL.Time): string =>
  dayOf(wall).replaceAll('-', '') +
  (wall.isDate ? '' : `T${padded(wall.hour)}${padded(wall.minute)}${padded(wall.second)}`)

/** A time as it stands there, by its own clock and in no zone. */
export const plainWall = ({ year, month, day, hour, minute, second, isDate }: ICAL.Time): ICAL.Time =>
  ICAL.Time.fromData({ year, month, day, hour, minute, second, isDate })
