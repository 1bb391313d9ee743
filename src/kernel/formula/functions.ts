import type { Kind } from './kind.ts'

/** What a function is given, in turn, and what comes of it; null where it cannot be given these. */
export type Rule = (kinds: readonly Kind[]) => Kind | null

/** The last kind again and again where `rest` is said; `optional` of them may be missing. */
function takes(needs: readonly (Kind | 'written')[], gives: Kind, { optional = 0, rest = false } = {}): Rule {
  const fits = (kind: Kind, need: Kind | 'written' | undefined) =>
    need === 'written' ? written.has(kind) : kind === need
  return (kinds) => {
    const enough = kinds.length >= needs.length - optional && (rest || kinds.length <= needs.length)
    return enough && kinds.every((kind, index) => fits(kind, needs[index] ?? needs.at(-1))) ? gives : null
  }
}

const written: ReadonlySet<Kind> = new Set(['text', 'number', 'date', 'choice'])
const ordered: ReadonlySet<Kind> = new Set(['number', 'money', 'date', 'text'])
const one =
  (...rules: readonly Rule[]): Rule =>
  (kinds) => {
    for (const rule of rules) {
      const kind = rule(kinds)
      if (kind) return kind
    }
    return null
  }
/** All of one kind, which comes back. A choice among texts is one: its key. */
const alike = (least: number, allowed: ReadonlySet<Kind> | null = null): Rule => (kinds) => {
  const [first] = kinds.map((kind) => (kind === 'choice' ? 'text' : kind))
  const fits = kinds.length >= least && kinds.every((kind) => (kind === 'choice' ? 'text' : kind) === first)
  return fits && first !== undefined && first !== 'other' && (!allowed || allowed.has(first)) ? first : null
} // prettier-ignore
const boolean =
  (rule: Rule): Rule =>
  (kinds) =>
    rule(kinds) ? 'boolean' : null
const compared = boolean(one(
  (kinds) => (kinds.length === 2 ? alike(2, ordered)(kinds) : null),
  takes(['money', 'number'], 'boolean'),
  takes(['number', 'money'], 'boolean'),
)) // prettier-ignore
const same = boolean(one(compared, takes(['boolean', 'boolean'], 'boolean')))
const truths = takes(['boolean'], 'boolean', { rest: true })
const numeric = takes(['number'], 'number')
const oneOf = one(numeric, takes(['money'], 'money'))
const whole = one(takes(['number', 'number'], 'number', { optional: 1 }), takes(['money', 'number'], 'money', { optional: 1 })) // prettier-ignore

/** All that a formula can do, by its name or sign. */
export const functions: Readonly<Record<string, Rule>> = {
  '+': one(
    takes(['number', 'number'], 'number'),
    takes(['money', 'money'], 'money'),
    takes(['date', 'number'], 'date'),
  ),
  '-': one(takes(['number', 'number'], 'number'), takes(['money', 'money'], 'money'), takes(['date', 'number'], 'date'), takes(['date', 'date'], 'number')), // prettier-ignore
  '*': one(takes(['number', 'number'], 'number'), takes(['money', 'number'], 'money'), takes(['number', 'money'], 'money')), // prettier-ignore
  '/': one(takes(['number', 'number'], 'number'), takes(['money', 'number'], 'money'), takes(['money', 'money'], 'number')), // prettier-ignore
  negative: oneOf,
  share: numeric,
  '&': takes(['written', 'written'], 'text'),
  '=': same,
  '<>': same,
  '<': compared,
  '<=': compared,
  '>': compared,
  '>=': compared,
  and: truths,
  or: truths,
  not: takes(['boolean'], 'boolean'),
  if: ([condition, ...kinds]) => (condition === 'boolean' && kinds.length <= 2 ? alike(1)(kinds) : null),
  isblank: (kinds) => (kinds.length === 1 ? 'boolean' : null),
  coalesce: alike(2),
  abs: oneOf,
  round: whole,
  floor: numeric,
  ceiling: numeric,
  mod: takes(['number', 'number'], 'number'),
  min: alike(2, new Set(['number', 'money', 'date'])),
  max: alike(2, new Set(['number', 'money', 'date'])),
  concat: takes(['written'], 'text', { rest: true }),
  lower: takes(['written'], 'text'),
  upper: takes(['written'], 'text'),
  trim: takes(['written'], 'text'),
  left: takes(['written', 'number'], 'text'),
  right: takes(['written', 'number'], 'text'),
  len: takes(['written'], 'number'),
  contains: takes(['written', 'written'], 'boolean'),
  year: takes(['date'], 'number'),
  month: takes(['date'], 'number'),
  day: takes(['date'], 'number'),
  days: takes(['date', 'date'], 'number'),
  date: takes(['text'], 'date'),
  amount: takes(['money'], 'number'),
  currency: takes(['money'], 'text'),
  number: takes(['written'], 'number'),
  text: takes(['written'], 'text'),
}

const signs = /^[^a-z]|^negative$|^share$/
/** Those that are called by name. */
export const functionNames = Object.keys(functions).filter((name) => !signs.test(name))
export const isSign = (name: string): boolean => signs.test(name)
