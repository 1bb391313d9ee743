import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Refusal } from '../../../kernel/refusal.ts'
import { client } from '../../../web/api/client.ts'
import { request, sentenceOf } from '../../../web/api/request.ts'
import { followJob } from '../../../web/jobs/jobs.ts'
import type { Change, RunReport } from '../model/index.ts'

interface Job {
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  total: number | null
  result: Partial<RunReport> | null
  error: string | null
}

/** What is being brought in or taken back from this page. */
export interface Work {
  busy: boolean
  done: number
  total: number | null
  report: Partial<RunReport> | null
  faults: readonly string[]
  start: (path: string, body: object) => Promise<boolean>
}

const isOver = (job: Job | undefined) => job !== undefined && !['waiting', 'running'].includes(job.state)

/** Starts such work, and follows it to its end. */
export function useWork(): Work {
  const [id, setId] = useState<string | null>(null)
  const [faults, setFaults] = useState<readonly string[]>([])
  const { data: job } = useQuery({
    queryKey: ['jobs', 'one', id],
    enabled: id !== null,
    queryFn: async ({ signal }) => (await request<{ data: Job }>(`jobs/${id}`, { signal })).data,
    refetchInterval: ({ state }) => (isOver(state.data) ? false : 500),
  })
  useEffect(() => {
    // What was set up is part of nearly everything that is shown.
    if (isOver(job)) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'jobs' })
  }, [job])
  const start = async (path: string, body: object) => {
    setId(null)
    setFaults([])
    try {
      const { data } = await request<{ data: { job: string } }>(path, { method: 'POST', body })
      followJob(data.job)
      setId(data.job)
      return true
    } catch (error) {
      setFaults(faultsOf(error))
      return false
    }
  }
  return {
    busy: id !== null && !isOver(job),
    done: job?.done ?? 0,
    total: job?.total ?? null,
    report: job?.state === 'done' ? job.result : null,
    faults: job?.error ? [job.error] : faults,
    start,
  }
}

/** What a file would do; what is wrong with it, each by its place. */
export async function compareFile(text: string): Promise<{ changes: Change[]; faults: readonly string[] }> {
  try {
    const { data } = await request<{ data: Change[] }>('configuration/diff', { method: 'POST', body: { text } })
    return { changes: data, faults: [] }
  } catch (error) {
    return { changes: [], faults: faultsOf(error) }
  }
}

function faultsOf(error: unknown): string[] {
  const fields = error instanceof Refusal ? error.fields : []
  return fields.length > 0 ? fields.map(({ field, message }) => `${field}: ${message}`) : [sentenceOf(error)]
}
