import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** What was said with somebody by one channel, from the first message to the last, and what is to be done about it. Its messages are records of the rooms that have them. */
export const conversation = defineRecord({
  name: 'conversation',
  plural: 'conversations',
  label: { one: 'Conversation', many: 'Conversations' },
  icon: 'message-circle',
  title: 'subject',
  owned: true,
  private: 'owner',
  circled: 'edit',
  hidden: true,
  sort: '-lastAt',
  fields: {
    subject: f.text({ label: 'Subject', max: 500, setBy: 'action', sensitivity: 'personal' }),
    channel: f.text({ label: 'Channel', max: 40, setBy: 'action' }),
    with: f.link({ label: 'With', to: 'any', backLabel: 'Conversations', setBy: 'action' }),
    name: f.text({ label: 'Name', max: 200, setBy: 'action', sensitivity: 'personal' }),
    address: f.text({ label: 'Address', max: 320, setBy: 'action', sensitivity: 'personal' }),
    preview: f.text({ label: 'Last words', max: 300, setBy: 'action', sensitivity: 'personal' }),
    state: f.choice({
      label: 'State',
      required: true,
      fixed: true,
      initial: 'open',
      setBy: 'action',
      options: [
        { key: 'open', label: 'Open', color: 'blue' },
        { key: 'snoozed', label: 'Snoozed', color: 'amber' },
        { key: 'done', label: 'Done', color: 'green' },
      ],
    }),
    snoozedUntil: f.dateTime({ label: 'Snoozed until', setBy: 'action' }),
    waitingSince: f.dateTime({ label: 'Waits since', help: 'For an answer of ours.', setBy: 'action' }),
    lastAt: f.dateTime({ label: 'Last message', sortable: true, setBy: 'action' }),
    mentioned: f.links({ label: 'Mentioned', help: 'Colleagues whom a note names.', to: 'user', setBy: 'action' }),
  },
})
