import { useQuery } from '@tanstack/react-query'
import { client } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { request } from '../api/request.ts'
import { rememberCause, undo } from '../api/undo.ts'
import { toast } from '../kit/toast.tsx'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/words.ts'
import { isFollowed, unfollow } from './follow.ts'

export { followJob } from './follow.ts'

export interface Job {
  id: string
  kind: string
  title: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  total: number | null
  result: {
    undo?: false
    url?: string
    rows?: number
    change?: number
    skipped?: { reason: string; count: number }[]
  } | null
  error: string | null
  cause: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
}

const isOver = ({ state }: Job) => state === 'done' || state === 'failed' || state === 'cancelled'

/** One's own recent jobs; asked again every second while one is under way. */
export function useJobs() {
  return useQuery({
    queryKey: keys.jobs,
    queryFn: async ({ signal }) => {
      const { data } = await request<{ data: Job[] }>('jobs', { signal })
      for (const job of data.filter((each) => isOver(each) && isFollowed(each.id))) tell(job)
      return data
    },
    refetchInterval: ({ state }) => (state.data?.some((job) => !isOver(job)) ? 1000 : false),
  })
}

/** Whether what it did can be taken back here: an export changes nothing, and some is taken back elsewhere. */
export const canUndo = ({ state, cause, result }: Job): boolean =>
  (state === 'done' || state === 'cancelled') && cause !== null && result?.url === undefined && result?.undo !== false

export const cancelJob = (id: string) =>
  request(`jobs/${id}/cancel`, { method: 'POST', body: {} }).then(() =>
    client.invalidateQueries({ queryKey: keys.jobs }),
  )

function tell(job: Job): void {
  unfollow(job.id)
  if (job.state === 'failed')
    return toast({ tone: 'danger', text: job.error ?? words('jobs.failed', { title: job.title }) })
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'jobs' && queryKey[0] !== 'me' })
  if (job.result?.url) return fetchFile(job)
  // What had been done when it was stopped stays, and can be taken back like the whole.
  const text = words(job.state === 'cancelled' ? 'jobs.cancelled' : 'jobs.done', { title: job.title })
  if (!job.cause || job.result?.undo === false) return toast({ text })
  const { cause } = job
  rememberCause(cause, job.title)
  toast({
    text: [text, ...leftOut(job)].join(' '),
    action: { label: words('undo.undo'), run: () => void undo(cause) },
  })
}

/** Who was left out of a change of many, and why. */
const leftOut = ({ result }: Job): string[] =>
  (result?.skipped ?? []).map(({ reason, count }) => words('bulk.skipped', { number: formatNumber(count), reason }))

function fetchFile({ title, result }: Job): void {
  const link = document.createElement('a')
  link.href = result!.url!
  link.download = ''
  link.click()
  toast({ text: words('jobs.done', { title }) })
}
