import { rulesOf } from '../../../../platform/room.ts'
import { task } from '../../../activities/model/index.ts'
import { enrolment } from '../../model/index.ts'
import { goOn } from './take-step.ts'

/** A step is done once its task is, and left out where that goes to the bin: the next one follows. */
export const taskRules = rulesOf(task, {
  async afterAll(work, changings) {
    if (work.ctx.cause.kind === 'undo') return
    const over = changings.filter(({ name, before, after }) => name === 'delete' || (before && !before.done && after.done)) // prettier-ignore
    if (over.length === 0) return
    const ids = over.map(({ after }) => after.id)
    const rows = await work.find(enrolment, { and: [{ field: 'task', in: ids }, { field: 'state', is: 'active' }] }) // prettier-ignore
    for (const row of rows) await goOn(work, row)
  },
})
