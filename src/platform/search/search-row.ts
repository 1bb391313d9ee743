import type { Contact } from '../../kernel/field.ts'
import { withoutTokens } from '../../kernel/mention.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { worthLoading, type Query, type Step } from '../db/index.ts'
import type { Registry } from '../records/registry.ts'
import { fold, wordsOf } from './fold.ts'

type Row = Readonly<Record<string, unknown>>

const longestTitle = 200
const longestText = 20_000
const longestFuzzy = 400
const linkTypes = new Set(['link', 'user', 'file'])

/** How a record takes part in search and in the directory of titles. */
interface Shape {
  subtitle: readonly string[]
  subtitleLinks: readonly string[]
  searchable: readonly string[]
  /** Whether people look for it by a name that they may mistype. */
  named: boolean
  fields: ReadonlySet<string>
}

const shapes = new WeakMap<RecordDefinition, Shape>()

function shapeOf(record: RecordDefinition): Shape {
  const known = shapes.get(record)
  if (known) return known
  const open = (name: string) => record.all[name]!.sensitivity !== 'secret'
  const isLink = (name: string) => linkTypes.has(record.all[name]!.type)
  const searchable = Object.keys(record.all).filter((name) => record.all[name]!.searchable && open(name))
  const subtitle = (record.subtitle ?? []).filter(open)
  const about = [
    'owner',
    'createdBy',
    'private',
    ...(record.circled ? ['circle'] : []),
    'deletedAt',
    ...(record.partOf ? [record.partOf] : []),
  ]
  const shape = {
    subtitle: subtitle.filter((name) => !isLink(name)),
    subtitleLinks: subtitle.filter(isLink),
    searchable,
    named: searchable.length > 0 && !record.timeline && !record.partOf,
    fields: new Set([record.title, ...subtitle, ...searchable, ...about]),
  }
  shapes.set(record, shape)
  return shape
}

/** The fields whose change asks for a new search row. */
export function searchFields(record: RecordDefinition): ReadonlySet<string> {
  return shapeOf(record).fields
}

/** The fields whose words it is found by, none of them secret. */
export function searchedFields(record: RecordDefinition): readonly string[] {
  return shapeOf(record).searchable
}

/** The fields that its subtitle is kept from: those it tells itself, and the links whose titles it tells. */
export function subtitleFields(record: RecordDefinition): { own: readonly string[]; links: readonly string[] } {
  const { subtitle: own, subtitleLinks: links } = shapeOf(record)
  return { own, links }
}

/** Whether a record is found by its words at all. */
export function searchesWords(record: RecordDefinition): boolean {
  return shapeOf(record).searchable.length > 0
}

/** Whether its whole title stands, folded, at the beginning of `entity.fuzzy`. */
export function hasFuzzyName(record: RecordDefinition): boolean {
  return (
    shapeOf(record).named &&
    record.all[record.title]!.type === 'text' &&
    shapeOf(record).searchable.includes(record.title)
  )
}

const columns = [
  ['id', 'uuid'], ['record', 'text'], ['title', 'text'], ['subtitle', 'text'], ['subtitle_links', 'uuid[]'],
  ['words', 'tsvector'], ['fuzzy', 'text'], ['owner_id', 'uuid'], ['author_id', 'uuid'], ['private', 'text'],
  ['part_of', 'uuid'], ['deleted', 'boolean'],
] as const // prettier-ignore
const names = columns.map(([name]) => name)
const others = names.filter((name) => name !== 'id')
const tail = `on conflict (id) do update set ${others.map((name) => `${name} = excluded.${name}`).join(', ')}
where (${others.map((name) => `entity.${name}`).join(', ')}) is distinct from (${others.map((name) => `excluded.${name}`).join(', ')})`

/** A list of words or ids travels as text with spaces, so that one row and many are written alike. */
const unpack: Partial<Record<string, (given: string) => string>> = {
  words: (given) => `array_to_tsvector(string_to_array(${given}, ' '))`,
  subtitle_links: (given) => `string_to_array(${given}, ' ')::uuid[]`,
}
const sent = ([name, type]: (typeof columns)[number]) => (unpack[name] ? 'text' : type)
const selected = (given: (index: number) => string) =>
  columns.map(([name], index) => unpack[name]?.(given(index)) ?? given(index)).join(', ')

