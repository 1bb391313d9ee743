import { isEmpty } from '../../../../kernel/field.ts'
import { fold } from '../../../search/fold.ts'
import { hasFuzzyName } from '../../../search/search-row.ts'
import { escaped, textOf, type Asked } from '../operands.ts'
import { equality } from './compare.ts'
import { filled, type Meanings, type Operand, type Where } from './meaning.ts'

/** As a pattern: anywhere, or at the beginning. */
export const contains = (asked: Asked, value: unknown) => `%${escaped(textOf(asked, value))}%`
export const begins = (asked: Asked, value: unknown) => `${escaped(textOf(asked, value))}%`
export const lower = (asked: Asked, value: unknown) => textOf(asked, value).toLowerCase()

const foldedPart = (asked: Asked, value: unknown) => `%${escaped(fold(textOf(asked, value)))}%`

/** A part of a name is in the folded name too, where the search's index finds it; short parts are in too many. */
function amongNames({ table, target, live, long }: Where, operand: Operand): string {
  if (!long || !live || target.part || target.name !== target.record.title || !hasFuzzyName(target.record)) return ''
  return `${table}.id in (select e.id from entity e where e.record = '${target.record.name}' and e.fuzzy like ${operand(foldedPart, 'text')}) and `
}

/** Parts of text, upper and lower case alike. */
const patterns: Meanings = {
  contains: {
    sql: (at, operand) => `${amongNames(at, operand)}${at.column} ilike ${operand(contains, 'text')}`,
    holds: (value, asked, operand) => !isEmpty(value) && value.toLowerCase().includes(lower(asked, operand)),
  },
  startsWith: {
    sql: (at, operand) => `${amongNames(at, operand)}${at.column} ilike ${operand(begins, 'text')}`,
    holds: (value, asked, operand) => !isEmpty(value) && value.toLowerCase().startsWith(lower(asked, operand)),
  },
}

export const text: Meanings = { ...equality('text', textOf, (left, right) => left === right), ...patterns, ...filled }
