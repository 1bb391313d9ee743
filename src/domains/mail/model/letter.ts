import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A letter leaves so long after it is sent: until then it can be stopped. */
export const undoMs = 10_000
/** What hangs on a letter is no more than so many bytes together. */
export const largestLetter = 20_000_000
/** So many are addressed by one letter, no more. */
export const mostReceivers = 100

/** What one letter says to whom, while it is written and on its way; once it has left it is an e-mail of the timelines. */
export const letter = defineRecord({
  name: 'letter',
  plural: 'letters',
  label: { one: 'Letter', many: 'Letters' },
  icon: 'send',
  title: 'subject',
  owned: true,
  private: 'owner',
  hidden: true,
  sort: '-createdAt',
  warns: ['hold', 'fail', 'refuse', 'comeBack'],
  fields: {
    subject: f.text({ label: 'Subject', max: 500, sensitivity: 'personal' }),
    mailbox: f.link({ label: 'From', to: 'mailbox', backLabel: 'Letters' }),
    sendTo: f.text({ label: 'To', max: 20_000, sensitivity: 'personal' }),
    cc: f.text({ label: 'Copy', max: 20_000, sensitivity: 'personal' }),
    bcc: f.text({ label: 'Blind copy', max: 20_000, sensitivity: 'personal' }),
    page: f.longText({ label: 'Page', help: 'HTML; what could do harm is left out.', max: 500_000, sensitivity: 'personal' }),
    answers: f.link({ label: 'Answers', to: 'email', backLabel: 'Answered by' }),
    about: f.links({ label: 'About', to: 'any', backLabel: 'Letters' }),
    attachments: f.links({ label: 'Attachments', to: 'file', backLabel: 'Sent with' }),
    remindDays: f.number({ label: 'Remind me after', help: 'Days without an answer.', integer: true, range: [1, 365] }),
    state: f.choice({
      label: 'State',
      required: true,
      fixed: true,
      initial: 'draft',
      setBy: 'action',
      options: [
        { key: 'draft', label: 'Draft', color: 'gray' },
        { key: 'due', label: 'Waiting', color: 'blue' },
        { key: 'sending', label: 'Being sent', color: 'blue' },
        { key: 'sent', label: 'Sent', color: 'green' },
        { key: 'held', label: 'Held', color: 'amber' },
        { key: 'failed', label: 'Failed', color: 'red' },
      ],
    }),
    trouble: f.choice({
      label: 'Trouble',
      fixed: true,
      setBy: 'action',
      options: [
        { key: 'unknown', label: 'Nobody knows whether it left' },
        { key: 'noWay', label: 'The mailbox cannot send' },
        { key: 'forbidden', label: 'Its sender may not send it' },
        { key: 'signIn', label: 'The mail server does not let the sender in' },
        { key: 'late', label: 'The mail server was not there for too long' },
        { key: 'refused', label: 'The mail server refused it' },
        { key: 'partly', label: 'The mail server refused some receivers' },
        { key: 'bounced', label: 'It came back' },
      ],
    }),
    sendAt: f.dateTime({ label: 'To be sent', setBy: 'action' }),
    sentAt: f.dateTime({ label: 'Sent', setBy: 'action' }),
    email: f.link({ label: 'E-mail', to: 'email', backLabel: 'Letter', setBy: 'action' }),
  },
}) // prettier-ignore

/** While it is in one of these states, what it says can be changed. */
export const openStates = ['draft', 'failed'] as const
