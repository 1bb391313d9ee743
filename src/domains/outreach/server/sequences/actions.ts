import { handle } from '../../../../platform/room.ts'
import { enrolment, letEveryoneGoOn, skipStep, stopEnrolment } from '../../model/index.ts'
import { dropTask } from './stop.ts'
import { afterStep, ended, stopped } from './take-step.ts'
import { latestOf } from './versions.ts'

/** Its task lies in the bin before the next step begins; what the task said is gone with it, why stays. */
export const skipHandler = handle(skipStep, async (work, row, { reason }) => {
  if (!row.task) return { patch: { ...(await afterStep(work, row)), skipReason: reason } }
  const left = await work.update(enrolment, row, { task: null, skipReason: reason }, { name: 'skip' })
  await dropTask(work, row.task)
  await work.update(enrolment, left, await afterStep(work, left), { name: 'goOn' })
  return null
})

export const stopHandler = handle(stopEnrolment, async (work, row) => {
  if (!row.task) return { patch: stopped(work.ctx, 'byHand') }
  await work.update(enrolment, row, stopped(work.ctx, 'byHand'), { name: 'stop' })
  await dropTask(work, row.task)
  return null
})

/** Whoever is at a step that there is none of any more is through. */
export const everyoneHandler = handle(letEveryoneGoOn, async (work, { id }) => {
  const latest = await latestOf(work, id)
  if (!latest) return { patch: {} }
  const behind = { and: [{ field: 'sequence', is: id }, { field: 'state', is: 'active' }, { field: 'revision', lt: latest.number }] } // prettier-ignore
  for (;;) {
    const rows = await work.find(enrolment, behind)
    if (rows.length === 0) return { patch: {} }
    const isOver = (step: number | null) => (step ?? 1) > latest.steps.length
    const items = rows.map((row) => ({ row, patch: { revision: latest.number, ...(isOver(row.step) && ended(work.ctx, { state: 'finished' })) } })) // prettier-ignore
    await work.updateMany(enrolment, items, { name: 'everyone' })
    await work.flush()
  }
})
