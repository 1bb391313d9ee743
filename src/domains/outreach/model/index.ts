import type { Model } from '../../../kernel/model.ts'
import { addToCallList, logCall } from './actions.ts'
import { callEntry } from './call-entry.ts'
import { callList } from './call-list.ts'
import { enrolment, enrolPerson, skipStep, stopEnrolment } from './sequences/enrolment.ts'
import { letEveryoneGoOn, sequence, sequenceVersion } from './sequences/sequence.ts'

export { addToCallList, callEntry, callList, logCall }
export { enrolment, enrolPerson, letEveryoneGoOn, sequence, sequenceVersion, skipStep, stopEnrolment }
export { hindrances, outcomes, type Hindrance, type Outcome } from './outcomes.ts'
export { stopReasons, type StopReason } from './sequences/enrolment.ts'

export const model: Model = {
  room: 'outreach',
  records: [callList, callEntry, sequence, sequenceVersion, enrolment],
  actions: [addToCallList, logCall, enrolPerson, letEveryoneGoOn, skipStep, stopEnrolment],
}
