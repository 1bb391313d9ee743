import { defineAction } from '../../../../kernel/action.ts'
import { f, type Option } from '../../../../kernel/field.ts'
import { defineRecord } from '../../../../kernel/record.ts'
import { person } from '../../../people/model/index.ts'

/** Why no further step is taken with somebody. */
export const stopReasons = [
  { key: 'answered', label: 'They answered' },
  { key: 'outcome', label: 'How a call ended' },
  { key: 'won', label: 'A deal was won' },
  { key: 'lost', label: 'A deal was lost' },
  { key: 'qualified', label: 'Qualified' },
  { key: 'handedBack', label: 'Handed back' },
  { key: 'withdrawn', label: 'No consent' },
  { key: 'restricted', label: 'Restricted' },
  { key: 'erased', label: 'Erased' },
  { key: 'unreachable', label: 'No number or address' },
  { key: 'gone', label: 'In the bin' },
  { key: 'byHand', label: 'Stopped by hand' },
] as const satisfies readonly Option[]

export type StopReason = (typeof stopReasons)[number]['key']

/** Somebody with whom the steps of a sequence are taken, and how far that is. */
export const enrolment = defineRecord({
  name: 'enrolment',
  plural: 'enrolments',
  label: { one: 'Enrolment', many: 'Enrolments' },
  icon: 'user-check',
  title: 'title',
  subtitle: ['person', 'state'],
  partOf: 'person',
  sort: '-createdAt',
  fields: {
    title: f.text({ label: 'Enrolled in', setBy: 'derived', max: 200 }),
    sequence: f.link({ label: 'Sequence', to: 'sequence', backLabel: 'Enrolled', required: true, setBy: 'action' }),
    person: f.link({ label: 'Person', to: 'person', required: true, setBy: 'action' }),
    seller: f.user({ label: 'Whose tasks', help: 'Whoever enrolled them, when left out.' }),
    state: f.choice({
      label: 'State',
      required: true,
      fixed: true,
      initial: 'active',
      setBy: 'action',
      options: [
        { key: 'active', label: 'Under way', color: 'blue' },
        { key: 'finished', label: 'Finished', color: 'green' },
        { key: 'stopped', label: 'Stopped', color: 'gray' },
      ],
    }),
    stopped: f.choice({ label: 'Stopped because', fixed: true, setBy: 'action', options: stopReasons }),
    step: f.number({ label: 'Step', integer: true, setBy: 'action' }),
    revision: f.number({ label: 'Version of steps', integer: true, setBy: 'action' }),
    dueAt: f.dateTime({ label: 'Next step from', setBy: 'action', sortable: true }),
    task: f.link({ label: 'Task of the step', to: 'task', setBy: 'action' }),
    skipReason: f.text({ label: 'Last skipped because', max: 300, setBy: 'action', sensitivity: 'personal' }),
    endedAt: f.dateTime({ label: 'Ended', setBy: 'action', sortable: true }),
  },
})

export const enrolPerson = defineAction(person, {
  name: 'enrol',
  label: 'Enrol in a sequence…',
  summary: 'Takes the steps of a sequence with the person, one after the other; who may not be reached is left out.',
  icon: 'list-check',
  input: {
    sequence: f.link({ label: 'Sequence', to: 'sequence', required: true }),
    seller: f.user({ label: 'Whose tasks', help: 'Yours when left out.' }),
  },
  bulk: true,
})

const whileActive = { field: 'state', is: 'active' }

export const skipStep = defineAction(enrolment, {
  name: 'skip',
  label: 'Skip the step…',
  summary: 'Leaves out the step that they are at, and says why; the next one follows.',
  icon: 'arrow-right',
  input: { reason: f.text({ label: 'Why', required: true, max: 300 }) },
  when: whileActive,
})

export const stopEnrolment = defineAction(enrolment, {
  name: 'stop',
  label: 'Stop',
  summary: 'Takes no further step with them; an open task of the sequence goes to the bin.',
  icon: 'hand-stop',
  input: {},
  when: whileActive,
  bulk: true,
})
