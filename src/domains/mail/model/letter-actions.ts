import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { letter, openStates } from './letter.ts'

export const sendLetter = defineAction(letter, {
  name: 'send',
  label: 'Send',
  summary: 'Sends the letter in ten seconds, or at a moment; until then it can be stopped.',
  icon: 'send',
  onPanel: true,
  input: { at: f.dateTime({ label: 'At' }) },
  when: { field: 'state', in: [...openStates] },
})

export const stopLetter = defineAction(letter, {
  name: 'stop',
  label: 'Stop',
  summary: 'Makes a letter that waits to be sent a draft again.',
  icon: 'hand-stop',
  onPanel: true,
  final: true,
  input: {},
  when: { field: 'state', is: 'due' },
})

export const arrivedLetter = defineAction(letter, {
  name: 'arrived',
  label: 'It was sent',
  summary: 'Says of a letter of which nobody knew that it has left.',
  icon: 'check',
  onPanel: true,
  final: true,
  input: {},
  when: { field: 'state', is: 'held' },
})

export const resendLetter = defineAction(letter, {
  name: 'resend',
  label: 'Send once more',
  summary: 'Sends a letter of which nobody knew whether it had left once more, under the same id.',
  icon: 'repeat',
  onPanel: true,
  final: true,
  input: {},
  when: { field: 'state', is: 'held' },
})
