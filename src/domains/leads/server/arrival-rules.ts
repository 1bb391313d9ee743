import { rulesOf } from '../../../platform/room.ts'
import { person } from '../../people/model/index.ts'

/** Somebody who becomes a lead has arrived, and nobody has spoken with them since. Whoever is given as a lead arrived when they were made. */
export const arrivalRules = rulesOf(person, {
  before(work, { before, after }) {
    if (before?.lifeCycle === 'subscriber' && !['subscriber', 'lead'].includes(after.lifeCycle ?? ''))
      return { returnOn: null }
    if (after.lifeCycle !== 'lead' || before?.lifeCycle === 'lead') return
    // What an undo takes back was so before: they arrived then.
    if (work.ctx.cause.kind === 'undo' && after.arrivedAt) return
    return {
      arrivedAt: work.ctx.now().toISOString(),
      firstTouchAt: null,
      touchMinutes: null,
      nurtureReason: null,
      returnOn: null,
    }
  },
})