const one = `insert into entity (${names.join(', ')})
values (${selected((index) => `$${index + 1}::${sent(columns[index]!)}`)})
${tail}`
const many = `insert into entity (${names.join(', ')})
select ${selected((index) => `given.${names[index]}`)}
from unnest(${columns.map((column, index) => `$${index + 1}::${sent(column)}[]`).join(', ')}) as given (${names.join(', ')})
${tail}`

/** Puts the search row of a record in place; ask for it at creation and when one of `searchFields` changed. */
export function searchRow(registry: Registry, record: RecordDefinition, row: Row): Query {
  return { name: 'entity_one', text: one, values: valuesOf(registry, record, row) }
}

/** The search rows of new records, each id once, in one step. */
export function searchRowsOfNew(registry: Registry, record: RecordDefinition, rows: readonly Row[]): Step {
  const all = rows.map((row) => valuesOf(registry, record, row))
  // Folded words and ids need no quotes: what `unpack` takes apart, COPY reads as it is.
  if (all.length >= worthLoading) return { into: 'entity', columns: names, rows: all.map(loaded) }
  return { name: 'entity_many', text: many, values: columns.map((_, index) => all.map((values) => values[index])) }
}

const linksAt = names.indexOf('subtitle_links')
const loaded = (values: readonly unknown[]) => values.with(linksAt, values[linksAt] && `{${(values[linksAt] as string).replaceAll(' ', ',')}}`) // prettier-ignore

/** Takes a record out of the directory for good, with its contact keys and places: when it is erased, not when it goes to the bin. */
export function forgetRow(id: string): Query[] {
  return [
    { name: 'entity_forget', text: 'delete from entity where id = $1', values: [id] },
    { name: 'contact_keys_forget', text: 'delete from contact_key where record_id = $1', values: [id] },
    { name: 'place_forget', text: 'delete from place where record_id = $1', values: [id] },
  ]
}

function valuesOf(registry: Registry, record: RecordDefinition, row: Row): unknown[] {
  const shape = shapeOf(record)
  const title = titleOf(registry, record, row)
  const texts = shape.searchable.map((name) => textOf(registry, record, name, row[name])).filter((text) => text !== '')
  const subtitle = shape.subtitle.map((name) => textOf(registry, record, name, row[name])).filter((text) => text !== '')
  const links = shape.subtitleLinks.map((name) => row[name]).filter(Boolean)
  const words = shape.searchable.length ? [...wordsOf(texts.join(' ').slice(0, longestText))].join(' ') : null
  return [
    row.id,
    record.name,
    title,
    subtitle.length ? subtitle.join(' · ').slice(0, longestTitle) : null,
    links.length ? links.join(' ') : null,
    words,
    shape.named ? fuzzyOf(String(row[record.title] ?? title), texts) : null,
    keptBy(record, row),
    row.createdBy ?? null,
    row.private ? record.private : null,
    record.partOf ? row[record.partOf] : null,
    Boolean(row.deletedAt),
  ]
}

/** Whose it is: a private one that a circle keeps is that one's. */
export const keptBy = ({ circled }: RecordDefinition, { owner, circle, private: isPrivate }: Row) =>
  (circled && isPrivate ? circle : null) ?? owner ?? null

function fuzzyOf(title: string, texts: readonly string[]): string {
  const folded = fold(title)
  const rest = texts.map(fold).filter((text) => text !== folded)
  return [folded, ...rest].join(' ').slice(0, Math.max(folded.length, longestFuzzy))
}

/** The words that name a record: its first line when it is a long text, what kind of record it is when it has none. */
export function titleOf(registry: Registry, record: RecordDefinition, row: Row): string {
  const text = textOf(registry, record, record.title, row[record.title]).trim()
  const first = text.split('\n', 1)[0]!.trim()
  if (first === '') return record.label.one
  return first.length > longestTitle ? `${first.slice(0, longestTitle - 1)}…` : first
}

function textOf(registry: Registry, record: RecordDefinition, name: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  const { type } = record.all[name]!
  if (type === 'emails') return (value as Contact[]).map((each) => each.value).join(' ')
  if (type === 'phones') return (value as Contact[]).map((each) => each.normal?.slice(1) ?? each.value).join(' ')
  if (type === 'choice') return labelOf(registry, record, name, value as string)
  if (type === 'url') return (value as string).replace(/^https?:\/\/(www\.)?/, '')
  if (typeof value === 'string') return type === 'longText' ? withoutTokens(value) : value
  return typeof value === 'number' ? String(value) : ''
}

function labelOf(registry: Registry, record: RecordDefinition, name: string, key: string): string {
  return registry.options(record, name).find((option) => option.key === key)?.label ?? key
}
