import type { Address } from '../../../../kernel/field.ts'
import { earthDiameter, isInside, kilometresBetween, type Box, type Spot } from '../../../../kernel/geo.ts'
import { placeOf } from '../../../places/place.ts'
import { numbersOf, type Asked } from '../operands.ts'
import type { Meaning, Meanings } from './meaning.ts'

const at = (asked: Asked, value: unknown, count: number, index: number) => numbersOf(asked, value, count)[index]!
const kilometresADegree = 111

/** The spots of addresses, as far as they are known. */
const spotsOf = (value: Address[] | null, { ctx }: Asked): Spot[] =>
  (value ?? []).flatMap((address) => placeOf(address, ctx.settings.country).spot ?? [])

/** Within so many kilometres of a spot; a belt of latitude first, since an index knows nothing of circles. */
const near: Meaning = {
  sql: ({ table }, operand) => {
    const [latitude, longitude, most] = [0, 1, 2].map((index) =>
      operand((asked, value) => at(asked, value, 3, index), 'float8'),
    )
    const belt = `${most} / ${kilometresADegree}`
    const across = `sin(radians(p.latitude - ${latitude}) / 2) ^ 2`
    const along = `cos(radians(${latitude})) * cos(radians(p.latitude)) * sin(radians(p.longitude - ${longitude}) / 2) ^ 2`
    return `exists (select from place p where p.record_id = ${table}.id and p.latitude between ${latitude} - ${belt} and ${latitude} + ${belt}
    and ${earthDiameter} * asin(least(1, sqrt(${across} + ${along}))) <= ${most})`
  },
  holds: (value: Address[] | null, asked, operand) => {
    const [latitude = 0, longitude = 0, most = 0] = numbersOf(asked, operand, 3)
    return spotsOf(value, asked).some((spot) => kilometresBetween(spot, { latitude, longitude }) <= most)
  },
}

/** Within a box; one whose west lies beyond its east goes over the date line. */
const inside: Meaning = {
  sql: ({ table }, operand) => {
    const [west, south, east, north] = [0, 1, 2, 3].map((index) =>
      operand((asked, value) => at(asked, value, 4, index), 'float8'),
    )
    return `exists (select from place p where p.record_id = ${table}.id and ${boxSql('p', { west, south, east, north } as BoxPlaces)})`
  },
  holds: (value: Address[] | null, asked, operand) =>
    spotsOf(value, asked).some((spot) => isInside(spot, numbersOf(asked, operand, 4) as unknown as Box)),
}

export interface BoxPlaces {
  west: string
  south: string
  east: string
  north: string
}

/** Whether a place lies in a box. */
export function boxSql(table: string, { west, south, east, north }: BoxPlaces): string {
  const between = `(${table}.longitude between ${west} and ${east} or ${west} > ${east} and (${table}.longitude >= ${west} or ${table}.longitude <= ${east}))`
  return `${between} and ${table}.latitude between ${south} and ${north}`
}

/** Where addresses lie. */
export const spots: Meanings = { near, inside }
