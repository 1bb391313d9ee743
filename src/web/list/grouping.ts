import { all, type Filter } from '../../kernel/filter.ts'
import type { Field, FieldType } from '../../kernel/field.ts'
import { addDays, addMonths } from '../../kernel/time.ts'

/** By what rows stand together; days and moments by the month or the week in which they lie. */
export interface Grouping {
  name: string
  field: Field
  by?: 'month' | 'week'
}

const groupable: readonly FieldType[] = ['choice', 'link', 'user', 'boolean', 'date', 'dateTime']
const isTime = ({ type }: Field) => type === 'date' || type === 'dateTime'

/** The fields by which a list can be grouped, as an address names them: `stage`, `closeOn:month`, `closeOn:week`. */
export function groupingsOf(fields: Readonly<Record<string, Field>>): Grouping[] {
  return Object.entries(fields)
    .filter(([name, { type }]) => groupable.includes(type) && name !== 'deletedAt')
    .flatMap(([name, field]): Grouping[] =>
      isTime(field) ? (['month', 'week'] as const).map((by) => ({ name, field, by })) : [{ name, field }],
    )
}

export const groupKey = ({ name, by }: Grouping) => (by ? `${name}:${by}` : name)

/** What an address means by a group; nothing where there is no such field. */
export const groupingAt = (fields: Readonly<Record<string, Field>>, key: string | undefined): Grouping | undefined =>
  groupingsOf(fields).find((each) => groupKey(each) === key)

/** The rows of one group among those of the list. */
export function filterOfGroup({ name, field, by }: Grouping, value: unknown, filter: Filter | undefined): Filter {
  return all(filter, conditionOf(name, field, by, value))
}

function conditionOf(name: string, field: Field, by: Grouping['by'], value: unknown): Filter {
  if (value === null) return { field: name, isEmpty: true }
  if (by === 'week') return { field: name, between: [String(value), addDays(String(value), 6)] }
  if (by === 'month') return { field: name, between: [String(value), addDays(addMonths(String(value), 1), -1)] }
  const is: Filter = { field: name, is: value as string | boolean }
  // What nobody said counts as no, but stands in a group of its own.
  return field.type === 'boolean' && value === false ? { and: [is, { field: name, isEmpty: false }] } : is
}

/**
 * Groups in the order in which one looks for them: choices and settings as they are arranged, months one after the
 * other, all else as it came. What belongs nowhere stands last.
 */
export function orderOfGroups(
  { name, field, by }: Grouping,
  values: readonly unknown[],
  arranged: readonly string[],
  sort: string | undefined,
): number[] {
  const rank = (value: unknown) => {
    if (value === null) return Infinity
    if (field.type === 'boolean') return value ? 0 : 1
    const at = arranged.indexOf(String(value))
    return at < 0 ? arranged.length : at
  }
  const down = by && (sort ?? '').split(',').includes(`-${name}`) ? -1 : 1
  const compare = (one: unknown, other: unknown) => {
    if (one === null || other === null || !by) return rank(one) - rank(other) || 0
    return down * (String(one) < String(other) ? -1 : 1)
  }
  return values.map((_, index) => index).sort((one, other) => compare(values[one], values[other]) || one - other)
}
