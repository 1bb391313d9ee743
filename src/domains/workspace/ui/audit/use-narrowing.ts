import { useNavigate, useSearch } from '@tanstack/react-router'
import { addDays, isDay, startOfDay } from '../../../../kernel/time.ts'
import type { Narrowing } from '../../../../web/audit/audit-query.ts'
import { currentTimeZone } from '../../../../web/words/format.ts'

/** By what the log is narrowed, as the address says it, and what is asked for: whole days of the reader's time zone. */
export function useNarrowing() {
  const navigate = useNavigate()
  const { kind, who, record, id, from, until } = useSearch({ strict: false }) as Narrowing
  const narrowing: Narrowing = { kind, who, record, id, from, until }
  const narrow = (more: Narrowing) =>
    void navigate({ to: '.', search: { ...narrowing, ...more } as never, replace: true })
  const asked: Narrowing = { ...narrowing, from: startOf(from, 0), until: startOf(until, 1) }
  return { narrowing, narrow, asked }
}

const startOf = (day: string | undefined, later: number) =>
  day && isDay(day) ? startOfDay(currentTimeZone(), addDays(day, later)).toISOString() : undefined
