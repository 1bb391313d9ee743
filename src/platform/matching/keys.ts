import { createHash } from 'node:crypto'
import { onPaper } from './nicknames.ts'
import type { Profile } from './profile.ts'
import { soundOf } from './sound.ts'

/** A blocking key: records that share one are compared. As the number under which it is kept. */
export type MatchKey = string

/** The key of the whole name: how many share it says how common the name is. */
export interface Keys {
  name: MatchKey | null
  others: readonly MatchKey[]
}

/**
 * By what a record is found among many, beside its e-mail addresses, numbers and domains: how its name sounds, in any
 * order; and how a part of the name sounds together with a place, an employer, or a day.
 */
export function keysOf(record: string, profile: Profile): Keys {
  const [whole, ...more] = profile.name.length > 0 ? companyKeys(profile) : personKeys(profile)
  const tails = profile.tails.map((tail) => `tail ${tail}`)
  const kept = (text: string) => numberOf(`${record} ${text}`)
  return { name: whole ? kept(whole) : null, others: [...new Set([...more, ...tails].map(kept))] }
}

function personKeys({ given, family, houses, links, days }: Profile): string[] {
  const first = given[0]
  const last = family.at(-1)
  const firsts = first && first.plain.length > 1 ? onPaper(first.plain).map(soundOf) : []
  const wholes = last ? firsts.map((sound) => `name ${[sound, last.sound].sort().join(' ')}`) : []
  const places = [...houses.map(({ postalCode, city }) => postalCode || city), ...links.values(), ...days.values()].filter(Boolean) // prettier-ignore
  const names = [...new Set([...firsts.slice(0, 1), ...family.map(({ sound }) => sound)])]
  return [...wholes, ...names.flatMap((name) => [...new Set(places)].map((place) => `${name} at ${place}`))]
}

function companyKeys({ name, houses }: Profile): string[] {
  const sounds = name.map(({ sound }) => sound)
  const whole = `name ${[...sounds].sort().join(' ')}`
  const two = sounds.length > 2 ? [`name ${sounds.slice(0, 2).sort().join(' ')}`] : []
  const places = [...new Set(houses.map(({ postalCode, city }) => postalCode || city).filter(Boolean))]
  const alone = sounds.filter((sound) => sound.length > 1)
  return [whole, ...two, ...alone.map((sound) => `word ${sound}`), ...alone.flatMap((sound) => places.map((place) => `${sound} at ${place}`))] // prettier-ignore
}

/** 64 bits are enough: two texts of one number would only be compared in vain. */
const numberOf = (text: string): MatchKey => createHash('sha1').update(text).digest().readBigInt64BE().toString()
