import type { Field, FieldType, Fields, Option, Sensitivity } from './field.ts'
import type { Filter } from './filter.ts'
import type { RecordDefinition } from './record.ts'
import type { Retyped } from './retype/retyped.ts'
import type { RollUp } from './roll-up.ts'

/** A field of a company's own, as it was designed; where its values lie is nothing that people have a say in. */
export interface OwnField {
  /** The record that has it: `person`. */
  of: string
  /** Stands below `custom`: `custom.region`. */
  key: string
  type: OwnType
  label: string
  help: string | null
  /** The heading under which it stands on a page. */
  section: string | null
  /** What a link points to. */
  linksTo: string | null
  /** What it is computed by; null where people type it. */
  formula: string | null
  /** What it sums up of the records that point here; null where it sums nothing up. */
  rollUp: RollUp | null
  wholeNumbers: boolean
  required: boolean
  noTwoAlike: boolean
  searchable: boolean
  sortable: boolean
  sensitivity: Sensitivity
  options: Option[]
  initial: unknown
  position: number
  /** What must hold of a record for it to be shown and required; always, where nothing is said. */
  shownIf?: Filter | null
  /** The generated name of its column: `c_17`; unknown to the browser, as is how its type was changed. */
  column?: string
  retyped?: readonly Retyped[]
}

/** The types that a field of one's own may have. */
export const ownTypes = [
  'text',
  'longText',
  'number',
  'money',
  'percent',
  'date',
  'dateTime',
  'boolean',
  'choice',
  'choices',
  'emails',
  'phones',
  'url',
  'link',
  'links',
  'user',
] as const satisfies readonly FieldType[]
export type OwnType = (typeof ownTypes)[number]

/** Types that an index may order, of which no two may be alike, and whose words search finds. */
export const sortableTypes: ReadonlySet<FieldType> = new Set(['text', 'number', 'money', 'percent', 'date', 'dateTime', 'boolean', 'choice', 'url']) // prettier-ignore
export const unlikeTypes: ReadonlySet<FieldType> = new Set(['text', 'number', 'url'])
export const searchableTypes: ReadonlySet<FieldType> = new Set(['text', 'longText', 'url', 'emails', 'phones', 'choice']) // prettier-ignore

/** Whether a company may add fields of its own to a record: to all that is its business, not to what Farley is set up with. */
export const mayHaveOwn = ({ setting, shared, hidden, partOf }: RecordDefinition): boolean =>
  !setting && !shared && (!hidden || partOf !== undefined)

/** When a field that Farley ships is shown, where the company says so. */
export interface FieldCondition {
  of: string
  field: string
  shownIf: Filter
}

/** Whether it may depend on other fields that one which Farley ships is shown: people type it, and it may be left empty. */
export const mayHaveCondition = ({ fields, title }: RecordDefinition, name: string): boolean =>
  fields[name]?.setBy === 'typed' && !fields[name].required && name !== title

const root = 'custom'
const prefix = `${root}.`

/** `region` as it stands among the fields of its record: `custom.region`. */
export const ownName = (key: string): string => prefix + key
/** `custom.region` → `region`. */
export const keyOf = (name: string): string => name.slice(prefix.length)
/** Whether a field is one of the company's own, by its name. */
export const isOwnName = (name: string): boolean => name.startsWith(prefix)

/** Names that mean something to programs, and would surprise them. */
const reserved = new Set(['id', 'version', root, ...Object.getOwnPropertyNames(Object.prototype)])
const keyPattern = /^[a-z][a-zA-Z0-9_]{0,39}$/

/** Whether a key may be given: letters, digits and low lines, beginning with a small letter, at most 40. */
export const isOwnKey = (key: string): boolean => keyPattern.test(key) && !reserved.has(key)

