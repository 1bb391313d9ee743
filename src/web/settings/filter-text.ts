import type { Filter } from '../../kernel/filter.ts'

/** A filter as a setting keeps it; null where it is none, or asks nothing. */
export function filterOf(text: string | null): Filter | null {
  try {
    const filter = JSON.parse(text ?? 'null') as Filter | null
    return filter && isNothing(filter) ? null : filter
  } catch {
    return null
  }
}

/** Whether a filter asks nothing. */
export const isNothing = (filter: Filter) => 'and' in filter && filter.and.length === 0
