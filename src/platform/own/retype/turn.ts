import { fieldOf, type OwnField } from '../../../kernel/own-field.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Becoming, How, Kind, Retyped } from '../../../kernel/retype/index.ts'
import { isEmpty, type Contact } from '../../../kernel/field.ts'
import { converter, type Converter } from '../../records/retyped.ts'
import { same } from '../../records/rows.ts'
import type { Shaped } from '../table.ts'

/** Values of a field on their way from one column into another. */
export interface Turn {
  /** The field’s id. */
  field: string
  from: Kind
  to: Kind
  how: How
  /** Whether the other column holds values of earlier, which stay where nobody has changed them since. */
  back: boolean
  source: string
  target: string
}

interface Columns {
  source: string
  target: string
}

/** The turn of a change that is under way, or that was made. */
export const turnOf = ({ id }: Shaped, { from, to, how, back }: Becoming | Retyped, { source, target }: Columns): Turn => ({
  field: id, from, to, how, back, source, target,
}) // prettier-ignore

/** Both columns as fields of a record that has no others. */
export function pairOf(record: RecordDefinition, own: OwnField, { from, to, source, target }: Turn): RecordDefinition {
  const as = (kind: Kind, column: string) =>
    fieldOf({ ...own, ...kind, options: [...kind.options], column, formula: null, rollUp: null, initial: null })
  return { ...record, all: { source: as(from, source), target: as(to, target) } }
}

/** What stands in the other column once a value was turned; what does not fit leaves it empty. */
export function turning(country: string, { from, to, how, back }: Turn): (source: unknown, target: unknown) => unknown {
  const forth = converter(country, from, to, how)
  const earlier = converter(country, to, from, how)
  return (source, target) => {
    if (back && isAlike(fitting(earlier, target), source)) return target
    return fitting(forth, source)
  }
}

function fitting(convert: Converter, value: unknown): unknown {
  const made = convert(value)
  return 'why' in made ? null : made.value
}

/** Addresses and numbers are compared by what they say. */
export function isAlike(one: unknown, other: unknown): boolean {
  return same(bare(one), bare(other))
}

function bare(value: unknown): unknown {
  if (isEmpty(value)) return null
  if (!Array.isArray(value) || typeof value[0] !== 'object') return value
  return (value as Contact[]).map(({ value: said, primary }) => ({ said, primary }))
}
