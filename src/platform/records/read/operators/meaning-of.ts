import type { Address, Field, Handle } from '../../../../kernel/field.ts'
import type { Operator } from '../../../../kernel/filter.ts'
import { units } from '../../../../kernel/money.ts'
import {
  amountOf, booleanOf, daysOf, emailOf, fault, idOf, momentsOf, numberOf, phoneOf, spanOf, startsOf, textOf, type Asked,
} from '../operands.ts' // prettier-ignore
import type { Target } from '../paths.ts'
import { equality, order, time } from './compare.ts'
import { contacts, usableOnes } from './contacts.ts'
import { addressPart, items, list } from './lists.ts'
import { filled, not, type Meaning, type Meanings } from './meaning.ts'
import { passed } from './passed.ts'
import { spots } from './spots.ts'
import { text } from './text.ts'
import { labelOf, say } from '../../../../kernel/sentence.ts'

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

const byType: Record<string, Meanings> = {
  text, longText: text, url: text, choice, link, user: link, file: link, money, boolean,
  number: number('numeric'), integer: number('bigint'), percent: number('numeric'),
  date: { ...time('date', daysOf, spanOf), ...filled },
  dateTime: { ...time('timestamptz', momentsOf, (asked, value) => startsOf(asked, spanOf(asked, value))), ...filled },
  choices: list('text', textOf), links: list('uuid', idOf),
  emails: contacts('email', emailOf), phones: contacts('phone', phoneOf),
  addresses: { ...items<Address>(['street', 'postalCode', 'city', 'region', 'country']), ...spots }, handles: items<Handle>(['network', 'value']),
} // prettier-ignore

const perPart = new Map<string, Meanings>()

/** What an operator means for a field; refuses one that the field's type does not know, saying which it knows. */
export function meaningOf(target: Target, operator: Operator): Meaning {
  const { field, part, path } = target
  const meanings = part
    ? part === 'usable'
      ? usableOnes
      : partMeanings(part)
    : { ...byType[field.type === 'number' && field.integer ? 'integer' : field.type]!, ...keptOverTime(field) }
  const meaning = meanings[operator]
  if (meaning) return meaning
  const known = Object.keys(meanings).join(', ')
  return fault(
    { path } as Asked,
    say('{field} cannot be asked with {operator}; it knows {known}.', { field: labelOf(field), operator, known }),
  )
}

/** What can be asked of the values that a field had, where they are kept. */
function keptOverTime({ type, tracked }: Field): Meanings {
  if (!tracked) return {}
  return type === 'choice' ? passed(textOf) : type === 'link' || type === 'user' ? passed(idOf) : {}
}

function partMeanings(part: keyof Address): Meanings {
  const known = perPart.get(part) ?? addressPart(part)
  perPart.set(part, known)
  return known
}
