import type { Field, FieldType } from '../field.ts'

/** What a part of a formula yields. A choice is its key; `other` can only be asked whether it is there. */
export type Kind = 'number' | 'text' | 'date' | 'boolean' | 'money' | 'choice' | 'other'

const kinds: Partial<Record<FieldType, Kind>> = {
  text: 'text',
  longText: 'text',
  url: 'text',
  number: 'number',
  percent: 'number',
  money: 'money',
  date: 'date',
  dateTime: 'date',
  boolean: 'boolean',
  choice: 'choice',
}

/** What a field is to a formula: a percentage is a number (25 % is 0.25), a moment its day in UTC. */
export const kindOfField = ({ type }: Pick<Field, 'type'>): Kind => kinds[type] ?? 'other'

/** Which kind a field of one of these types must be given. */
export const kindOfType = ({ type }: Pick<Field, 'type'>, kind: Kind): boolean =>
  kindOfField({ type }) === kind || (type === 'text' && kind === 'choice')

/** The types that the value of a formula may have. */
export const formulaTypes: ReadonlySet<string> = new Set(['number', 'money', 'percent', 'text', 'date', 'boolean'])

/** In characters. */
export const longestFormula = 2_000
