import ICAL from 'ical.js'
import { normalEmail } from '../../../../platform/search/contacts.ts'
import { slotsOf } from './expand.ts'
import { plainWall, wallWord, zoneOf } from './zones.ts'

/** What a meeting and an event of a calendar both say. */
export interface Said {
  title: string
  startsAt: string
  endsAt: string | null
  location: string | null
  notes: string | null
  free: boolean
}

/** One time at which an event takes place. */
export interface Occurrence {
  /** Empty for an event that takes place once, else the word of the time that its rule has for it. */
  key: string
  said: Said
  /** Nobody but its owner is to see it. */
  secret: boolean
  /** Everybody in it. */
  addresses: readonly string[]
  /** Why it does not take place for whoever owns the calendar. */
  off: 'cancelled' | 'declined' | null
}

export interface CalendarEvent {
  uid: string
  occurrences: readonly Occurrence[]
  /** It repeats, and goes on after the span. */
  goesOn: boolean
}

/** Whose calendar it is, and which span of a series is looked at. */
export interface Looked {
  zone: string
  own: ReadonlySet<string>
  /** How an event without a title is called. */
  untitled: string
  from: number
  until: number
}

const [longestLine, longestText] = [300, 50_000]
const day = 86_400_000

/** The events of a calendar’s object; null where it has none. Throws what it is not read for. */
export function readEvent(text: string, looked: Looked): CalendarEvent | null {
  const events = calendarIn(text).getAllSubcomponents('vevent')
  if (events.length === 0) return null
  const uid = String(events[0]!.getFirstPropertyValue('uid') ?? '')
  if (!uid) throw new Error('no UID')
  const series = events.find((each) => !each.hasProperty('recurrence-id'))
  const others = events.filter((each) => each.hasProperty('recurrence-id'))
  const repeats = series && (series.hasProperty('rrule') || series.hasProperty('rdate'))
  if (series && !repeats) return { uid, occurrences: [occurrenceOf(series, '', looked)], goesOn: false }
  const moved = others.map((each) => occurrenceOf(each, keyOf(each, series ?? each, looked.zone), looked))
  const { slots, goesOn } = series ? slotsOf(series, looked.zone, looked.from, looked.until) : { slots: [], goesOn: false } // prettier-ignore
  const keys = new Set(moved.map(({ key }) => key))
  const plain = slots.filter(({ key }) => !keys.has(key))
  const within = moved.filter(({ said }) => isWithin(said, looked))
  const all = [...plain.map(({ key, wall }) => occurrenceOf(series!, key, looked, wall)), ...within]
  // Should a file say one of them twice, the last word stands.
  return { uid, occurrences: [...new Map(all.map((each) => [each.key, each])).values()], goesOn }
}

export function calendarIn(text: string): ICAL.Component {
  const parsed = ICAL.parse(text) as unknown[]
  const root = new ICAL.Component((Array.isArray(parsed[0]) ? parsed[0] : parsed) as never)
  if (root.name !== 'vcalendar') throw new Error('no calendar')
  return root
}

const isWithin = ({ startsAt }: Said, { from, until }: Looked) => Date.parse(startsAt) >= from && Date.parse(startsAt) <= until // prettier-ignore

/** By which time of its series one of them is known. */
export function keyOf(event: ICAL.Component, series: ICAL.Component, own: string): string {
  const property = event.getFirstProperty('recurrence-id')!
  const time = property.getFirstValue() as ICAL.Time
  const start = series.getFirstProperty('dtstart')
  if (time.isDate || !start) return wallWord(time)
  const wall = plainWall(zoneOf(start, own).wallOf(zoneOf(property, own).momentOf(time)))
  wall.isDate = (start.getFirstValue() as ICAL.Time).isDate
  return wallWord(wall)
}

function occurrenceOf(event: ICAL.Component, key: string, looked: Looked, at?: ICAL.Time): Occurrence {
  const value = (name: string) => String(event.getFirstPropertyValue(name) ?? '')
  const people = peopleIn(event)
  const declined = people.some(({ address, part }) => looked.own.has(address) && part === 'DECLINED')
  return {
    key,
    said: {
      title: line(value('summary')) || looked.untitled,
      ...spanOf(event, looked.zone, at),
      location: line(value('location')) || null,
      notes: kept(value('description'), longestText) || null,
      free: value('transp').toUpperCase() === 'TRANSPARENT',
    },
    secret: ['PRIVATE', 'CONFIDENTIAL'].includes(value('class').toUpperCase()),
    addresses: [...new Set(people.map(({ address }) => address))].filter((each) => !looked.own.has(each)),
    off: value('status').toUpperCase() === 'CANCELLED' ? 'cancelled' : declined ? 'declined' : null,
  }
}

/** When it begins and ends; whole days end when the last of them does. */
function spanOf(event: ICAL.Component, own: string, at?: ICAL.Time): Pick<Said, 'startsAt' | 'endsAt'> {
  const start = event.getFirstProperty('dtstart')
  if (!start) throw new Error('no DTSTART')
  const zone = zoneOf(start, own)
  const first = plainWall(start.getFirstValue() as ICAL.Time)
  const wall = at ?? first
  const begins = zone.momentOf(wall)
  const length = lengthOf(event, own, zone.momentOf(first))
  if (!wall.isDate) return { startsAt: moment(begins), endsAt: length === null ? null : moment(begins + length) }
  const last = wall.clone()
  last.adjust(Math.max(1, Math.round((length ?? day) / day)), 0, 0, 0)
  return { startsAt: moment(begins), endsAt: moment(zone.momentOf(last)) }
}

function lengthOf(event: ICAL.Component, own: string, begins: number): number | null {
  const end = event.getFirstProperty('dtend')
  if (end) return Math.max(0, zoneOf(end, own).momentOf(plainWall(end.getFirstValue() as ICAL.Time)) - begins)
  const duration = event.getFirstPropertyValue('duration')
  return duration instanceof ICAL.Duration ? Math.max(0, duration.toSeconds() * 1000) : null
}

/** Text as records keep it, so that what was taken is not taken for changed. */
const kept = (text: string, most: number) =>
  text.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim().slice(0, most).toWellFormed().normalize('NFC').trim()

const line = (text: string) => kept(text.replace(/\s+/g, ' '), longestLine)

const moment = (at: number) => new Date(at).toISOString()

/** Whoever is in it, rooms and things left out. */
function peopleIn(event: ICAL.Component): { address: string; part: string }[] {
  const all = [...event.getAllProperties('organizer'), ...event.getAllProperties('attendee')]
  return all.flatMap((each) => {
    if (['RESOURCE', 'ROOM'].includes(String(each.getFirstParameter('cutype') ?? '').toUpperCase())) return []
    const said = String(each.getFirstParameter('email') || each.getFirstValue() || '').replace(/^mailto:/i, '')
    const address = said.includes('@') ? normalEmail(said) : null
    return address ? { address, part: String(each.getFirstParameter('partstat') ?? '').toUpperCase() } : []
  })
}
