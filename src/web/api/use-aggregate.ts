import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { AggregateAnswer } from './answers.ts'
import { keys } from './keys.ts'
import { pathOf } from './path.ts'
import { request } from './request.ts'
import { useAnswer } from './use-answer.ts'

export interface AggregateQuery {
  filter?: Filter | undefined
  q?: string
  groupBy?: readonly (string | { field: string; by: 'day' | 'week' | 'month' | 'quarter' | 'year' })[]
  measures: readonly {
    fn: 'count' | 'sum' | 'avg' | 'min' | 'max' | 'median' | 'filled' | 'empty' | 'weighted'
    field?: string
    by?: string
  }[]
  sort?: string
  limit?: number
}

export function aggregateQuery(definition: RecordDefinition, body: AggregateQuery) {
  return queryOptions({
    queryKey: keys.aggregate(definition.name, body),
    queryFn: ({ signal }) =>
      request<AggregateAnswer>(`${pathOf(definition)}/aggregate`, { method: 'POST', body, signal }),
  })
}

/** Groups and measures under a filter: counts of a board's columns, totals of a list. */
export function useAggregate(definition: RecordDefinition, body: AggregateQuery, enabled = true) {
  return useAnswer({ ...aggregateQuery(definition, body), enabled, placeholderData: keepPreviousData })
}
