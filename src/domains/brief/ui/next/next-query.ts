import { queryOptions } from '@tanstack/react-query'
import type { Linked } from '../../../../web/api/answers.ts'
import type { JustDone } from '../../../../web/api/just-done.ts'
import { pathOf } from '../../../../web/api/path.ts'
import { request } from '../../../../web/api/request.ts'
import { call, completeTask, task } from '../../../activities/model/index.ts'
import type { NextStep } from '../../model/index.ts'

/** After a task was ticked off or a call logged. */
const asked = (done: JustDone | null) =>
  [
    { record: task, name: completeTask.name },
    { record: call, name: 'create' },
  ].find(({ record, name }) => done?.record === record.name && done.name === name)?.record

/** What may be offered after what was just done. */
export const nextQuery = (done: JustDone | null) => {
  const record = asked(done)
  return queryOptions({
    // Asked once for each: what is changed later does not bring it back.
    queryKey: ['next-step', done?.record, done?.id, done?.name] as const,
    queryFn: ({ signal }) =>
      request<{ data: NextStep | null; linked: Linked }>(`${pathOf(record!)}/${done!.id}/next-step`, { signal }),
    enabled: record !== undefined,
    staleTime: Infinity,
    retry: false,
  })
}
