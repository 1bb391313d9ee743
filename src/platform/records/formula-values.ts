import { FormulaFault, type Kind } from '../../kernel/formula/index.ts'
import { say } from '../../kernel/sentence.ts'

/**
 * What a formula yields, as SQL over the columns of its own row, each called `§.column` until a table is named. It never
 * fails whatever stands in the row, and depends on nothing but the row: so lists can be ordered by an index on it.
 */
export type Value = { kind: Exclude<Kind, 'money'>; sql: string } | Amount
/** An amount, its currency, and its worth in the company's currency. */
export interface Amount {
  kind: 'money'
  sql: string
  currency: string
  base: string
}

const longest = 40_000

/** A value that is not too long for a statement; refuses others. */
export function short(value: Value): Value {
  if (value.sql.length < longest && (value.kind !== 'money' || value.base.length < longest)) return value
  throw new FormulaFault(say('The formula is too long.'), { from: 0, to: 0 })
}

export const number = (sql: string): Value => ({ kind: 'number', sql })
export const text = (sql: string): Value => ({ kind: 'text', sql })
export const truth = (sql: string): Value => ({ kind: 'boolean', sql: `(${sql})` })

/** The same done with an amount and its worth. */
export function each(value: Value, make: (sql: string) => string): Value {
  if (value.kind !== 'money') return { kind: value.kind, sql: make(value.sql) }
  return { ...value, sql: make(value.sql), base: make(value.base) }
}

/** As text; what is empty is no text at all. */
export function written({ kind, sql }: Value): string {
  if (kind === 'number') return `coalesce(trim_scale(${sql})::text, '')`
  if (kind !== 'date') return `coalesce(${sql}, '')`
  const part = (name: string, digits: number) => `lpad(extract(${name} from ${sql})::int::text, ${digits}, '0')`
  return `coalesce(${part('year', 4)} || '-' || ${part('month', 2)} || '-' || ${part('day', 2)}, '')`
}

const sameCurrency = (one: Amount, other: Amount) => `${one.currency} = ${other.currency}`

/** Amounts of one currency as they are; of two they cannot be put together without a rate of the day, and so yield nothing. */
export function joined(sign: '+' | '-', one: Value, other: Value): Value {
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

/** Whether the one is more or less than the other, or the same. */
export function compared(sign: string, one: Value, other: Value): Value {
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
export function chosen(condition: string, one: Value, other: Value | undefined): Value {
  const pick = (left: string, right: string | undefined) => `case when ${condition} then ${left}${right === undefined ? '' : ` else ${right}`} end` // prettier-ignore
  if (one.kind !== 'money') return { kind: one.kind === 'choice' ? 'text' : one.kind, sql: pick(one.sql, other?.sql) }
  const against = other as Amount | undefined
  return { kind: 'money', sql: pick(one.sql, against?.sql), currency: pick(one.currency, against?.currency), base: pick(one.base, against?.base) } // prettier-ignore
}

/** So many times a number or an amount. */
export function times(one: Value, other: Value): Value {
  const [money, factor] = one.kind === 'money' ? [one, other] : [other, one]
  return each(money, (sql) => `(${sql} * ${factor.sql})`)
}

/** A part of a number or an amount; of two amounts how many times the one is the other. */
export function divided(one: Value, other: Value): Value {
  if (one.kind !== 'money' || other.kind !== 'money') return each(one, (sql) => `(${sql} / nullif(${other.sql}, 0))`)
  return number(`case when ${sameCurrency(one, other)} then ${one.sql} / nullif(${other.sql}, 0) else ${one.base} / nullif(${other.base}, 0) end`) // prettier-ignore
}
