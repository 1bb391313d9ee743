import ICAL from 'ical.js'
import { asUtc, plainWall, wallWord, zoneOf, type Zone } from './zones.ts'

/** Where one time of a series stands by its own rule: the clock of its zone, and the word by which it is known. */
export interface Slot {
  key: string
  wall: ICAL.Time
}

/** So many steps are taken from the first time on, and no more: fifty years of each day. */
const mostSteps = 20_000
const day = 86_400_000

/** A rule that names more times than anybody can meet. */
export class Endless extends Error {}

/** The times of a series within a span, those left out not among them; and whether it goes on after it. */
export function slotsOf(event: ICAL.Component, own: string, from: number, until: number): { slots: Slot[]; goesOn: boolean } {
  const start = event.getFirstProperty('dtstart')!
  const zone = zoneOf(start, own)
  const first = plainWall(start.getFirstValue() as ICAL.Time)
  const slots = new Map([[wallWord(first), first]])
  let goesOn = false
  for (const rule of event.getAllProperties('rrule')) {
    const walls = (rule.getFirstValue() as ICAL.Recur).clone()
    if (walls.until) walls.until = untilAsWall(walls.until, first, zone)
    goesOn = addRule(slots, walls.iterator(first), until) || goesOn
  }
  for (const wall of valuesOf(event, 'rdate', own, zone)) slots.set(wallWord(wall), wall)
  const left = new Set(valuesOf(event, 'exdate', own, zone).map(wallWord))
  const all = [...slots].map(([key, wall]) => ({ key, wall }))
  // A day may stand for the time on it.
  const kept = all.filter(({ key }) => !left.has(key) && !left.has(key.slice(0, 8)))
  const near = kept.filter(({ wall }) => asUtc(wall) > from - day && asUtc(wall) < until + day)
  const isWithin = (moment: number) => moment >= from && moment <= until
  return { slots: near.filter(({ wall }) => isWithin(zone.momentOf(wall))), goesOn }
} // prettier-ignore

function addRule(slots: Map<string, ICAL.Time>, walls: ICAL.RecurIterator, until: number): boolean {
  for (let steps = 0; steps < mostSteps; steps++) {
    const next = walls.next()
    if (!next) return false
    const wall = plainWall(next)
    if (asUtc(wall) > until + day) return true
    slots.set(wallWord(wall), wall)
  }
  throw new Endless('a rule of too many times')
} // prettier-ignore

/** A rule ends at a moment, its times are told by the clock. */
function untilAsWall(until: ICAL.Time, first: ICAL.Time, zone: Zone): ICAL.Time {
  if (until.isDate || first.isDate || until.zone !== ICAL.Timezone.utcTimezone) return plainWall(until)
  return plainWall(zone.wallOf(until.toUnixTime() * 1000))
}

/** Further times, or those left out, by the clock of the series. */
function valuesOf(event: ICAL.Component, name: 'rdate' | 'exdate', own: string, zone: Zone): ICAL.Time[] {
  return event.getAllProperties(name).flatMap((property) =>
    property.getValues().map((value) => {
      const time = (value instanceof ICAL.Period ? value.start : value) as ICAL.Time
      return time.isDate ? plainWall(time) : plainWall(zone.wallOf(zoneOf(property, own).momentOf(time)))
    }),
  )
}
