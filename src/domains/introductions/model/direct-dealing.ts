import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A sign that two whom we introduced deal with each other without us, and what was made of it. */
export const directDealing = defineRecord({
  name: 'directDealing',
  plural: 'directDealings',
  label: { one: 'Direct dealing', many: 'Direct dealings' },
  icon: 'alert-triangle',
  title: 'sign',
  subtitle: ['introduction', 'at'],
  partOf: 'introduction',
  hidden: true,
  sort: '-at',
  fields: {
    introduction: f.link({ label: 'Introduction', to: 'introduction', backLabel: 'Direct dealings', required: true }),
    sign: f.choice({
      label: 'Sign',
      required: true,
      fixed: true,
      initial: 'heard',
      setBy: 'action',
      options: [
        { key: 'email', label: 'They write to each other' },
        { key: 'order', label: 'One has ordered from the other' },
        { key: 'deal', label: 'A deal was lost to the principal' },
        { key: 'heard', label: 'Somebody heard of it' },
      ],
    }),
    at: f.dateTime({ label: 'When', help: 'Now when left out.', sortable: true }),
    note: f.longText({ label: 'Note' }),
    email: f.link({ label: 'E-mail', to: 'email', backLabel: 'Sign of direct dealings', setBy: 'action' }),
    order: f.link({ label: 'Order', to: 'order', backLabel: 'Sign of direct dealings', setBy: 'action' }),
    deal: f.link({ label: 'Deal', to: 'deal', backLabel: 'Sign of direct dealings', setBy: 'action' }),
    answer: f.choice({
      label: 'Answer',
      required: true,
      fixed: true,
      initial: 'open',
      setBy: 'action',
      tracked: true,
      options: [
        { key: 'open', label: 'To be answered', color: 'amber' },
        { key: 'agreed', label: 'It was agreed', color: 'green' },
        { key: 'followed', label: 'Followed up', color: 'blue' },
        { key: 'dismissed', label: 'No direct dealing', color: 'gray' },
      ],
    }),
    task: f.link({ label: 'Task', to: 'task', setBy: 'action' }),
  },
}) // prettier-ignore

const whileOpen = { field: 'answer', is: 'open' }

export const agreeToDealing = defineAction(directDealing, {
  name: 'agree',
  label: 'It was agreed',
  summary: 'Says that what they do directly was agreed with us.',
  icon: 'check',
  input: {},
  when: whileOpen,
  bulk: true,
  becomes: () => ({ answer: 'agreed' }),
})

export const followDealing = defineAction(directDealing, {
  name: 'followUp',
  label: 'Follow up',
  summary: 'Makes a task, due today, to ask about it.',
  icon: 'checkbox',
  input: {},
  when: whileOpen,
})

export const dismissDealing = defineAction(directDealing, {
  name: 'dismiss',
  label: 'No direct dealing',
  summary: 'Says that it is no sign of anything; the same sign is not noticed again.',
  icon: 'x',
  input: {},
  when: whileOpen,
  bulk: true,
  becomes: () => ({ answer: 'dismissed' }),
})
