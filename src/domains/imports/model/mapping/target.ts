import type { Field } from '../../../../kernel/field.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { labelOf, say, sayAsIs, type Sentence } from '../../../../kernel/sentence.ts'

/**
 * Where a column's values go, as a key: `lastName`, `amount.currency`, `phones:mobile`, `emails:2.label`,
 * `addresses:home.city`, a field of a record that is part of this one (`dealLine.product`), or one of three that
 * are no field: `@name` (a whole name, split), `@id` (the id in the system it comes from), `@createdAt`.
 */
export interface Target {
  key: string
  /** The record whose field it is: the imported one, or one that is part of it. */
  record: RecordDefinition
  /** True for a field of a record that is part of the imported one. */
  part: boolean
  /** Null for those that are no field. */
  name: string | null
  field: Field | null
  /** Which of several values: `mobile`, `home`, `2`. */
  group: string | null
  /** A piece of the value: `city`, `currency`, `label`. */
  piece: string | null
  label: Sentence
}

/** Records that belong to a record and link it with others: the lines of a deal. A link that it has itself (a person's company) needs none. */
export function partsOf(record: RecordDefinition, records: readonly RecordDefinition[]): RecordDefinition[] {
  const own = new Set(Object.values(record.all).flatMap((field) => (field.type === 'link' ? [field.to] : [])))
  return records.filter((part) => {
    const links = Object.entries(part.all).filter(([name, field]) => field.type === 'link' && name !== part.partOf)
    return part.partOf && part.all[part.partOf]!.to === record.name && links.some(([, field]) => !own.has(field.to))
  })
}

const listed: Record<string, { groups: readonly string[]; pieces: readonly string[] }> = {
  emails: { groups: ['work', 'home', 'other'], pieces: ['label'] },
  phones: { groups: ['work', 'mobile', 'home', 'fax', 'other'], pieces: ['label'] },
  addresses: { groups: ['work', 'home', 'other', 'shipping'], pieces: ['street', 'postalCode', 'city', 'region', 'country', 'label'] }, // prettier-ignore
  handles: { groups: ['linkedin', 'x', 'facebook', 'instagram', 'youtube', 'github', 'skype'], pieces: [] },
  money: { groups: [], pieces: ['currency'] },
}
const words: Record<string, Sentence> = {
  street: say('street'), postalCode: say('postal code'), city: say('city'), region: say('region'), country: say('country'),
  label: say('label'), currency: say('currency'), work: say('work'), home: say('home'), mobile: say('mobile'), fax: say('fax'),
  other: say('other'), shipping: say('delivery'), linkedin: sayAsIs('LinkedIn'), x: sayAsIs('X'), facebook: sayAsIs('Facebook'),
  instagram: sayAsIs('Instagram'), youtube: sayAsIs('YouTube'), github: sayAsIs('GitHub'), skype: sayAsIs('Skype'),
} // prettier-ignore

const extras: Record<string, Sentence> = {
  '@name': say('Whole name'),
  '@id': say('Id in the other system'),
  '@createdAt': say('Created there on'),
}

/** Whether a whole name can be split into a first and a last one. */
const hasSplitName = (record: RecordDefinition) =>
  'firstName' in record.all && 'lastName' in record.all && record.all[record.title]!.setBy === 'derived'

const settable = (field: Field) => field.setBy === 'typed' || field.setBy === 'action'

/** Reads a target's key; null when the record has no such field, or the field no such piece. */
export function targetOf(key: string, record: RecordDefinition, records: readonly RecordDefinition[]): Target | null {
  if (Object.hasOwn(extras, key)) return extraOf(key, record)
  const match = /^(custom\.\w+|[A-Za-z]+)(?::([a-z0-9]+))?(?:\.([A-Za-z]+))?$/.exec(key)
  if (!match) return null
  const [, name, group = null, piece = null] = match as unknown as [string, string, string?, string?]
  const part = piece && !group ? partsOf(record, records).find((each) => each.name === name) : undefined
  if (part) return piece === part.partOf ? null : fieldTarget(key, part, piece!, null, null, true)
  return fieldTarget(key, record, name, group, piece, false)
}

function extraOf(key: string, record: RecordDefinition): Target | null {
  if (key === '@name' && !hasSplitName(record)) return null
  return { key, record, part: false, name: null, field: null, group: null, piece: null, label: extras[key]! }
}

function fieldTarget(
  key: string,
  record: RecordDefinition,
  name: string,
  group: string | null,
  piece: string | null,
  part: boolean,
): Target | null {
  const field = Object.hasOwn(record.all, name) ? record.all[name]! : undefined
  if (!field || !settable(field) || field.type === 'file') return null
  // Roles are given one by one, not by a file.
  if (record.setting && field.setBy === 'action') return null
  const shape = listed[field.type]
  if (group && !(shape?.groups.length && (shape.groups.includes(group) || /^[1-9]\d?$/.test(group)))) return null
  if (piece && !shape?.pieces.includes(piece)) return null
  if (field.type === 'addresses' && !piece) return null
  if (part && shape && field.type !== 'money') return null
  const own = fieldLabel(field, group, piece)
  const label = part ? say('{record}: {field}', { record: kindOf(record), field: own }) : own
  return { key, record, part, name, field, group, piece, label }
}

function fieldLabel(named: Field, group: string | null, piece: string | null): Sentence {
  const field = labelOf(named)
  const which = group && (words[group] ?? sayAsIs(group))
  const what = piece && words[piece]!
  if (which && what) return say('{field}, {which} {what}', { field, which, what })
  if (which || what) return say('{field}, {what}', { field, what: which || what! })
  return say('{field}', { field })
}

const kindOf = ({ name, label }: RecordDefinition) => ({ path: `${name}.one`, english: label.one })

/** All targets a column of a record's file can be given to choose from, in the order of the definition. */
export function targetsOf(record: RecordDefinition, records: readonly RecordDefinition[]): Target[] {
  const own = Object.entries(record.all).flatMap(([name, field]) => keysOf(name, field))
  const parts = partsOf(record, records).flatMap((part) =>
    Object.entries(part.all).flatMap(([name, field]) =>
      field.type === 'money' || !listed[field.type] ? [`${part.name}.${name}`] : [],
    ),
  )
  return ['@name', ...own, ...parts, '@id', '@createdAt'].flatMap((key) => targetOf(key, record, records) ?? [])
}

function keysOf(name: string, field: Field): string[] {
  const shape = listed[field.type]
  if (!shape) return [name]
  if (field.type === 'money') return [name, `${name}.currency`]
  const pieces = shape.pieces.filter((piece) => piece !== 'label')
  const groups = ['', ...shape.groups.map((group) => `:${group}`)]
  if (field.type === 'addresses') return groups.flatMap((group) => pieces.map((piece) => `${name}${group}.${piece}`))
  return groups.map((group) => `${name}${group}`)
}
