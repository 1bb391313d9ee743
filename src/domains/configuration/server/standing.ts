import { isId } from '../../../kernel/id.ts'
import type { Field } from '../../../kernel/field.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findRows } from '../../../platform/records/read/find-rows.ts'
import { kindsOf, type Kind } from './configured.ts'

/** One setting as a file says it: by field; links by what their target is known by. */
export type Entry = Record<string, unknown>
/** What one is known by: its name, or a list where that takes several. */
export type Key = readonly unknown[]
type Row = Record<string, unknown> & { id: string }

export interface Standing {
  kind: Kind
  key: string
  entry: Entry
  row: Row
}

/** What is set up now, in the form of files and as rows, found by key and by id. */
export interface SetUp {
  all: readonly Standing[]
  find(record: string, key: string): Standing | undefined
  withId(id: string): Standing | undefined
}

/** Whether two of a kind that are called alike are told apart, and by what name. */
export const twinField = 'twin'
const most = 100_000

/** Reads all that is set up; with `bin`, what was put away as well, whose keys are then only what it was known by. */
export async function readSetUp(ctx: Ctx, bin = false): Promise<SetUp> {
  const kinds = kindsOf(ctx.registry)
  const rows = new Map<string, { kind: Kind; row: Row }>()
  for (const kind of kinds)
    for (const row of await findRows(ctx, ctx.db, kind.record, { and: [] }, { limit: most, bin }))
      if (!row.private && Boolean(row.deletedAt) === bin) rows.set(row.id as string, { kind, row: row as Row })
  // What is put away leads to what is there.
  const others = bin ? await readSetUp(ctx) : undefined
  return standingOf(rows, others)
}

function standingOf(rows: ReadonlyMap<string, { kind: Kind; row: Row }>, others?: SetUp): SetUp {
  const keys = keysOf(rows, others)
  const keyOf = (id: string) => keys.get(id) ?? (others?.withId(id) && keyIn(others.withId(id)!))
  const all = [...rows.values()].map(({ kind, row }): Standing => {
    const key = keys.get(row.id)!
    return { kind, key: keyText(key), entry: entryOf(kind, row, key, (id) => linkTo(rows, others, keyOf, id)), row }
  })
  const byKey = new Map(all.map((each) => [`${each.kind.record.name} ${each.key}`, each]))
  const byId = new Map(all.map((each) => [each.row.id, each]))
  return {
    all,
    find: (record, key) => byKey.get(`${record} ${key}`),
    withId: (id) => byId.get(id),
  }
}

const keyIn = ({ kind, entry }: Standing): Key => keyOfEntry(kind, entry)
export const keyText = (key: Key): string => JSON.stringify(key)
/** A key as a link says it: `Sales`, or `[Sales, New]`. */
export const asLink = (key: Key): unknown => (key.length === 1 ? key[0] : key)

/** What an entry of a file is known by. */
export function keyOfEntry({ by }: Kind, entry: Entry): Key {
  const key = by.map((name) => entry[name] ?? null)
  return entry[twinField] === undefined ? key : [...key, entry[twinField]]
}

/** The keys of all rows; the second of two that are called alike has its number behind. */
function keysOf(rows: ReadonlyMap<string, { kind: Kind; row: Row }>, others?: SetUp): Map<string, Key> {
  const keys = new Map<string, Key>()
  const counts = new Map<string, number>()
  const find = (id: string): Key => {
    const known = keys.get(id)
    if (known) return known
    const { kind, row } = rows.get(id)!
    const key = kind.by.map((name) => {
      const value = row[name] ?? null
      if (kind.record.fields[name]!.type !== 'link' || value === null) return value
      const target = others?.withId(value as string)
      return rows.has(value as string) ? asLink(find(value as string)) : target ? asLink(keyIn(target)) : value
    })
    const text = `${kind.record.name} ${keyText(key)}`
    const count = (counts.get(text) ?? 0) + 1
    counts.set(text, count)
    const own = count === 1 ? key : [...key, count]
    keys.set(id, own)
    return own
  }
  for (const id of [...rows.keys()].toSorted()) find(id)
  return keys
}

interface Link {
  record: string
  key: Key
}

function linkTo(
  rows: ReadonlyMap<string, { kind: Kind }>,
  others: SetUp | undefined,
  keyOf: (id: string) => Key | undefined,
  id: string,
): Link | null {
  const key = keyOf(id)
  const kind = rows.get(id)?.kind ?? others?.withId(id)?.kind
  return key && kind ? { record: kind.record.name, key } : null
}

/** A row as a file says it; what is as it begins is left out. */
function entryOf(kind: Kind, row: Row, key: Key, linked: (id: string) => Link | null): Entry {
  const entry: Entry = {}
  for (const [name, field] of kind.fields) {
    const value = written(kind, name, field, row[name] ?? null, linked)
    if (kind.by.includes(name) || !isBeginning(kind, name, field, value)) entry[name] = value
  }
  if (key.length > kind.by.length) entry[twinField] = key.at(-1)
  return entry
}

/** Whether a value is what a new one begins with. */
export function isBeginning(kind: Kind, name: string, { initial }: Field, value: unknown): boolean {
  const begins = kind.holds[name] === 'json' && typeof initial === 'string' ? (JSON.parse(initial) as unknown) : initial
  return same(value, begins ?? null)
}

function written(
  { holds }: Kind,
  name: string,
  { type }: Field,
  value: unknown,
  linked: (id: string) => Link | null,
): unknown {
  if (value === null) return null
  const toLink = (id: string) => {
    const link = linked(id)
    return link ? asLink(link.key) : id
  }
  if (type === 'link') return toLink(value as string)
  if (type === 'links') return (value as string[]).map(toLink)
  if (holds[name] === 'id') return withLinks(value, linked)
  if (holds[name] === 'json') return withLinks(JSON.parse(value as string), linked)
  if (holds[name] === 'query') return withLinks(queryIn(value as string), linked)
  return value
}

/** Ids of settings within a text, as `{ ref: [stage, Sales, New] }`. */
function withLinks(value: unknown, linked: (id: string) => Link | null): unknown {
  if (Array.isArray(value)) return value.map((each) => withLinks(each, linked))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withLinks(each, linked)]))
  const link = isId(value) ? linked(value) : null
  return link ? { ref: [link.record, ...link.key] } : value
}

/** The query of an address, each part by itself; its filter as what it says. */
function queryIn(text: string): Record<string, unknown> {
  const parts = [...new URLSearchParams(text)].map(([name, value]) => [name, name === 'filter' ? parsed(value) : value])
  return Object.fromEntries(parts) as Record<string, unknown>
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Whether two values of files say the same, in whatever order their names stand. */
export const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value ?? null
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, sorted(each)]).toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1))) // prettier-ignore
}
