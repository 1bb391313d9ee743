import type { Address, Contact, Handle } from '../../../kernel/field.ts'
import type { Operator } from '../../../kernel/filter.ts'
import { units } from '../../../kernel/money.ts'
import { isEmpty } from '../../../kernel/schema.ts'
import { fold } from '../../search/fold.ts'
import { hasFuzzyName } from '../../search/search-row.ts'
import {
  amountOf, booleanOf, daysOf, digitsOf, emailOf, escaped, fault, idOf, listOf, momentsOf, numberOf, pairOf, phoneOf, spanOf,
  startsOf, textOf, type Asked,
} from './operands.ts' // prettier-ignore
import type { Target } from './paths.ts'

/** The operand, made ready and bound as a value of that type. */
export type Operand = (make: (asked: Asked, value: unknown) => unknown, type: string) => string

/** What an operator means for a type of field: for rows of the database and for values in memory, side by side. */
export interface Meaning {
  /** It holds exactly where `sql` and `holds` do not: also for what is empty. */
  negated?: true
  sql: (at: Place, operand: Operand) => string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  holds: (value: any, asked: Asked, operand: any) => boolean
}
/** Where the value lies. */
export interface Place {
  column: string
  /** The alias of its row. */
  table: string
  target: Target
  /** Rows of the bin have no contact keys. */
  live: boolean
  /** The operand is a text long enough for an index of parts. */
  long: boolean
}

type Meanings = Partial<Record<Operator, Meaning>>
type Ready<T> = (asked: Asked, value: unknown) => T

const not = (meaning: Meaning): Meaning => ({ ...meaning, negated: true })

/** `is`, `in` and their opposites. */
function equality<T>(type: string, ready: Ready<T>, same: (left: T, right: T) => boolean): Meanings {
  const is: Meaning = {
    sql: ({ column }, operand) => `${column} = ${operand(ready, type)}`,
    holds: (value, asked, operand) => !isEmpty(value) && same(value, ready(asked, operand)),
  }
  const isIn: Meaning = {
    sql: ({ column }, operand) =>
      `${column} = any (${operand((asked, value) => listOf(asked, value, ready), `${type}[]`)})`,
    holds: (value, asked, operand) =>
      !isEmpty(value) && listOf(asked, operand, ready).some((item) => same(value, item)),
  }
  return { is, isNot: not(is), in: isIn, notIn: not(isIn) }
}

/** Greater and less. */
function order<T>(type: string, ready: Ready<T>, compare: (left: T, right: T) => number): Meanings {
  const than = (sign: string, fits: (order: number) => boolean): Meaning => ({
    sql: ({ column }, operand) => `${column} ${sign} ${operand(ready, type)}`,
    holds: (value, asked, operand) => !isEmpty(value) && fits(compare(value, ready(asked, operand))),
  })
  return {
    gt: than('>', (order) => order > 0),
    gte: than('>=', (order) => order >= 0),
    lt: than('<', (order) => order < 0),
    lte: than('<=', (order) => order <= 0),
    between: {
      sql: ({ column }, operand) =>
        `${column} between ${operand((asked, value) => pairOf(asked, value, ready)[0], type)} and ${operand((asked, value) => pairOf(asked, value, ready)[1], type)}`,
      holds: (value, asked, operand) => {
        const [from, to] = pairOf(asked, operand, ready)
        return !isEmpty(value) && compare(value, from) >= 0 && compare(value, to) <= 0
      },
    },
  }
}

/** Days and moments: every word for time is a span, its end not included. */
function time(type: string, ready: Ready<[string, string]>, span: Ready<[string, string]>): Meanings {
  const from: Ready<string> = (asked, value) => ready(asked, value)[0]
  const to: Ready<string> = (asked, value) => ready(asked, value)[1]
  const side = (sign: '<' | '>=', bound: Ready<string>): Meaning => ({
    sql: ({ column }, operand) => `${column} ${sign} ${operand(bound, type)}`,
    holds: (value, asked, operand) =>
      !isEmpty(value) && (sign === '<' ? value < bound(asked, operand) : value >= bound(asked, operand)),
  })
  const inside = (first: Ready<string>, last: Ready<string>): Meaning => ({
    sql: ({ column }, operand) => `${column} >= ${operand(first, type)} and ${column} < ${operand(last, type)}`,
    holds: (value, asked, operand) => !isEmpty(value) && value >= first(asked, operand) && value < last(asked, operand),
  })
  const is = inside(from, to)
  return {
    is,
    isNot: not(is),
    before: side('<', from),
    lt: side('<', from),
    lte: side('<', to),
    after: side('>=', to),
    gt: side('>=', to),
    gte: side('>=', from),
    between: inside((asked, value) => pairOf(asked, value, ready)[0][0], (asked, value) => pairOf(asked, value, ready)[1][1]), // prettier-ignore
    within: inside(
      (asked, value) => span(asked, value)[0],
      (asked, value) => span(asked, value)[1],
    ),
  }
}

