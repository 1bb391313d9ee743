import type { FieldType } from './field.ts'
import type { RecordDefinition } from './record.ts'
import { isEmpty } from './field.ts'

type Values = Readonly<Record<string, unknown>>

/** Of a field: the value of the one that goes, of the one that stays (though it be empty), or of a list what both have. */
export type Choice = 'this' | 'other' | 'both'
export type Choices = Readonly<Record<string, Choice>>

const lists: ReadonlySet<FieldType> = new Set(['emails', 'phones', 'addresses', 'handles', 'links', 'choices'])

/** Whether a field holds several values, which two records can have together. */
export const isList = ({ type }: { type: FieldType }): boolean => lists.has(type)

/** What a merge changes on the record that stays. Where nothing is said, lists are joined and the one that stays wins, unless it is empty. */
export function united(record: RecordDefinition, from: Values, into: Values, keep: Choices = {}): Values {
  const patch: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(record.all)) {
    if (field.setBy !== 'typed') continue
    const value = isList(field)
      ? joined(from[name], into[name], keep[name] ?? 'both', [from.id, into.id])
      : chosen(from[name], into[name], keep[name])
    // What pointed to one of the two would now point to itself.
    if (value !== undefined && value !== into.id) patch[name] = value
  }
  return patch
}

function chosen(own: unknown, others: unknown, keep: Choice | undefined): unknown {
  if (keep === 'this') return own ?? null
  return isEmpty(own) || !isEmpty(others) || keep === 'other' ? undefined : own
}

function joined(own: unknown, others: unknown, keep: Choice, selves: readonly unknown[]): unknown {
  const items = ((own as unknown[] | null) ?? []).filter((item) => !selves.includes(item))
  if (keep === 'this') return items
  const there = (others as unknown[] | null) ?? []
  const known = new Set(there.map(meaningOf))
  const added = items.filter((item) => !known.has(meaningOf(item)))
  return keep === 'other' || added.length === 0 ? undefined : [...there, ...added.map(asSecond)]
}

/** What an item of a list says, apart from its id and its place: two of one meaning are one. */
export function meaningOf(item: unknown): string {
  if (item === null || typeof item !== 'object') return JSON.stringify(item)
  const { id: _id, primary: _primary, normal, value, ...rest } = item as Record<string, unknown>
  return JSON.stringify(normal ?? value ?? rest)
}

/** The one that stays keeps its primary address. */
function asSecond(item: unknown): unknown {
  return item !== null && typeof item === 'object' ? { ...item, primary: false } : item
}
