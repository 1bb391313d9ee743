import type { Field } from '../../kernel/field.ts'
import { FormulaFault, understand, type Kind, type Understood } from '../../kernel/formula/index.ts'
import { digitsOf } from '../../kernel/money.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { say } from '../../kernel/sentence.ts'
import { literal } from './literal.ts'

/**
 * What a formula yields, as SQL over the columns of its own row, each called `§.column` until a table is named. It never
 * fails whatever stands in the row, and depends on nothing but the row: so lists can be ordered by an index on it.
 */
type Value = { kind: Exclude<Kind, 'money'>; sql: string } | Amount
/** An amount, its currency, and its worth in the company's currency. */
interface Amount {
  kind: 'money'
  sql: string
  currency: string
  base: string
}

const longest = 40_000

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

function short(value: Value): Value {
  if (value.sql.length < longest && (value.kind !== 'money' || value.base.length < longest)) return value
  throw new FormulaFault(say('The formula is too long.'), { from: 0, to: 0 })
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

type Make = (args: readonly Value[], part: Understood & { is: 'call' }) => Value

const number = (sql: string): Value => ({ kind: 'number', sql })
const text = (sql: string): Value => ({ kind: 'text', sql })
const truth = (sql: string): Value => ({ kind: 'boolean', sql: `(${sql})` })

/** The same done with an amount and its worth. */
function each(value: Value, make: (sql: string) => string): Value {
  if (value.kind !== 'money') return { kind: value.kind, sql: make(value.sql) }
  return { ...value, sql: make(value.sql), base: make(value.base) }
}

/** As text; what is empty is no text at all. */
function written({ kind, sql }: Value): string {
  if (kind === 'number') return `coalesce(trim_scale(${sql})::text, '')`
  if (kind !== 'date') return `coalesce(${sql}, '')`
  const part = (name: string, digits: number) => `lpad(extract(${name} from ${sql})::int::text, ${digits}, '0')`
  return `coalesce(${part('year', 4)} || '-' || ${part('month', 2)} || '-' || ${part('day', 2)}, '')`
}

const sameCurrency = (one: Amount, other: Amount) => `${one.currency} = ${other.currency}`

/** Amounts of one currency as they are; of two they cannot be put together without a rate of the day, and so yield nothing. */
function joined(sign: '+' | '-', one: Value, other: Value): Value {
  if (one.kind === 'money' && other.kind === 'money') {
    const both = (left: string, right: string) => `case when ${sameCurrency(one, other)} then ${left} ${sign} ${right} end` // prettier-ignore
    return { kind: 'money', sql: both(one.sql, other.sql), currency: `case when ${sameCurrency(one, other)} then ${one.currency} end`, base: both(one.base, other.base) } // prettier-ignore
  }
  if (one.kind === 'date' && other.kind === 'date') return number(`(${one.sql} - ${other.sql})::numeric`)
  if (one.kind === 'date') return daysOn(one.sql, sign, other.sql)
  return number(`(${one.sql} ${sign} ${other.sql})`)
}

/** So many days on, within the years that have four digits. */
function daysOn(day: string, sign: '+' | '-', days: string): Value {
  const since = `(${day} - date '0001-01-01') ${sign} round(${days})`
  return { kind: 'date', sql: `case when ${since} between 0 and 3652058 then ${day} ${sign} round(${days})::int end` }
}

const comparing =
  (sign: string): Make =>
  ([one, other]) =>
    compared(sign, one!, other!)

function compared(sign: string, one: Value, other: Value): Value {
  if (one.kind !== 'money' && other.kind !== 'money') return truth(`${comparable(one)} ${sign} ${comparable(other)}`)
  if (one.kind === 'money' && other.kind === 'money')
    return truth(`case when ${sameCurrency(one, other)} then ${one.sql} ${sign} ${other.sql} else ${one.base} ${sign} ${other.base} end`) // prettier-ignore
  // As in filters, a mere number is an amount in the company's currency.
  const worth = (value: Value) => (value.kind === 'money' ? value.base : value.sql)
  return truth(`${worth(one)} ${sign} ${worth(other)}`)
}

/** Texts are in the order of an alphabet, as lists have it. */
const comparable = ({ kind, sql }: Value) => (kind === 'text' || kind === 'choice' ? `${sql} collate "und-x-icu"` : sql)

/** The first value where it is so, else the other. */
function chosen(condition: string, one: Value, other: Value | undefined): Value {
  const pick = (left: string, right: string | undefined) => `case when ${condition} then ${left}${right === undefined ? '' : ` else ${right}`} end` // prettier-ignore
  if (one.kind !== 'money') return { kind: one.kind === 'choice' ? 'text' : one.kind, sql: pick(one.sql, other?.sql) }
  const against = other as Amount | undefined
  return { kind: 'money', sql: pick(one.sql, against?.sql), currency: pick(one.currency, against?.currency), base: pick(one.base, against?.base) } // prettier-ignore
}

const extreme = (sign: '<' | '>'): Make => (args) => {
  if (args[0]!.kind !== 'money')
    return { kind: args[0]!.kind, sql: `${sign === '<' ? 'least' : 'greatest'}(${args.map(({ sql }) => sql).join(', ')})` }
  return args.reduce((best, next) => {
    const wins = `${compared(sign, best, next).sql} is true or ${next.sql} is null`
    return short(chosen(wins, best, next))
  })
} // prettier-ignore

const every = (joint: string): Make => (args) => truth(args.map(({ sql }) => sql).join(joint)) // prettier-ignore
const dateParts = (name: string): Make => ([day]) => number(`extract(${name} from ${day!.sql})`) // prettier-ignore
/** Not below nothing, nor more than any text is long. */
const length = ({ sql }: Value) => `least(greatest(trunc(${sql}), 0), 100000)::int`

function times(one: Value, other: Value): Value {
  const [money, factor] = one.kind === 'money' ? [one, other] : [other, one]
  return each(money, (sql) => `(${sql} * ${factor.sql})`)
}

function divided(one: Value, other: Value): Value {
  if (one.kind !== 'money' || other.kind !== 'money') return each(one, (sql) => `(${sql} / nullif(${other.sql}, 0))`)
  return number(`case when ${sameCurrency(one, other)} then ${one.sql} / nullif(${other.sql}, 0) else ${one.base} / nullif(${other.base}, 0) end`) // prettier-ignore
}

/** What each function and sign comes to; where it is given what is empty, it is mostly empty. */
const functionSql: Readonly<Record<string, Make>> = {
  '+': ([one, other]) => joined('+', one!, other!),
  '-': ([one, other]) => joined('-', one!, other!),
  '*': ([one, other]) => times(one!, other!),
  '/': ([one, other]) => divided(one!, other!),
  negative: ([value]) => each(value!, (sql) => `(- ${sql})`),
  share: ([value]) => number(`(${value!.sql} / 100)`),
  '&': (args) => text(`(${args.map(written).join(' || ')})`),
  concat: (args) => text(`(${args.map(written).join(' || ')})`),
  '=': comparing('='),
  '<>': comparing('<>'),
  '<': comparing('<'),
  '<=': comparing('<='),
  '>': comparing('>'),
  '>=': comparing('>='),
  and: every(' and '),
  or: every(' or '),
  not: ([value]) => truth(`not ${value!.sql}`),
  if: ([condition, one, other]) => chosen(condition!.sql, one!, other),
  isblank: ([value]) => truth(`${value!.kind === 'text' ? `nullif(${value!.sql}, '')` : value!.sql} is null`),
  coalesce: (args) => args.reduceRight((rest, first) => short(chosen(`${first.sql} is not null`, first, rest))),
  abs: ([value]) => each(value!, (sql) => `abs(${sql})`),
  round: ([value, digits]) => each(value!, (sql) => `round(${sql}, ${digits ? `${digits.sql}::int` : 0})`),
  floor: ([value]) => number(`floor(${value!.sql})`),
  ceiling: ([value]) => number(`ceiling(${value!.sql})`),
  mod: ([one, other]) => number(`mod(${one!.sql}, nullif(${other!.sql}, 0))`),
  min: extreme('<'),
  max: extreme('>'),
  lower: ([value]) => text(`lower(${written(value!)})`),
  upper: ([value]) => text(`upper(${written(value!)})`),
  trim: ([value]) => text(`btrim(${written(value!)})`),
  left: ([value, count]) => text(`left(${written(value!)}, ${length(count!)})`),
  right: ([value, count]) => text(`right(${written(value!)}, ${length(count!)})`),
  len: ([value]) => number(`length(${written(value!)})::numeric`),
  contains: ([value, part]) => truth(`position(lower(${written(part!)}) in lower(${written(value!)})) > 0`),
  year: dateParts('year'),
  month: dateParts('month'),
  day: dateParts('day'),
  days: ([end, start]) => number(`(${end!.sql} - ${start!.sql})::numeric`),
  date: (_, { args }) => ({ kind: 'date', sql: `date '${(args[0] as { value: string }).value}'` }),
  amount: ([value]) => number(value!.sql),
  currency: ([value]) => text((value as Amount).currency),
  number: ([value]) => number(`case when ${written(value!)} ~ '^\\s*-?[0-9]{1,15}(\\.[0-9]{1,10})?\\s*$' then (${written(value!)})::numeric end`), // prettier-ignore
  text: ([value]) => text(written(value!)),
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