const contains = (asked: Asked, value: unknown) => `%${escaped(textOf(asked, value))}%`
const begins = (asked: Asked, value: unknown) => `${escaped(textOf(asked, value))}%`
const lower = (asked: Asked, value: unknown) => textOf(asked, value).toLowerCase()

const foldedPart = (asked: Asked, value: unknown) => `%${escaped(fold(textOf(asked, value)))}%`

/** A part of a name is in the folded name too, where the search's index finds it; short parts are in too many. */
function amongNames({ table, target, live, long }: Place, operand: Operand, pattern: Ready<string>): string {
  if (!long || !live || target.part || target.name !== target.record.title || !hasFuzzyName(target.record)) return ''
  return `${table}.id in (select e.id from entity e where e.record = '${target.record.name}' and e.fuzzy like ${operand(pattern, 'text')}) and `
}

/** Parts of text, upper and lower case alike. */
const patterns: Meanings = {
  contains: {
    sql: (at, operand) => `${amongNames(at, operand, foldedPart)}${at.column} ilike ${operand(contains, 'text')}`,
    holds: (value, asked, operand) => !isEmpty(value) && value.toLowerCase().includes(lower(asked, operand)),
  },
  startsWith: {
    sql: (at, operand) => `${amongNames(at, operand, foldedPart)}${at.column} ilike ${operand(begins, 'text')}`,
    holds: (value, asked, operand) => !isEmpty(value) && value.toLowerCase().startsWith(lower(asked, operand)),
  },
}

const filled: Meanings = {
  isEmpty: not({ sql: ({ column }) => `${column} is not null`, holds: (value) => !isEmpty(value) }),
}

const text: Meanings = { ...equality('text', textOf, (left, right) => left === right), ...patterns, ...filled }
const choice: Meanings = { ...equality('text', textOf, (left, right) => left === right), ...filled }
const link: Meanings = { ...equality('uuid', idOf, (left, right) => left === right), ...filled }

const number = (type: string): Meanings => ({
  ...equality(type, numberOf, (left, right) => left === right),
  ...order(type, numberOf, (left, right) => left - right),
  ...filled,
})

/** An amount is compared by its worth in the workspace's currency. */
const money = mapHeld(
  {
    ...equality('numeric', amountOf, (left, right) => units(left) === units(right)),
    ...order('numeric', amountOf, (left, right) => Number(units(left) - units(right))),
    ...filled,
  },
  (value: { amount: string; currency: string } | null, asked) =>
    value && value.currency === asked.ctx.settings.currency ? value.amount : null,
)

/** The same meanings for values that lie differently in memory. */
function mapHeld<T>(meanings: Meanings, change: (value: T, asked: Asked) => unknown): Meanings {
  const changed = ([name, meaning]: [string, Meaning]) => [
    name,
    {
      ...meaning,
      holds: (value: T, asked: Asked, operand: unknown) => meaning.holds(change(value, asked), asked, operand),
    },
  ]
  return Object.fromEntries(Object.entries(meanings).map(changed as never)) as Meanings
}

/** What nobody said counts as no. */
const isTrue: Meaning = {
  sql: ({ column }, operand) => `(${column} is true) = ${operand(booleanOf, 'boolean')}`,
  holds: (value, asked, operand) => (value === true) === booleanOf(asked, operand),
}
const boolean: Meanings = { is: isTrue, isNot: not(isTrue), ...filled }

