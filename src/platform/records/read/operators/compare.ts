import { isEmpty } from '../../../../kernel/field.ts'
import { listOf, pairOf } from '../operands.ts'
import { not, type Meaning, type Meanings, type Ready } from './meaning.ts'

/** `is`, `in` and their opposites. */
export function equality<T>(type: string, ready: Ready<T>, same: (left: T, right: T) => boolean): Meanings {
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
export function order<T>(type: string, ready: Ready<T>, compare: (left: T, right: T) => number): Meanings {
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
export function time(type: string, ready: Ready<[string, string]>, span: Ready<[string, string]>): Meanings {
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
