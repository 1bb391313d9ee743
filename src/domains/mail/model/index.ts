import type { Model } from '../../../kernel/model.ts'
import { arrivedLetter, resendLetter, sendLetter, stopLetter } from './letter-actions.ts'
import { letter } from './letter.ts'
import { mailbox } from './mailbox.ts'

export { arrivedLetter, letter, mailbox, resendLetter, sendLetter, stopLetter }
export { largestLetter, mostReceivers, openStates, undoMs } from './letter.ts'

export const model: Model = {
  room: 'mail',
  records: [mailbox, letter],
  actions: [sendLetter, stopLetter, arrivedLetter, resendLetter],
}
