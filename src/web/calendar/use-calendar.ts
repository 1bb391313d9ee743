import { useEffect, useMemo } from 'react'
import { all, type Filter } from '../../kernel/filter.ts'
import { addDays, isDay } from '../../kernel/time.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked } from '../api/answers.ts'
import { useAggregate } from '../api/use-aggregate.ts'
import { useFields } from '../api/use-fields.ts'
import { listUiOf } from '../app/registry.ts'
import { useNarrow } from '../kit/use-narrow.ts'
import { useList, type RowsWanted } from '../list/use-list.ts'
import type { ListState } from '../list/use-list-state.ts'
import { currentTimeZone, firstWeekday, today } from '../words/format.ts'
import { dateFields, firstDate } from './date-fields.ts'
import { byDay, entryOf, type Entry, type When } from './entries.ts'
import { rangeOf, spans, type Range, type Span } from './span.ts'

const unknown: ReadonlyMap<string, number> = new Map()
/** Rows read of what is shown; of more the days say only how many they are. */
const mostRead = 600

/** What a calendar shows, and when it is: from the address, the definition and what the reader prefers. */
export function useCalendarPlace(definition: RecordDefinition, state: ListState) {
  const fields = useFields(definition)
  const narrow = useNarrow()
  const offered = dateFields(fields)
  const by = offered.find((name) => name === state.query.by) ?? firstDate(definition, fields)
  const chosen = spans.find((span) => span === state.query.span) ?? 'month'
  // A phone has the width of one day.
  const span: Span = narrow ? 'agenda' : chosen
  const day = state.query.day && isDay(state.query.day) ? state.query.day : today()
  const range = rangeOf(span, day, firstWeekday())
  const inRange: Filter | undefined = by ? { field: by, between: [range.from, addDays(range.to, -1)] } : undefined
  return { fields, offered, by, span, day, range, filter: all(state.query.filter, inRange) }
}

/** How many records each day of what is shown has; undefined while that is not known. */
export function useDayCounts(
  definition: RecordDefinition,
  by: string | undefined,
  filter: Filter,
  q: string | undefined,
) {
  const groupBy = by ? [{ field: by, by: 'day' as const }] : []
  const body = { filter, ...(q && { q }), groupBy, measures: [{ fn: 'count' as const }], limit: 100 }
  const { data } = useAggregate(definition, body, by !== undefined)
  return data && new Map(data.data.map(({ group, values }) => [String(group[by!]), Number(values[0])]))
}

export interface CalendarShown {
  span: Span
  day: string
  range: Range
  when: When
  wanted: RowsWanted
  days: ReadonlyMap<string, readonly Entry[]>
  counts: ReadonlyMap<string, number>
  linked: Linked
  isPending: boolean
  error: Error | null
  again: () => void
}

/** The records of what is shown, by their days. */
export function useCalendar(definition: RecordDefinition, state: ListState): CalendarShown {
  const { fields, by = '', span, day, range, filter } = useCalendarPlace(definition, state)
  const { q } = state.query
  const subtitles = (definition.subtitle ?? []).filter((name) => fields[name]?.to)
  const wanted = {
    filter,
    sort: by,
    q,
    with: [...subtitles, ...(definition.owned ? ['owner'] : [])].join(',') || undefined,
  }
  const { window, look, isPending, error, again } = useList(definition, wanted)
  useEffect(() => look({ first: 0, last: Math.min(window.length, mostRead) - 1 }), [look, window])
  const counts = useDayCounts(definition, by, filter, q)
  const field = fields[by]!
  const { until } = listUiOf(definition.name).calendar ?? {}
  const timeZone = currentTimeZone()
  const when = useMemo(() => ({ by, field, until: until?.[by], timeZone }), [by, field, until, timeZone])
  const days = useMemo(() => {
    const rows = window.pages.flatMap((page) => page.rows)
    return byDay(rows.map((row) => entryOf(row, when)).filter((entry) => entry !== null))
  }, [window, when])
  return {
    span,
    day,
    range,
    when,
    wanted,
    days,
    counts: counts ?? unknown,
    linked: window.linked,
    isPending,
    error,
    again: () => void again(),
  }
}
