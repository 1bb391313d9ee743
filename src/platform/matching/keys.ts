import { createHash } from 'node:crypto'
import { onPaper } from './nicknames.ts'
import type { Marks } from './own-marks.ts'
import type { House, Profile } from './profile.ts'
import { soundOf } from './sound.ts'

/** A blocking key: records that share one are compared. As the number under which it is kept. */
export type MatchKey = string

/** By what a record is found among many, beside its e-mail addresses, numbers and domains. */
export interface Keys {
  /** The whole name as it sounds, in any order: how many share it says how common the name is. */
  names: readonly MatchKey[]
  /** A part of the name together with a place, an employer or a day; the end of a number. */
  others: readonly MatchKey[]
  /** Of a record of a company's own type: a number or web address; its name together with another value. */
  marks: readonly MatchKey[]
}

/** The keys of a record of a kind. */
export function keysOf(record: string, profile: Profile): Keys {
  const { names, others, marks } = profile.marks
    ? ownKeys(profile, profile.marks)
    : profile.name.length > 0
      ? companyKeys(profile)
      : personKeys(profile)
  const tails = profile.tails.map((tail) => `tail ${tail}`)
  const kept = (texts: readonly string[]) => [...new Set(texts)].map((text) => numberOf(`${record} ${text}`))
  return { names: kept(names.map((name) => `name ${name}`)), others: kept([...others, ...tails]), marks: kept(marks) }
}

/** How many bear a name that two records share: `counted` says how many have a key; two when they share none. */
export function bearersOf(one: Keys, other: Keys, counted: (key: MatchKey) => number): number {
  return Math.max(2, ...one.names.filter((name) => other.names.includes(name)).map(counted))
}

type Texts = Record<keyof Keys, string[]>

function personKeys({ given, family, houses, links, days, emails }: Profile): Texts {
  const first = given[0]
  const last = family.at(-1)
  const firsts = first && first.plain.length > 1 ? onPaper(first.plain).map(soundOf) : []
  const parts = [...firsts.slice(0, 1), ...family.map(({ sound }) => sound)]
  return {
    names: last ? firsts.map((sound) => [sound, last.sound].sort().join(' ')) : [],
    others: [...at(parts, [...placesOf(houses), ...links.values(), ...days.values()]), ...boxes(emails)],
    marks: [],
  }
}

function companyKeys({ name, houses }: Profile): Texts {
  const sounds = name.map(({ sound }) => sound)
  const words = sounds.filter((sound) => sound.length > 1)
  const two = sounds.length > 1 ? [`two ${sounds.slice(0, 2).sort().join(' ')}`] : []
  return {
    names: [[...sounds].sort().join(' ')],
    others: [...two, ...words.map((sound) => `word ${sound}`), ...at(words, placesOf(houses))],
    marks: [],
  }
}

function ownKeys({ name, links }: Profile, { codes, sites, words }: Marks): Texts {
  const called = name.map(({ sound }) => sound).sort().join(' ') // prettier-ignore
  const names = called ? [called] : []
  const alone = [...codes, ...sites].map(([field, text]) => `${field} ${text}`)
  return { names, others: [], marks: [...alone, ...at(names, [...words.values(), ...links.values()])] }
}

/** What somebody is called in front of the @, whatever numbers follow. */
const boxes = (emails: readonly string[]) =>
  emails.map((email) => email.slice(0, email.indexOf('@')).replace(/[^a-z]/g, '')).filter((name) => name.length > 6).map((name) => `box ${name}`) // prettier-ignore

const at = (parts: readonly string[], places: readonly string[]) =>
  parts.flatMap((part) => places.map((place) => `${part} at ${place}`))

const placesOf = (houses: readonly House[]) => houses.map(({ postalCode, city }) => postalCode || city).filter(Boolean)

/** 64 bits are enough: two texts of one number would only be compared in vain. */
const numberOf = (text: string): MatchKey => createHash('sha1').update(text).digest().readBigInt64BE().toString()
