import type { Option } from '../field.ts'
import type { OwnField, OwnType } from '../own-field.ts'
import type { DateOrder } from '../written/dates.ts'
import type { DecimalSign } from '../written/numbers.ts'

/** What values of a field are, as far as it matters for what they can become. */
export interface Kind {
  type: OwnType
  wholeNumbers: boolean
  options: readonly Option[]
  linksTo: string | null
}

/** How values are to be read where it is not plain. */
export interface How {
  decimal: DecimalSign
  order: DateOrder
  /** Of amounts that come from mere numbers. */
  currency: string
  /** In which a day begins. */
  timeZone: string
  /** What yes and no are called. */
  yes: string
  no: string
}

/** A change of a field's type that is under way: into which column, and whether it takes an earlier one back. */
export interface Becoming {
  from: Kind
  to: Kind
  column: string
  how: How
  back: boolean
}

/** A change of a field's type that was made. */
export interface Retyped {
  at: string
  from: Kind
  to: Kind
  how: How
  /** Whether it took the one before it back. */
  back: boolean
  /** Where the earlier values lie until that day; null once they are gone. */
  column: string | null
  until: string
}

/** So many days the earlier values are kept. */
export const keptDays = 30

export const kindOf = ({ type, wholeNumbers, options, linksTo }: OwnField): Kind => ({
  type,
  wholeNumbers,
  options,
  linksTo,
})
