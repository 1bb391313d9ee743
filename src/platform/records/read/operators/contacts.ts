import type { Contact } from '../../../../kernel/field.ts'
import { booleanOf, digitsOf, type Asked } from '../operands.ts'
import { anyItem, filledList } from './lists.ts'
import { not, type Meaning, type Meanings, type Ready } from './meaning.ts'
import { begins, contains, lower } from './text.ts'

/** Addresses and numbers: whole ones are looked up among the contact keys, parts are looked for in each. */
export function contacts(kind: 'email' | 'phone', ready: Ready<string>): Meanings {
  const item = (asked: Asked, value: unknown) => JSON.stringify([{ normal: ready(asked, value) }])
  const is: Meaning = {
    sql: ({ column, table, target, live }, operand) => {
      const has = `${column} @> ${operand(item, 'jsonb')}`
      if (!live || target.field.sensitivity === 'secret') return has
      const keys = `select record_id from contact_key where kind = '${kind}' and normal = ${operand(ready, 'text')}`
      return `${table}.id in (${keys}) and ${has}`
    },
    holds: (value: Contact[] | null, asked, operand) =>
      (value ?? []).some((each) => each.normal === ready(asked, operand)),
  }
  const part = kind === 'phone' ? partOfPhone : partOfEmail
  return {
    is,
    isNot: not(is),
    contains: part(contains, (found) => `%${found}%`, (text, part) => text.includes(part)),
    startsWith: part(begins, (found) => `+${found}%`, (text, part) => text.startsWith(part)),
    ...filledList,
  } // prettier-ignore
}

type Fits = (text: string, part: string) => boolean
type Part = (pattern: Ready<string>, digits: (found: string) => string, fits: Fits) => Meaning

const asTyped = (value: Contact[] | null, fits: Fits, part: string) =>
  (value ?? []).some((each) => fits(each.value.toLowerCase(), part))

const partOfEmail: Part = (pattern, _, fits) => ({
  sql: ({ column }, operand) => anyItem(column, `item ->> 'value' ilike ${operand(pattern, 'text')}`),
  holds: (value: Contact[] | null, asked, operand) => asTyped(value, fits, lower(asked, operand)),
})

/** A number is met as it was typed, and by the digits of its international form. */
const partOfPhone: Part = (pattern, digits, fits) => ({
  sql: ({ column }, operand) => {
    const found = operand((asked, value) => patternOf(digitsOf(asked, value), digits), 'text')
    return anyItem(column, `item ->> 'value' ilike ${operand(pattern, 'text')} or item ->> 'normal' like ${found}`)
  },
  holds: (value: Contact[] | null, asked, operand) => {
    const found = digitsOf(asked, operand)
    const byDigits = (each: Contact) => found !== null && each.normal !== null && fits(each.normal.slice(1), found)
    return asTyped(value, fits, lower(asked, operand)) || (value ?? []).some(byDigits)
  },
})

const patternOf = (found: string | null, pattern: (found: string) => string) => (found === null ? null : pattern(found))

const isUsable = ({ valid, normal }: Contact) => valid !== false && normal !== null

/** Whether there is one among those in use that can be written to or called, or (false) one that cannot: it came back, or is no number. */
export const usableOnes: Meanings = {
  is: {
    sql: ({ column }, operand) =>
      anyItem(column, `item ->> 'endedOn' is null and ((item ->> 'valid') is distinct from 'false' and item ->> 'normal' is not null) = ${operand(booleanOf, 'boolean')}`), // prettier-ignore
    holds: (value: Contact[] | null, asked, operand) =>
      (value ?? []).some((each) => each.endedOn === null && isUsable(each) === booleanOf(asked, operand)),
  },
}
