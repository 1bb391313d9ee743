import { useQuery } from '@tanstack/react-query'
import { client } from '../../../../web/api/client.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request } from '../../../../web/api/request.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { retentionRule } from '../../model/index.ts'

export type Rule = RowOf<typeof retentionRule>

interface Concerned {
  id: string
  title: string
  date: string
}

/** What a rule would do now. */
export interface Preview {
  count: { value: number; exact: boolean }
  first: Concerned[]
  held: Concerned[]
  seen: string
}

/** What a rule did in a night. */
export interface Run {
  rule: string
  beganAt: string
  endedAt: string | null
  done: number
  held: number
  refused: number
}

const key = ['privacy', 'retention'] as const

export const usePreview = ({ id, version }: Rule) =>
  useQuery({
    queryKey: [...key, 'preview', id, version],
    queryFn: ({ signal }) => request<{ data: Preview }>(`privacy/retention/${id}/preview`, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })

/** The newest runs of all rules. */
export const useRuns = () =>
  useQuery({
    queryKey: [...key, 'runs'],
    queryFn: ({ signal }) => request<{ data: Run[] }>('privacy/retention/runs', { signal }),
  })

/** Switches a rule on, as it was seen, or off. */
export async function switchRule({ id, version }: Rule, seen: string | null): Promise<void> {
  const path = `retention-rules/${id}/${seen === null ? 'switchOff' : 'switchOn'}`
  await request(path, { method: 'POST', body: seen === null ? {} : { seen }, version })
  await Promise.all([refresh(retentionRule.name), client.invalidateQueries({ queryKey: key })])
}
