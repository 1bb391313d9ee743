import type { RecordDefinition } from '../../src/kernel/record.ts'
import { company, person } from '../../src/domains/people/model/index.ts'
import {
  bearersOf,
  keysOf,
  levelsOf,
  profileOf,
  type Keys,
  type Levels,
  type Profile,
} from '../../src/platform/matching/index.ts'
import { normalContacts } from '../../src/platform/records/contacts.ts'
import { contactsOf } from '../../src/platform/search/index.ts'
import type { Labelled } from './shape.ts'

/** Two records that blocking brought together, and whether they are the same. */
export interface Pair {
  one: Labelled
  other: Labelled
  levels: Levels
  same: boolean
}

/** As many share a key, or a name, at most that is still worth comparing; the same as in the database. */
const most = 50
const mostOfName = 10

export const definitionOf = (kind: Labelled['kind']): RecordDefinition =>
  (kind === 'person' ? person : company) as never

/** A record of the set as the write door would keep it, in a workspace in Germany. */
export function rowOf({ id, values }: Labelled): Record<string, unknown> {
  const contacts = (kind: 'emails' | 'phones') =>
    normalContacts(kind, values[kind].map((value, at) => ({ value, primary: at === 0 })) as never, 'DE')
  return { ...values, id, emails: contacts('emails'), phones: contacts('phones') }
}

/** The pairs that blocking finds among records of one kind. */
export function pairsOf(records: readonly Labelled[]): Pair[] {
  const blocks = new Map<string, number[]>()
  const profiles: Profile[] = []
  const keys: Keys[] = []
  records.forEach((record, at) => {
    const definition = definitionOf(record.kind)
    const row = rowOf(record)
    const profile = profileOf(definition, row)
    const own = keysOf(record.kind, profile)
    const contacts = contactsOf(definition, row).map(({ kind, normal }) => `${kind} ${normal}`)
    profiles.push(profile)
    keys.push(own)
    for (const key of [...own.names, ...own.others, ...contacts]) blocks.set(key, [...(blocks.get(key) ?? []), at])
  })
  const found = new Map<number, Pair>()
  const names = new Set(keys.flatMap((own) => own.names))
  for (const [key, members] of blocks) {
    if (members.length > (names.has(key) ? mostOfName : most)) continue
    for (const [index, at] of members.entries())
      for (const other of members.slice(index + 1)) {
        if (at === other) continue
        const [low, high] = at < other ? [at, other] : [other, at]
        const pair = low * records.length + high
        if (found.has(pair)) continue
        const bearers = bearersOf(keys[low]!, keys[high]!, (name) => blocks.get(name)!.length)
        const [one, two] = [records[low]!, records[high]!]
        const levels = levelsOf(profiles[low]!, profiles[high]!, bearers)
        found.set(pair, { one, other: two, levels, same: one.entity === two.entity })
      }
  }
  return [...found.values()]
}

/** How many pairs of records are the same. */
export function countSame(records: readonly Labelled[]): number {
  const sizes = [...Map.groupBy(records, ({ entity }) => entity).values()].map(({ length }) => length)
  return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}
