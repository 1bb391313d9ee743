import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, Row } from '../../../../web/api/answers.ts'
import { request } from '../../../../web/api/request.ts'
import { undo } from '../../../../web/api/undo.ts'
import { act } from '../../../../web/api/use-action.ts'
import { words } from '../../../../web/words/words.ts'
import type { callEntry } from '../../model/index.ts'
import { logCall, type Outcome } from '../../model/index.ts'
import { labelOf } from './label-of.ts'

export type Entry = RowOf<typeof callEntry>
interface Answer {
  data: Entry | null
  linked: Linked
}
/** How a call went. */
export interface Said {
  outcome: Outcome
  notes?: string
  number?: string
  callBackOn?: string
}

const stayMs = 60_000

const next = (list: string, body: object, signal?: AbortSignal) =>
  request<Answer>(`call-lists/${list}/next`, { method: 'POST', body, ...(signal && { signal }) })

/**
 * Somebody calling one after another from a list: whom they have now, and what they can do. Whom they have nobody else
 * gets; asking again is how one stays.
 */
export function useCaller(list: string) {
  const [passed, setPassed] = useState<readonly string[]>([])
  const [last, setLast] = useState<{ cause: string; entry: string } | null>(null)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['calling', list, passed] as const,
    queryFn: ({ signal }) => next(list, { not: passed }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: stayMs,
    staleTime: 0,
    gcTime: 0,
  })
  useLeaving(list)
  const entry = data?.data ?? null
  return {
    entry,
    isWaiting: isPending,
    error: data ? null : error,
    retry: refetch,
    last,
    hasPassed: passed.length > 0,
    async log(said: Said) {
      if (!entry) return false
      const name = data?.linked[entry.person]?.title ?? ''
      const done = words('outreach.said', { name, outcome: labelOf(said.outcome) })
      const answer = await act(logCall as never, entry as unknown as Row, said, { done })
      if (!answer) return false
      setLast({ cause: answer.cause, entry: entry.id })
      await refetch()
      return true
    },
    skip: () => entry && setPassed((before) => [...before, entry.id]),
    /** Those who were passed over come again. */
    again: () => setPassed([]),
    /** The last call is taken back, and whom it was with is there again. */
    async undoLast() {
      if (!last) return
      setLast(null)
      await undo(last.cause)
      await next(list, { entry: last.entry })
      await refetch()
    },
  }
}

/** Whoever goes elsewhere gives back whom they had. */
function useLeaving(list: string): void {
  useEffect(() => {
    const leave = () => void request(`call-lists/${list}/lease`, { method: 'DELETE', keepalive: true }).catch(() => undefined) // prettier-ignore
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [list])
}
