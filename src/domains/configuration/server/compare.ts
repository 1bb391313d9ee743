import type { Change, ChangedField } from '../model/index.ts'
import { isFound, type Kind } from './configured.ts'
import type { Placed, Said } from './document.ts'
import { isBeginning, keyOfEntry, same, twinField, type Entry, type SetUp, type Standing } from './standing.ts'

/** What a file would do, in its order; what would be removed comes last, the last first. */
export function compare(said: Said, now: SetUp): { changes: Change[]; items: ReadonlyMap<Change, Placed | Standing> } {
  const items = new Map<Change, Placed | Standing>()
  for (const placed of said.entries) {
    const standing = now.find(placed.kind.record.name, placed.key)
    const fields = differences(placed.kind, standing?.entry, placed.entry)
    if (!standing || fields.length > 0) items.set(told(standing ? 'change' : 'add', placed, fields), placed)
  }
  const wanted = new Set(said.entries.map(({ kind, key }) => `${kind.record.name} ${key}`))
  const gone = now.all.filter(
    ({ kind, key }) =>
      said.kinds.has(kind.record.name) && kind.by.length > 0 && !wanted.has(`${kind.record.name} ${key}`),
  )
  for (const standing of gone.toReversed()) items.set(told('remove', standing, []), standing)
  return { changes: [...items.keys()], items }
}

/** What differs; what a file leaves out is as it begins, or as Farley finds it. */
export function differences(kind: Kind, now: Entry | undefined, wanted: Entry): ChangedField[] {
  return kind.fields.flatMap(([field, definition]) => {
    const isSaid = wanted[field] !== undefined
    if (!isSaid && (!now || isFound(kind, field, definition))) return []
    const begins = { from: now ? (now[field] ?? beginning(kind, field)) : null, to: isSaid ? wanted[field] : beginning(kind, field) } // prettier-ignore
    if (same(begins.from, begins.to)) return []
    if (!now && isBeginning(kind, field, definition, begins.to)) return []
    return [{ field, from: begins.from ?? null, to: begins.to ?? null }]
  })
}

function beginning({ fields, holds }: Kind, name: string): unknown {
  const initial = fields.find(([each]) => each === name)?.[1].initial ?? null
  return holds[name] === 'json' && typeof initial === 'string' ? (JSON.parse(initial) as unknown) : initial
}

function told(kind: Change['kind'], item: Placed | Standing, fields: ChangedField[]): Change {
  const { record } = item.kind
  return {
    kind,
    record: record.name,
    key: keyWords(keyOfEntry(item.kind, item.entry)),
    name: String(item.entry[record.title] ?? keyWords(keyOfEntry(item.kind, item.entry))),
    path: 'path' in item ? item.path : null,
    fields: fields.filter(({ field }) => field !== twinField),
  }
}

const keyWords = (key: readonly unknown[]): string => key.flat(9).map(String).join(' / ')
