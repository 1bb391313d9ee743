import { operation, type Condition, type Filter, type Operator } from '../../../kernel/filter.ts'
import { isId } from '../../../kernel/id.ts'
import type { Ctx } from '../../context.ts'
import { survivorsOf } from '../merged.ts'

/** A filter in which the id of a record that was merged stands for the one that stays: kept views and addresses go on finding. */
export async function ledFilter({ db }: Ctx, filter: Filter | undefined): Promise<Filter | undefined> {
  const ids = filter ? [...new Set(idsNamed(filter))] : []
  const survivors = ids.length > 0 ? await survivorsOf(db, ids) : new Map<string, string>()
  return filter && survivors.size > 0 ? led(filter, survivors) : filter
}

const partsOf = (filter: Filter): Filter[] =>
  'and' in filter ? filter.and : 'or' in filter ? filter.or : 'not' in filter ? [filter.not] : []

function idsNamed(filter: Filter): string[] {
  if (!('field' in filter)) return partsOf(filter).flatMap(idsNamed)
  return [operation(filter).value].flat().filter((value) => isId(value))
}

const isSet = (operator: Operator) => operator === 'in' || operator === 'notIn'

function led(filter: Filter, survivors: ReadonlyMap<string, string>): Filter {
  if ('and' in filter) return { and: filter.and.map((each) => led(each, survivors)) }
  if ('or' in filter) return { or: filter.or.map((each) => led(each, survivors)) }
  if ('not' in filter) return { not: led(filter.not, survivors) }
  const { operator, value } = operation(filter)
  const one = <T>(each: T) => (survivors.get(each as string) as T | undefined) ?? each
  return {
    field: filter.field,
    [operator]: Array.isArray(value) ? (isSet(operator) ? [...new Set(value.map(one))] : value.map(one)) : one(value),
  } as Condition
}
