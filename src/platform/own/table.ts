import { createHash } from 'node:crypto'
import { fieldOf, ownName, type OwnField } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Becoming, Kind, Retyped } from '../../kernel/retype/index.ts'
import { columnsOf, tableOf } from '../records/columns.ts'

/** A field of one's own as the worker sees it, in the bin or not. */
export interface Shaped extends OwnField {
  id: string
  column: string
  state: 'adding' | 'ready' | 'dropping' | 'dropped'
  deleted: boolean
  /** Nothing about it has changed for a while. */
  forgotten: boolean
  indexes: readonly IndexKind[]
  /** The change of its type that is under way. */
  becoming: Becoming | null
  retyped: readonly Retyped[]
}
/** By its words, and by the addresses and numbers in it. */
export const foundBy = ['search', 'contact'] as const
export type IndexKind = 'sort' | 'unique' | 'link' | 'rollUp' | (typeof foundBy)[number]

/** All kinds, in the order in which they are told. */
export const indexKinds = ['sort', 'unique', 'link', 'rollUp', ...foundBy] as const

/** The field that it becomes, where its type is being changed. */
export const becomes = (field: Shaped): Shaped[] =>
  field.becoming === null ? [] : [{ ...field, ...kindIn(field.becoming.to), column: field.becoming.column }]

const kindIn = ({ options, ...kind }: Kind) => ({ ...kind, options: [...options] })

/** Where a field lies: its table, its columns with their types, and the one that it is compared by. */
export function placeOf(record: RecordDefinition, field: Shaped) {
  const name = ownName(field.key)
  if (field.formula !== null) return computedPlace(record, field)
  const alone: RecordDefinition = { ...record, all: { [name]: fieldOf(field) } }
  const table = tableOf(alone)
  const { key } = table.stored.get(name)!
  const types = [...columnsOf(alone)].filter(([column]) => column.startsWith(field.column))
  // Whether it will be sorted by is not known yet: people expect an alphabet.
  const collation = field.type === 'text' ? ' collate "und-x-icu"' : ''
  return { table: table.name, key, columns: types.map(([column, type]) => ({ column, type: type + collation })) }
}

/** A formula has no column: what is ordered is what it makes of those of its row. */
function computedPlace(record: RecordDefinition, field: Shaped) {
  const table = tableOf({ ...record, all: { ...record.all, [ownName(field.key)]: fieldOf(field) } })
  const key = table.stored.get(ownName(field.key))!.key.replaceAll('§.', '')
  return { table: table.name, key, columns: [] }
}

interface Index {
  kind: Exclude<IndexKind, 'rollUp' | (typeof foundBy)[number]>
  name: string
  unique: boolean
  /** What follows `on table`. */
  on: string
}

/** The indexes that a field may have, as shipped fields have them. */
export function indexesOf(record: RecordDefinition, field: Shaped): Index[] {
  const { table, key } = placeOf(record, field)
  const live = 'where deleted_at is null'
  // Another formula is another index.
  if (field.formula !== null) return [{ kind: 'sort', name: `${formulaIndexes(table, field)}${digest(key)}`, unique: false, on: `(${key}, id) ${live}` }] // prettier-ignore
  return [
    { kind: 'sort', name: `${table}_${key}_id`, unique: false, on: `(${key}, id) ${live}` },
    { kind: 'unique', name: `${table}_lower_${key}_unique`, unique: true, on: `(lower(${key}::text)) ${live}` },
    field.type === 'links'
      ? { kind: 'link', name: `${table}_${key}_link`, unique: false, on: `using gin (${key})` }
      : { kind: 'link', name: `${table}_${key}_link`, unique: false, on: `(${key}, id) where ${key} is not null` },
  ]
}

/** How the indexes of a formula's values begin: those of earlier ones, too. */
export const formulaIndexes = (table: string, { column }: Shaped) => `${table}_${column}_formula_`
const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** What a field is to have: an archived one needs nothing, and what is secret is not found by search. */
export function wantedOf({
  deleted,
  state,
  sortable,
  noTwoAlike,
  searchable,
  sensitivity,
  type,
  rollUp,
}: Shaped): IndexKind[] {
  if (deleted || state !== 'ready') return []
  return [
    ...(sortable ? (['sort'] as const) : []),
    ...(noTwoAlike ? (['unique'] as const) : []),
    ...(type === 'link' || type === 'links' ? (['link'] as const) : []),
    ...(rollUp !== null ? (['rollUp'] as const) : []),
    ...(searchable && sensitivity !== 'secret' ? (['search'] as const) : []),
    ...(isContact(type) && sensitivity !== 'secret' ? (['contact'] as const) : []),
  ]
}

const isContact = (type: Shaped['type']) => type === 'emails' || type === 'phones'

/** Whether anything may still be found by it, whatever became of it since. */
export const mayBeFound = ({ searchable, type, indexes }: Shaped): boolean =>
  searchable || isContact(type) || foundBy.some((kind) => indexes.includes(kind))
