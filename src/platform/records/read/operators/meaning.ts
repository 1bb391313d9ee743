import type { Operator } from '../../../../kernel/filter.ts'
import { isEmpty } from '../../../../kernel/field.ts'
import { labelOf, say } from '../../../../kernel/sentence.ts'
import { fault, type Asked } from '../operands.ts'
import type { Target } from '../paths.ts'

/** The operand, made ready and bound as a value of that type. */
export type Operand = (make: (asked: Asked, value: unknown) => unknown, type: string) => string

/** What an operator means for a type of field: for rows of the database and for values in memory, side by side. */
export interface Meaning {
  /** It holds exactly where `sql` and `holds` do not: also for what is empty. */
  negated?: true
  /** Only a list of today can be asked, no row in memory. */
  ofLists?: true
  sql: (at: Where, operand: Operand) => string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  holds: (value: any, asked: Asked, operand: any) => boolean
}
export type Meanings = Partial<Record<Operator, Meaning>>

/** Where the value lies. */
export interface Where {
  column: string
  /** The alias of its row. */
  table: string
  target: Target
  /** Rows of the bin have no contact keys. */
  live: boolean
  /** The operand is a text long enough for an index of parts. */
  long: boolean
}

/** Makes an operand ready for comparing; refuses what does not fit. */
export type Ready<T> = (asked: Asked, value: unknown) => T

export const not = (meaning: Meaning): Meaning => ({ ...meaning, negated: true })

/** Refuses what only a list of today can be asked. */
export const nowOnly = (asked: Asked): never =>
  fault(asked, say('What {field} was once can only be asked of a list of today.', { field: labelOf(asked.field) }))

export const filled: Meanings = {
  isEmpty: not({ sql: ({ column }) => `${column} is not null`, holds: (value) => !isEmpty(value) }),
}
