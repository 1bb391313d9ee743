import { createChance, type Chance } from '../../src/domains/demo/server/chance.ts'

export { createChance, type Chance }

/** An address as it was typed. */
export interface Place {
  street: string | null
  postalCode: string | null
  city: string | null
  country: string
}

/** What somebody typed of a person or company. */
export interface Typed {
  name?: string
  firstName: string | null
  lastName: string | null
  emails: string[]
  phones: string[]
  addresses: Place[]
  website: string | null
  company: string | null
  jobTitle: string | null
  birthday: string | null
}

/** A record of the labelled set: those of one entity are the same in the world, and no others are. */
export interface Labelled {
  id: string
  kind: 'person' | 'company'
  entity: number
  /** Which errors made it from the first record of its entity, or why it only looks like another one. */
  made: readonly string[]
  values: Typed
}

/** True, one of so many times. */
export const oneIn = (chance: Chance, times: number) => chance.next() * times < 1

/** The first ones of a list more often than the last, as names are borne. */
export const often = <T>(chance: Chance, from: readonly T[]): T =>
  from[Math.floor(from.length * chance.next() ** 2)] as T