/** Lists of keys or ids: `contains` one, `in` any of several. */
function list(type: string, ready: Ready<string>): Meanings {
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

const anyItem = (column: string, test: string) =>
  `exists (select from jsonb_array_elements(${column}) as item where ${test})`
const filledList: Meanings = {
  isEmpty: not({ sql: ({ column }) => `jsonb_array_length(${column}) > 0`, holds: (value) => !isEmpty(value) }),
}

/** Addresses and numbers: whole ones are looked up among the contact keys, parts are looked for in each. */
function contacts(kind: 'email' | 'phone', ready: Ready<string>): Meanings {
  const item = (asked: Asked, value: unknown) => JSON.stringify([{ normal: ready(asked, value) }])
  const is: Meaning = {
    sql: ({ column, table, target, live }, operand) => {
      const has = `${column} @> ${operand(item, 'jsonb')}`
      if (!live || target.field.sensitivity === 'secret') return has
      return `${table}.id in (select record_id from contact_key where kind = '${kind}' and normal = ${operand(ready, 'text')}) and ${has}`
    },
    holds: (value: Contact[] | null, asked, operand) =>
      (value ?? []).some((each) => each.normal === ready(asked, operand)),
  }
  const part = (
    pattern: Ready<string>,
    digits: (found: string) => string,
    fits: (text: string, part: string) => boolean,
  ): Meaning => ({
    sql: ({ column }, operand) =>
      kind === 'email'
        ? anyItem(column, `item ->> 'value' ilike ${operand(pattern, 'text')}`)
        : anyItem(
            column,
            `item ->> 'value' ilike ${operand(pattern, 'text')} or item ->> 'normal' like ${operand((asked, value) => nullable(digitsOf(asked, value), digits), 'text')}`,
          ),
    holds: (value: Contact[] | null, asked, operand) =>
      (value ?? []).some((each) => {
        const found = kind === 'phone' ? digitsOf(asked, operand) : null
        return (
          fits(each.value.toLowerCase(), lower(asked, operand)) ||
          (found !== null && (each.normal ?? '').includes(found) && fitsDigits(each.normal!, found, fits))
        )
      }),
  })
  return {
    is,
    isNot: not(is),
    contains: part(contains, (found) => `%${found}%`, (text, part) => text.includes(part)), // prettier-ignore
    startsWith: part(begins, (found) => `+${found}%`, (text, part) => text.startsWith(part)), // prettier-ignore
    ...filledList,
  }
}

const nullable = (found: string | null, pattern: (found: string) => string) => (found === null ? null : pattern(found))
const fitsDigits = (normal: string, digits: string, fits: (text: string, part: string) => boolean) =>
  fits(normal.slice(1), digits)

/** Lists of things with several texts: any text of any item. */
function items<T>(names: readonly (keyof T & string)[]): Meanings {
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
function addressPart(part: keyof Address): Meanings {
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

const byType: Record<string, Meanings> = {
  text, longText: text, url: text, choice, link, user: link, file: link, money, boolean,
  number: number('numeric'), integer: number('bigint'), percent: number('numeric'),
  date: time('date', daysOf, spanOf),
  dateTime: time('timestamptz', momentsOf, (asked, value) => startsOf(asked, spanOf(asked, value))),
  choices: list('text', textOf), links: list('uuid', idOf),
  emails: contacts('email', emailOf), phones: contacts('phone', phoneOf),
  addresses: items<Address>(['street', 'postalCode', 'city', 'region', 'country']), handles: items<Handle>(['network', 'value']),
} // prettier-ignore
byType.date = { ...byType.date, ...filled }
byType.dateTime = { ...byType.dateTime, ...filled }

const perPart = new Map<string, Meanings>()

/** What an operator means for a field; refuses one that the field's type does not know, saying which it knows. */
export function meaningOf(target: Target, operator: Operator): Meaning {
  const { field, part, path } = target
  const meanings = part
    ? partMeanings(part)
    : byType[field.type === 'number' && field.integer ? 'integer' : field.type]!
  const meaning = meanings[operator]
  if (meaning) return meaning
  const known = Object.keys(meanings).join(', ')
  return fault({ path } as Asked, `${field.label} cannot be asked with ${operator}; it knows ${known}.`)
}

function partMeanings(part: keyof Address): Meanings {
  const known = perPart.get(part) ?? addressPart(part)
  perPart.set(part, known)
  return known
}
