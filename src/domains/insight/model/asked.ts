import { all, operation, type Filter } from '../../../kernel/filter.ts'

/** Deals that were closed, or opened, between two days. */
export interface Asked {
  dated: 'closed' | 'opened'
  from?: string | undefined
  to?: string | undefined
  filter?: Filter | undefined
}

/** The field that says when. */
export const timeOf = (dated: Asked['dated']) => (dated === 'closed' ? 'closedAt' : 'openedOn')

/** The same as a filter of deals. */
export function askedOf({ dated, from, to, filter }: Asked): Filter {
  const time = timeOf(dated)
  return all(
    ...(dated === 'closed' ? [{ field: 'status', in: ['won', 'lost'] }] : []),
    ...(from ? [{ field: time, gte: from }] : []),
    ...(to ? [{ field: time, lte: to }] : []),
    filter,
  )
}

/** The same condition, asked of a line of the deal. */
export function ofDeal(filter: Filter): Filter {
  if ('and' in filter) return { and: filter.and.map(ofDeal) }
  if ('or' in filter) return { or: filter.or.map(ofDeal) }
  if ('not' in filter) return { not: ofDeal(filter.not) }
  const { operator, value } = operation(filter)
  return { field: `deal.${filter.field}`, [operator]: value }
}
