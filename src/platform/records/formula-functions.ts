import type { Understood } from '../../kernel/formula/index.ts'
import { chosen, compared, divided, each, joined, number, short, text, times, truth, written, type Amount, type Value } from './formula-values.ts' // prettier-ignore

type Make = (args: readonly Value[], part: Understood & { is: 'call' }) => Value

const comparing =
  (sign: string): Make =>
  ([one, other]) =>
    compared(sign, one!, other!)

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

/** What each function and sign comes to; where it is given what is empty, it is mostly empty. */
export const functionSql: Readonly<Record<string, Make>> = {
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
