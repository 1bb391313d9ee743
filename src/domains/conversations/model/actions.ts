import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { conversation } from './conversation.ts'

export const assignConversation = defineAction(conversation, {
  name: 'assign',
  label: 'Assign…',
  summary: 'Gives the conversation to somebody who shares it, or to nobody.',
  icon: 'user-plus',
  bulk: true,
  input: { to: f.user({ label: 'To', help: 'Nobody when left out.' }) },
  becomes: ({ to }) => ({ owner: to ?? null }),
})

export const snoozeConversation = defineAction(conversation, {
  name: 'snooze',
  label: 'Snooze…',
  summary: 'Lets the conversation rest until a moment, or until somebody writes.',
  icon: 'alarm-snooze',
  bulk: true,
  input: { until: f.dateTime({ label: 'Until', required: true }) },
  becomes: ({ until }) => ({ state: 'snoozed', snoozedUntil: until }),
})

export const finishConversation = defineAction(conversation, {
  name: 'finish',
  label: 'Done',
  summary: 'Nothing is to be done about the conversation any more; it comes back when somebody writes.',
  icon: 'check',
  bulk: true,
  input: {},
  when: { field: 'state', isNot: 'done' },
  becomes: () => ({ state: 'done', snoozedUntil: null, waitingSince: null }),
})

export const reopenConversation = defineAction(conversation, {
  name: 'reopen',
  label: 'Reopen',
  summary: 'Something is to be done about the conversation again.',
  icon: 'rotate',
  bulk: true,
  input: {},
  when: { field: 'state', isNot: 'open' },
  becomes: () => ({ state: 'open', snoozedUntil: null }),
})
