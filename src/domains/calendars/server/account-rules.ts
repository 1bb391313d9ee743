import { rulesOf } from '../../../platform/room.ts'
import { calendarAccount } from '../model/index.ts'
import { dropConnection, lookNow } from './connections.ts'

/** Calendars are their owner's alone unless they open them. Whoever they pass to connects them anew: nobody comes by a password of somebody else's. */
export const accountRules = rulesOf(calendarAccount, {
  before: (_work, { before, after }) => (before === null ? { private: after.private ?? true } : undefined),
  after: async (work, { name, before, after }) => {
    if (before === null) return
    if (name === 'delete' || before.owner !== after.owner) await dropConnection(work.tx, after.id)
    else if (before.paused && !after.paused) await lookNow(work.tx, after.id)
  },
})