/** A key made of a label: `Délai de paiement` → `delaiDePaiement`; of nothing usable, `field`. */
export function keyOfLabel(label: string, taken: ReadonlySet<string> = new Set()): string {
  const words = label.normalize('NFKD').replace(/\p{M}/gu, '').match(/[a-zA-Z0-9]+/g) ?? [] // prettier-ignore
  const joined = words.map((word, index) => (index === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1).toLowerCase())).join('') // prettier-ignore
  const plain = joined.replace(/^[0-9]+/, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase()).slice(0, 36) // prettier-ignore
  const base = isOwnKey(plain) ? plain : 'field'
  const used = new Set([...taken].map((key) => key.toLowerCase()))
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}${number}`
    if (!used.has(key.toLowerCase())) return key
  }
}

/** The steps of a path: `company.custom.region` → `company`, `custom.region`. */
export function stepsOf(path: string): string[] {
  const steps: string[] = []
  for (const part of path.split('.')) {
    if (steps.at(-1) === root) steps[steps.length - 1] = prefix + part
    else steps.push(part)
  }
  return steps
}

type Values = Readonly<Record<string, unknown>>

/** Values as the API carries them: those of the company's own fields together, under `custom`. */
export function nested(values: Values): Record<string, unknown> {
  const own: Record<string, unknown> = {}
  const rest: Record<string, unknown> = {}
  let found = false
  for (const name in values) {
    if (!isOwnName(name)) rest[name] = values[name]
    else {
      found = true
      own[name.slice(prefix.length)] = values[name]
    }
  }
  return found ? { ...rest, [root]: own } : rest
}

/** Values as the API carries them, each under its own name. */
export function flat(values: Values): Record<string, unknown> {
  const own = values[root]
  if (typeof own !== 'object' || own === null || Array.isArray(own)) return values
  const { [root]: _, ...shipped } = values
  const rest: Record<string, unknown> = shipped
  for (const [key, value] of Object.entries(own)) rest[prefix + key] = value
  return rest
}

/** A field of one's own as all that reads definitions knows fields. */
export function fieldOf(own: OwnField): Field {
  const {
    type,
    label,
    help,
    section,
    linksTo,
    sensitivity,
    required,
    noTwoAlike,
    searchable,
    sortable,
    column,
    retyped,
  } = own
  const isNumber = type === 'number' || type === 'percent'
  return {
    type,
    label,
    sensitivity,
    setBy: isReckoned(own) ? 'derived' : 'typed',
    required,
    unique: noTwoAlike,
    searchable,
    sortable,
    ...(own.formula !== null && { formula: own.formula }),
    ...(own.rollUp !== null && { rollUp: own.rollUp }),
    ...(help && { help }),
    ...(section && { section }),
    ...lengthOf(type),
    ...(type === 'number' && { integer: own.wholeNumbers }),
    ...(isNumber && type === 'percent' && !isReckoned(own) && { range: [0, 100] as const }),
    ...((type === 'choice' || type === 'choices') && { options: own.options }),
    ...(type === 'user' && { to: 'user' }),
    ...((type === 'link' || type === 'links') && { to: linksTo ?? 'any' }),
    ...(own.initial !== null && { initial: own.initial }),
    ...(own.shownIf && { shownIf: own.shownIf }),
    ...(column !== undefined && { column }),
    ...(retyped && { retyped }),
  }
}

/** Whether a field is reckoned from others, by a formula or by summing up, so that nobody types it. */
export const isReckoned = ({ formula, rollUp }: Pick<OwnField, 'formula' | 'rollUp'>): boolean =>
  formula !== null || rollUp !== null

const lengthOf = (type: OwnType) =>
  type === 'text' ? { max: 500 } : type === 'longText' ? { max: 50_000 } : type === 'url' ? { max: 2000 } : {}

function shownBy(field: Field, name: string, conditions: readonly FieldCondition[]): Field {
  const condition = conditions.find((each) => each.field === name)
  if (!condition && !field.shownIf) return field
  const { shownIf: _, ...always } = field
  return condition ? { ...always, shownIf: condition.shownIf } : always
}

/** A record's fields with the company's own behind those that Farley ships, before owner, tags and the system's; those shipped are shown as it says. */
export function withOwn(
  record: Pick<RecordDefinition, 'fields' | 'all'>,
  own: readonly OwnField[],
  conditions: readonly FieldCondition[] = [],
): Fields {
  const made = own.map((each) => [ownName(each.key), fieldOf(each)] as const)
  const shipped = Object.entries(record.all)
    .filter(([name]) => !isOwnName(name))
    .map(([name, field]) => [name, shownBy(field, name, conditions)] as const)
  const first = shipped.filter(([name]) => name in record.fields)
  const last = shipped.filter(([name]) => !(name in record.fields))
  return Object.fromEntries([...first, ...made, ...last])
}
