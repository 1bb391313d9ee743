import type { Field } from '../../kernel/field.ts'
import { FormulaFault, understand, type Understood } from '../../kernel/formula/index.ts'
import { digitsOf } from '../../kernel/money.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { say } from '../../kernel/sentence.ts'
import { functionSql } from './formula-functions.ts'
import { short, type Value } from './formula-values.ts'
import { literal } from './literal.ts'

/** Where the values of a field lie: its columns, and the one by which it is compared. */
type Lies = (name: string) => { columns: readonly string[]; key: string }

interface Where {
  record: RecordDefinition
  lies: Lies
  /** The formulas that are being read, so that none reads itself. */
  reading: readonly string[]
}

/** The formula of a field, as columns have it: the value, and for money its currency and its worth; throws a FormulaFault where it is none. */
export function computed(record: RecordDefinition, name: string, field: Field, lies: Lies): string[] {
  const columns = settled(compiled(field.formula!, { record, lies, reading: [name] }), field.type)
  return columns.map((sql) => `(${sql})`)
}

function compiled(formula: string, where: Where): Value {
  return valueOf(understand(formula, { fields: where.record.all }), where)
}

function valueOf(part: Understood, where: Where): Value {
  switch (part.is) {
    case 'number':
      return { kind: 'number', sql: `${part.value}::numeric` }
    case 'text':
      return { kind: 'text', sql: `${literal(part.value)}::text` }
    case 'truth':
      return { kind: 'boolean', sql: String(part.value) }
    case 'field':
      return fieldValue(part.name, part.field, where)
    case 'call':
      return short(functionSql[part.name]!(part.args.map((each) => valueOf(each, where)), part)) // prettier-ignore
  }
}

function fieldValue(name: string, field: Field, where: Where): Value {
  const { lies, reading } = where
  if (field.formula !== undefined) {
    if (reading.includes(name)) throw new FormulaFault(say('The formula reads itself, by way of “{name}”.', { name }), { from: 0, to: 0 }) // prettier-ignore
    return compiled(field.formula, { ...where, reading: [...reading, name] })
  }
  const { columns, key } = lies(name)
  const [column] = columns.map((each) => `§.${each}`)
  switch (field.type) {
    case 'money':
      return { kind: 'money', sql: column!, currency: `§.${columns[1]}`, base: `§.${key}` }
    case 'percent':
      return { kind: 'number', sql: `(${column} / 100)` }
    case 'number':
      return { kind: 'number', sql: `${column}::numeric` }
    case 'dateTime':
      return { kind: 'date', sql: `(${column} at time zone 'UTC')::date` }
    case 'date':
      return { kind: 'date', sql: column! }
    case 'boolean':
      return { kind: 'boolean', sql: column! }
    case 'choice':
      return { kind: 'choice', sql: column! }
    case 'text':
    case 'longText':
    case 'url':
      return { kind: 'text', sql: `(${column} collate "und-x-icu")` }
    default:
      return { kind: 'other', sql: filled(column!, field) }
  }
}

/** Of what cannot be reckoned with, only whether it is there. */
function filled(column: string, { type }: Field): string {
  if (type === 'links' || type === 'choices') return `nullif(cardinality(${column}), 0)`
  if (['emails', 'phones', 'addresses', 'handles'].includes(type)) return `nullif(${column}, '[]'::jsonb)`
  return column
}

/** A value as a field of this type has it: an amount in whole cents, a text of at most 500 letters, a share of a hundred. */
function settled(value: Value, type: Field['type']): string[] {
  if (value.kind === 'money') return [`round(${value.sql}, ${digitsSql(value.currency)})`, value.currency, `round(${value.base}, 4)`] // prettier-ignore
  if (type === 'percent') return [`round(${value.sql} * 100, 8)`]
  if (value.kind === 'number') return [`round(${value.sql}, 10)`]
  if (value.kind !== 'text' && value.kind !== 'choice') return [`(${value.sql})`]
  return [`(nullif(left(btrim(${value.sql}), 500), '') collate "und-x-icu")`]
}

/** How many digits a currency has after the dot; most have two. */
function digitsSql(currency: string): string {
  const others = Map.groupBy(Intl.supportedValuesOf('currency').filter((code) => digitsOf(code) !== 2), digitsOf) // prettier-ignore
  const cases = [...others].sort(([one], [other]) => one - other).map(([digits, codes]) => `when ${currency} in (${codes.map((code) => `'${code}'`).join(', ')}) then ${digits}`) // prettier-ignore
  return `case ${cases.join(' ')} else 2 end`
}
