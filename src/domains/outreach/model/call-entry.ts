import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { hindrances, outcomes } from './outcomes.ts'

/** Somebody on a call list, and how the last call went. */
export const callEntry = defineRecord({
  name: 'callEntry',
  plural: 'callEntries',
  label: { one: 'Person to call', many: 'People to call' },
  icon: 'phone',
  title: 'title',
  subtitle: ['person', 'state'],
  partOf: 'list',
  hidden: true,
  sort: 'createdAt',
  fields: {
    title: f.text({ label: 'Call list', setBy: 'derived', max: 200 }),
    list: f.link({ label: 'On', to: 'callList', backLabel: 'People to call', required: true, setBy: 'action' }),
    person: f.link({ label: 'Person', to: 'person', backLabel: 'On call lists', required: true, setBy: 'action' }),
    state: f.choice({
      label: 'State',
      required: true,
      fixed: true,
      initial: 'waiting',
      setBy: 'action',
      options: [
        { key: 'waiting', label: 'Waiting', color: 'gray' },
        { key: 'later', label: 'Later', color: 'blue' },
        { key: 'done', label: 'Done', color: 'green' },
        { key: 'leftOut', label: 'Left out', color: 'amber' },
      ],
    }),
    outcome: f.choice({ label: 'Last outcome', fixed: true, setBy: 'action', options: outcomes }),
    hindrance: f.choice({ label: 'Left out because', fixed: true, setBy: 'action', options: hindrances }),
    tried: f.number({ label: 'Tried', integer: true, initial: 0, setBy: 'action' }),
    dueAt: f.dateTime({ label: 'Again from', setBy: 'action', sortable: true }),
    calledAt: f.dateTime({ label: 'Last called', setBy: 'action', sortable: true }),
    calledBy: f.user({ label: 'Called by', setBy: 'action' }),
    task: f.link({ label: 'Call back', to: 'task', setBy: 'action' }),
  },
})
