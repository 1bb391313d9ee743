import { useEffect, useState } from 'react'
import { request, sentenceOf } from '../api/request.ts'
import { cancelJob, type Job } from '../jobs/jobs.ts'
import type { BulkAnswer } from './change-cells.ts'

type State =
  { preview: BulkAnswer } | { error: string } | { counting: { done: number; total: number | null } } | 'waiting'

const pause = 400

/** What a change of many would do: answered at once for a few, by a job that is followed for more; it ends when one turns away. */
export function useBulkPreview(path: string, body: object, ready: boolean): State {
  const asked = JSON.stringify(body)
  const [state, setState] = useState<State>('waiting')
  useEffect(() => {
    setState('waiting')
    if (!ready) return
    let gone = false
    let job: string | undefined
    const say = (next: State) => !gone && setState(next)
    const follow = async (id: string): Promise<void> => {
      while (!gone) {
        const { data } = await request<{ data: Job }>(`jobs/${id}`)
        if (data.state === 'done') return void say({ preview: data.result as BulkAnswer })
        if (data.state === 'failed') return void say({ error: data.error ?? '' })
        say({ counting: { done: data.done, total: data.total } })
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
    request<{ data: BulkAnswer }>(path, { method: 'POST', body: { ...(JSON.parse(asked) as object), preview: true } })
      .then(({ data }) => {
        if (!data.id) return void say({ preview: data })
        job = data.id
        return gone ? cancelJob(job) : follow(job)
      })
      .catch((refused: unknown) => say({ error: sentenceOf(refused) }))
    return () => {
      gone = true
      if (job) void cancelJob(job).catch(() => undefined)
    }
  }, [ready, asked, path])
  return state
}
