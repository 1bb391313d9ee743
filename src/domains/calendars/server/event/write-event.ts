import ICAL from 'ical.js'
import { calendarIn, keyOf, type Said } from './read-event.ts'
import { dayOf, plainWall, zoneOf } from './zones.ts'

const maker = '-//Farley//Calendars//EN'

/** An event as it is written for the first time. Times are said in UTC, which every calendar understands. */
export function newEvent(uid: string, said: Said, isPrivate: boolean, now: Date): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', maker)
  const event = new ICAL.Component('vevent')
  calendar.addSubcomponent(event)
  event.addPropertyWithValue('uid', uid)
  event.addPropertyWithValue('dtstart', ICAL.Time.fromJSDate(new Date(said.startsAt), true))
  if (isPrivate) event.addPropertyWithValue('class', 'PRIVATE')
  setSaid(event, said, { own: 'UTC', now })
  return calendar.toString()
}

/** What is to be said of one time of an event; null takes it out. */
export interface Wanted {
  key: string
  said: Partial<Said> | null
}

/** An object with other words in it; all else that it says stays as it is. Null where nothing is left of it. */
export function changedEvent(text: string, wanted: readonly Wanted[], own: string, now: Date): string | null {
  const calendar = calendarIn(text)
  for (const { key, said } of wanted) {
    const events = calendar.getAllSubcomponents('vevent')
    const series = events.find((each) => !each.hasProperty('recurrence-id'))
    const one = key === '' ? series : events.find((each) => each.hasProperty('recurrence-id') && keyOf(each, series ?? each, own) === key) // prettier-ignore
    if (said === null) leaveOut(calendar, series, one, key)
    else if (one) setSaid(one, said, { own, now })
    else if (series) setSaid(movedOut(calendar, series, key, own), said, { own, now })
  }
  return calendar.getAllSubcomponents('vevent').length > 0 ? calendar.toString() : null
}

/** A time of a series that is not as the others are any more. */
function movedOut(calendar: ICAL.Component, series: ICAL.Component, key: string, own: string): ICAL.Component {
  const event = new ICAL.Component(structuredClone(series.toJSON()) as never)
  for (const name of ['rrule', 'rdate', 'exdate', 'exrule']) event.removeAllProperties(name)
  const start = event.getFirstProperty('dtstart')!
  calendar.addSubcomponent(event)
  const [zone, first, at] = [zoneOf(start, own), plainWall(start.getFirstValue() as ICAL.Time), wallIn(key)]
  const end = event.getFirstProperty('dtend')
  if (end) {
    const length = zoneOf(end, own).momentOf(plainWall(end.getFirstValue() as ICAL.Time)) - zone.momentOf(first)
    setMoment(end, zone.momentOf(at) + length, own)
  }
  const known = new ICAL.Property('recurrence-id')
  const name = start.getFirstParameter('tzid')
  if (name) known.setParameter('tzid', name)
  if (isUtc(start)) at.zone = ICAL.Timezone.utcTimezone
  start.setValue(at)
  known.setValue(at.clone())
  event.addProperty(known)
  return event
}

function leaveOut(calendar: ICAL.Component, series: ICAL.Component | undefined, one: ICAL.Component | undefined, key: string): void {
  if (one) calendar.removeSubcomponent(one)
  if (!series || key === '') return
  const start = series.getFirstProperty('dtstart')!
  const left = new ICAL.Property('exdate')
  const [name, at] = [start.getFirstParameter('tzid'), wallIn(key)]
  if (name) left.setParameter('tzid', name)
  if (isUtc(start)) at.zone = ICAL.Timezone.utcTimezone
  left.setValue(at)
  series.addProperty(left)
} // prettier-ignore

const isUtc = (start: ICAL.Property) => (start.getFirstValue() as ICAL.Time).zone === ICAL.Timezone.utcTimezone

function wallIn(key: string): ICAL.Time {
  const [, day, time] = /^(\d{8})(?:T(\d{6}))?$/.exec(key)!
  const pair = (text: string | undefined, at: number) => Number(text?.slice(at, at + 2) ?? 0)
  const [hour, minute, second] = [pair(time, 0), pair(time, 2), pair(time, 4)]
  return ICAL.Time.fromData({ year: Number(day!.slice(0, 4)), month: pair(day, 4), day: pair(day, 6), hour, minute, second, isDate: !time })
} // prettier-ignore

const names = { title: 'summary', location: 'location', notes: 'description' } as const

function setSaid(event: ICAL.Component, said: Partial<Said>, { own, now }: { own: string; now: Date }): void {
  for (const [field, name] of Object.entries(names) as [keyof typeof names, string][]) {
    if (said[field] === undefined) continue
    if (said[field]) event.updatePropertyWithValue(name, said[field])
    else event.removeAllProperties(name)
  }
  if (said.free !== undefined) event.updatePropertyWithValue('transp', said.free ? 'TRANSPARENT' : 'OPAQUE')
  if (said.startsAt !== undefined || said.endsAt !== undefined) setSpan(event, said, own)
  const stamp = ICAL.Time.fromJSDate(now, true)
  event.updatePropertyWithValue('dtstamp', stamp)
  event.updatePropertyWithValue('last-modified', stamp)
  event.updatePropertyWithValue('sequence', Number(event.getFirstPropertyValue('sequence') ?? -1) + 1)
}

/** One that begins later ends later too, unless something else is said. */
function setSpan(event: ICAL.Component, { startsAt, endsAt }: Partial<Said>, own: string): void {
  const start = event.getFirstProperty('dtstart')!
  const end = event.getFirstProperty('dtend')
  const wholeDays = [startsAt, endsAt].every((each) => !each || isMidnight(each, own))
  for (const property of [start, end]) if (property && !wholeDays) asTime(property)
  if (startsAt) setMoment(start, Date.parse(startsAt), own)
  if (endsAt === undefined) return
  event.removeAllProperties('duration')
  if (endsAt === null) event.removeAllProperties('dtend')
  else setMoment(end ?? event.addProperty(sameKind(start)), Date.parse(endsAt), own)
}

const isMidnight = (at: string, own: string) => {
  const { hour, minute } = zoneOf(new ICAL.Property(['dtstart', {}, 'date-time', '2026-01-01T00:00:00']), own).wallOf(Date.parse(at)) // prettier-ignore
  return hour === 0 && minute === 0
}

/** What was a whole day becomes a time of it, in the zone of whoever moved it. */
function asTime(property: ICAL.Property): void {
  if (property.type !== 'date') return
  const day = dayOf(property.getFirstValue() as ICAL.Time)
  property.resetType('date-time')
  property.setValue(ICAL.Time.fromDateTimeString(`${day}T00:00:00`))
}

function sameKind(start: ICAL.Property): ICAL.Property {
  const property = new ICAL.Property('dtend')
  const name = start.getFirstParameter('tzid')
  if (name) property.setParameter('tzid', name)
  property.resetType(start.type)
  property.setValue(start.getFirstValue() as never)
  return property
}

/** Sets a moment by the clock that the property goes by. */
function setMoment(property: ICAL.Property, moment: number, own: string): void {
  const before = property.getFirstValue()
  const hasZone = before instanceof ICAL.Time && (before.isDate || property.getFirstParameter('tzid'))
  if (!hasZone) return void property.setValue(ICAL.Time.fromJSDate(new Date(moment), true))
  const wall = plainWall(zoneOf(property, own).wallOf(moment))
  wall.isDate = before.isDate
  property.setValue(wall)
}
