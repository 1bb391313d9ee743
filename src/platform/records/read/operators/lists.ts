import type { Address } from '../../../../kernel/field.ts'
import { isEmpty } from '../../../../kernel/field.ts'
import { listOf } from '../operands.ts'
import { not, type Meaning, type Meanings, type Ready } from './meaning.ts'
import { begins, contains, lower, text } from './text.ts'

/** Lists of keys or ids: `contains` one, `in` any of several. */
export function list(type: string, ready: Ready<string>): Meanings {
  const isIn: Meaning = {
    sql: ({ column }, operand) => `${column} && ${operand((asked, value) => listOf(asked, value, ready), `${type}[]`)}`,
    holds: (value, asked, operand) => listOf(asked, operand, ready).some((item) => (value ?? []).includes(item)),
  }
  return {
    contains: {
      sql: ({ column }, operand) => `${column} @> ${operand((asked, value) => [ready(asked, value)], `${type}[]`)}`,
      holds: (value, asked, operand) => (value ?? []).includes(ready(asked, operand)),
    },
    in: isIn,
    notIn: not(isIn),
    isEmpty: not({ sql: ({ column }) => `cardinality(${column}) > 0`, holds: (value) => !isEmpty(value) }),
  }
}

/** Some item of a list of objects passes. */
export const anyItem = (column: string, test: string) =>
  `exists (select from jsonb_array_elements(${column}) as item where ${test})`
export const filledList: Meanings = {
  isEmpty: not({ sql: ({ column }) => `jsonb_array_length(${column}) > 0`, holds: (value) => !isEmpty(value) }),
}

/** Lists of things with several texts: any text of any item. */
export function items<T>(names: readonly (keyof T & string)[]): Meanings {
  const whole = names.map((name) => `item ->> '${name}'`)
  const part = (pattern: Ready<string>, fits: (text: string, part: string) => boolean): Meaning => ({
    sql: ({ column }, operand) => {
      const asked = operand(pattern, 'text')
      return anyItem(column, whole.map((each) => `${each} ilike ${asked}`).join(' or '))
    },
    holds: (value: T[] | null, asked, operand) =>
      (value ?? []).some((item) =>
        names.some((name) => fits(String(item[name] ?? '').toLowerCase(), lower(asked, operand))),
      ),
  })
  return {
    contains: part(contains, (text, part) => text.includes(part)),
    startsWith: part(begins, (text, part) => text.startsWith(part)),
    ...filledList,
  }
}

/** One part of any address: `addresses.city`. */
export function addressPart(part: keyof Address): Meanings {
  const lifted = ([name, meaning]: [string, Meaning]): [string, Meaning] => [
    name,
    {
      ...meaning,
      sql: (at, operand) => anyItem(at.column, meaning.sql({ ...at, column: `(item ->> '${part}')` }, operand)),
      holds: (value: Address[] | null, asked, operand) =>
        (value ?? []).some((item) => meaning.holds(item[part], asked, operand)),
    },
  ]
  return Object.fromEntries(Object.entries(text).map((entry) => lifted(entry as [string, Meaning])))
}
