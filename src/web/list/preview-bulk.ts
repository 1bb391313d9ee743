import { Refusal } from '../../kernel/refusal.ts'
import { sayAsIs } from '../../kernel/sentence.ts'
import { request } from '../api/request.ts'
import { cancelJob, type Job } from '../jobs/jobs.ts'
import { words } from '../words/words.ts'

/** What came of a change of many records, or would come of it. */
export interface BulkAnswer {
  /** Of the job, where there are more than one waits for. */
  id?: string
  change: number
  unchanged: number
  skipped: { reason: string; count: number; ids: string[] }[]
  cause?: string
}
export interface Counting {
  done: number
  total: number | null
}

const pause = 400

/**
 * What a change of many would do: answered at once for a few, by a job that is followed for more. Whoever turns away
 * aborts it, and the job is stopped; the promise then never settles.
 */
export async function previewBulk(
  path: string,
  body: object,
  signal: AbortSignal,
  onCounting: (counting: Counting) => void,
): Promise<BulkAnswer> {
  const { data } = await request<{ data: BulkAnswer }>(path, { method: 'POST', body: { ...body, preview: true } })
  if (!data.id) return data
  const stop = () => void cancelJob(data.id!).catch(() => undefined)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  for (;;) {
    const { data: job } = await request<{ data: Job }>(`jobs/${data.id}`, { signal })
    if (job.state === 'done') {
      signal.removeEventListener('abort', stop)
      return job.result as BulkAnswer
    }
    if (job.state === 'failed')
      throw new Refusal({
        code: 'failed',
        status: 500,
        sentence: sayAsIs(job.error ?? words('jobs.failed', { title: job.title })),
      })
    onCounting({ done: job.done, total: job.total })
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
