import type { RowOf } from '../../../../kernel/record.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { task } from '../../../activities/model/index.ts'
import { enrolment, type StopReason } from '../../model/index.ts'
import { stopped } from './take-step.ts'

type Enrolment = RowOf<typeof enrolment>

/** Those of some people that are under way. */
export const activeOf = (work: Work, people: readonly string[]): Promise<Enrolment[]> =>
  work.find(enrolment, { and: [{ field: 'person', in: [...people] }, { field: 'state', is: 'active' }] }, { limit: 10_000 }) // prettier-ignore

/** Takes no further step, says why, and puts the task that is open into the bin; it is `done` where it is what stopped it. */
export async function stop(work: Work, row: Enrolment, reason: StopReason, done = false): Promise<void> {
  await work.update(enrolment, row, stopped(work.ctx, reason), { name: 'stop' })
  if (row.task) await (done ? tickOff(work, row.task) : dropTask(work, row.task))
}

/** Puts a task of a step into the bin that nobody has done. */
export async function dropTask(work: Work, id: string): Promise<void> {
  const open = await openTask(work, id)
  if (open) await work.remove(task, open)
}

async function tickOff(work: Work, id: string): Promise<void> {
  const open = await openTask(work, id)
  if (open) await work.update(task, open, { done: true, doneAt: work.ctx.now().toISOString() }, { name: 'complete' })
}

async function openTask(work: Work, id: string) {
  const row = await work.peek(task, id)
  return row && !row.done && !row.deletedAt ? row : null
}
