import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { person } from '../../people/model/index.ts'
import { callEntry } from './call-entry.ts'

export const addToCallList = defineAction(person, {
  name: 'addToCallList',
  label: 'Add to call list…',
  summary: 'Puts the person on a list of those who are called one after another; who may not be called is left out.',
  icon: 'headset',
  input: { list: f.link({ label: 'Call list', to: 'callList', required: true }) },
  bulk: true,
})

export const logCall = defineAction(callEntry, {
  name: 'log',
  label: 'Log the call…',
  summary: 'Says how the call went: it stands on the person’s timeline, with all that follows from it.',
  icon: 'phone',
  input: {
    outcome: f.like(callEntry.fields.outcome, { required: true }),
    notes: f.longText({ label: 'Notes', max: 20_000 }),
    number: f.text({ label: 'Number', help: 'The one that was dialled; the first one when left out.', max: 60 }),
    callBackOn: f.date({ label: 'Call back on', help: 'The next working day when left out.' }),
    minutes: f.number({ label: 'Minutes', unit: 'minutes', integer: true, range: [0, 1440] }),
  },
  when: { field: 'state', in: ['waiting', 'later'] },
})
