import { parseDocument, stringify } from 'yaml'
import type { Field } from '../../../kernel/field.ts'
import { patternOf } from '../../../kernel/fault.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { valueSchema } from '../../../kernel/schema.ts'
import { labelOf, many, say, sayAsIs, sayFault } from '../../../kernel/sentence.ts'
import type { Registry } from '../../../platform/records/index.ts'
import { kindOfSection, type Kind } from './configured.ts'
import { keyOfEntry, keyText, twinField, type Entry, type Standing } from './standing.ts'

/** An entry of a file, and where it stands: `stages[3]`. */
export interface Placed {
  kind: Kind
  key: string
  entry: Entry
  path: string
}

/** What a file says; of a kind that it does not name it says nothing. */
export interface Said {
  kinds: ReadonlySet<string>
  entries: readonly Placed[]
}

/** Which form of the document this is; an older Farley refuses a newer one. */
const form = 1
const mark = 'farley'
const most = 5_000

/** Writes what is set up as a file: a section for each kind, in an order that stays. */
export function writeDocument(all: readonly Standing[]): string {
  const sections = [...Map.groupBy(all, ({ kind }) => kind.record.plural)].map(([section, items]) => {
    const entries = items.toSorted(byPlace).map(({ entry }) => entry)
    return [section, items[0]!.kind.by.length === 0 ? entries[0] : entries]
  })
  return stringify({ [mark]: form, ...Object.fromEntries(sections) }, { lineWidth: 110, aliasDuplicateObjects: false })
}

/** By where it stands, then by what it is known by. */
function byPlace(one: Standing, other: Standing): number {
  const place = ({ kind: { record }, entry }: Standing) => {
    const position = record.sort === undefined ? 0 : entry[record.sort]
    return typeof position === 'number' ? position : 0
  }
  const group = ({ kind, entry }: Standing) => (kind.by.length > 1 ? String(JSON.stringify(entry[kind.by[0]!])) : '')
  const order = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0)
  return order(group(one), group(other)) || place(one) - place(other) || order(one.key, other.key)
}

/** Reads a file; refuses it with everything that is wrong with it, each by its place. */
export function readDocument(registry: Registry, text: string): Said {
  const sections = sectionsIn(text)
  const faults: FieldFault[] = []
  const kinds = new Set<string>()
  const entries: Placed[] = []
  for (const [section, given] of Object.entries(sections)) {
    const kind = kindOfSection(registry, section)
    if (!kind) {
      faults.push({ field: section, ...say('There is no section “{section}” in a configuration.', { section }) })
      continue
    }
    kinds.add(kind.record.name)
    for (const [path, item] of itemsIn(kind, section, given, faults)) {
      const entry = entryIn(kind, path, item, faults)
      if (entry) entries.push({ kind, path, entry, key: keyText(keyOfEntry(kind, entry)) })
    }
  }
  faults.push(...twiceSaid(entries))
  if (entries.length > most) faults.push({ field: '', ...say('A configuration has at most {most} entries.', { most }) })
  if (faults.length > 0) throw refuse.invalid(faults)
  return { kinds, entries }
}

function sectionsIn(text: string): Record<string, unknown> {
  const document = parseDocument(text, { uniqueKeys: true })
  const [trouble] = document.errors
  if (trouble) {
    const line = trouble.linePos?.[0].line ?? 1
    throw refuse.invalid([{ field: `line ${line}`, ...sayAsIs(trouble.message.split('\n')[0]!) }])
  }
  const given: unknown = document.toJS()
  if (!isMap(given) || given[mark] === undefined)
    throw refuse.invalid([{ field: mark, ...say('A configuration of Farley begins with “{line}”.', { line: `${mark}: ${form}` }) }]) // prettier-ignore
  const { [mark]: version, ...sections } = given
  if (version !== form)
    throw refuse.invalid([{ field: mark, ...say('This Farley reads configurations of form {form}.', { form }) }])
  return sections
}

function itemsIn({ by }: Kind, section: string, given: unknown, faults: FieldFault[]): [string, Entry][] {
  const items = by.length === 0 ? [given] : given === null ? [] : given
  if (!Array.isArray(items)) {
    faults.push({ field: section, ...say('{section} is a list.', { section }) })
    return []
  }
  return items.flatMap((item: unknown, index): [string, Entry][] => {
    const path = by.length === 0 ? section : `${section}[${index}]`
    if (isMap(item)) return [[path, item]]
    faults.push({ field: path, ...say('An entry says fields by their names.') })
    return []
  })
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An entry whose values have the form that they have in files; null where something is wrong with it. */
function entryIn(kind: Kind, path: string, item: Entry, faults: FieldFault[]): Entry | null {
  const before = faults.length
  const fields = new Map(kind.fields)
  const entry: Entry = {}
  for (const [name, value] of Object.entries(item)) {
    const field = fields.get(name)
    if (name === twinField && Number.isInteger(value) && Number(value) > 1) entry[name] = value
    else if (!field)
      faults.push({ field: `${path}.${name}`, ...say('In a configuration, {records} have no “{name}”.', { records: many(kind.record), name }) }) // prettier-ignore
    else {
      const fault = value === null ? null : valueFault(kind, name, field, value)
      if (fault) faults.push({ field: `${path}.${name}`, ...fault })
      else entry[name] = value
    }
  }
  for (const name of kind.by) {
    const field = fields.get(name)!
    if (entry[name] === undefined && item[name] === undefined && field.required !== false && field.type !== 'link')
      faults.push({ field: `${path}.${name}`, ...say('{field} must not be empty.', { field: labelOf(field) }) })
    entry[name] ??= null
  }
  return faults.length > before ? null : entry
}

function valueFault({ holds }: Kind, name: string, field: Field, value: unknown) {
  if (holds[name] === 'json' || holds[name] === 'id') return null
  if (holds[name] === 'query')
    return isMap(value) ? null : say('The parts of a query by their names: sort: -createdAt.')
  if (field.type === 'link') return isLink(value) ? null : say('A link is a name, or a list of names.')
  if (field.type === 'links')
    return Array.isArray(value) && value.every(isLink) ? null : say('A link is a name, or a list of names.')
  const result = valueSchema(field).safeParse(value, { error: patternOf })
  return result.success ? null : sayFault(result.error.issues[0]!)
}

const isLink = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.length > 0 && value.every((each) => isLink(each) || typeof each === 'number')) // prettier-ignore

function twiceSaid(entries: readonly Placed[]): FieldFault[] {
  const seen = new Set<string>()
  return entries.flatMap(({ kind, key, path }) => {
    const name = `${kind.record.name} ${key}`
    const isTwice = seen.has(name)
    seen.add(name)
    return isTwice ? [{ field: path, ...say('This stands in the file already.') }] : []
  })
}
