import type { FieldType } from './field.ts'
import { fieldsIn, type Filter } from './filter.ts'
import type { RecordDefinition } from './record.ts'

export const rollUpFns = ['count', 'sum', 'min', 'max', 'avg'] as const
export type RollUpFn = (typeof rollUpFns)[number]

/** What a record is told of those that point to it: how many there are, or the sum of an amount of theirs. */
export interface RollUp {
  /** The record that points here, and by which link: `deal`, `company`. */
  of: string
  by: string
  fn: RollUpFn
  /** What is measured; null where they are counted. */
  field: string | null
  /** Which of them; null: all that are not in the bin and not private. */
  filter: Filter | null
}

/** The fields of the pointing record by which a roll-up changes. */
export const namesIn = ({ by, field, filter }: RollUp): string[] => [by, ...(field === null ? [] : [field]), ...fieldsIn(filter ?? undefined)] // prettier-ignore

const added: ReadonlySet<FieldType> = new Set(['number', 'money'])
const weighed: ReadonlySet<FieldType> = new Set(['number', 'money', 'percent'])
const ordered: ReadonlySet<FieldType> = new Set(['number', 'money', 'percent', 'date', 'dateTime'])
const measured: Record<Exclude<RollUpFn, 'count'>, ReadonlySet<FieldType>> = { sum: added, avg: weighed, min: ordered, max: ordered } // prettier-ignore

/** The type of what a roll-up yields; null where the field cannot be measured so. */
export function rollUpType({ fn, field }: Pick<RollUp, 'fn' | 'field'>, { all }: RecordDefinition): FieldType | null {
  if (fn === 'count') return 'number'
  const type = field === null ? undefined : all[field]?.type
  return type && measured[fn].has(type) ? type : null
}
