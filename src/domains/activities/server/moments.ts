import { rulesOf } from '../../../platform/room.ts'
import { call, email, file, meeting, note } from '../model/index.ts'

// A contact that says no time took place now.
export const noteRules = rulesOf(note, {
  before: (work, { after }) => (after.happenedAt ? undefined : { happenedAt: work.ctx.now().toISOString() }),
})
export const callRules = rulesOf(call, {
  before: (work, { after }) => (after.startedAt ? undefined : { startedAt: work.ctx.now().toISOString() }),
})
export const meetingRules = rulesOf(meeting, {
  before: (work, { after }) => (after.startsAt ? undefined : { startsAt: work.ctx.now().toISOString() }),
})
export const emailRules = rulesOf(email, {
  before: (work, { after }) => (after.sentAt ? undefined : { sentAt: work.ctx.now().toISOString() }),
})
export const fileRules = rulesOf(file, {
  before: (work, { after }) => (after.addedAt ? undefined : { addedAt: work.ctx.now().toISOString() }),
})
