import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** That a lead was given to somebody: why to them and not to others, until when they were to be spoken with, and what became of it. */
export const leadAssignment = defineRecord({
  name: 'leadAssignment',
  plural: 'leadAssignments',
  label: { one: 'Assignment', many: 'Assignments' },
  icon: 'user-check',
  title: 'title',
  partOf: 'person',
  hidden: true,
  sort: '-givenAt',
  fields: {
    title: f.text({ label: 'Given by', required: true, setBy: 'action', max: 120 }),
    person: f.link({ label: 'Person', to: 'person', backLabel: 'Assignments', required: true, setBy: 'action' }),
    form: f.link({ label: 'Form', to: 'leadForm', backLabel: 'Assignments', setBy: 'action' }),
    to: f.user({ label: 'Given to', backLabel: 'Assignments', setBy: 'action' }),
    why: f.longText({ label: 'Why', setBy: 'action' }),
    turn: f.number({ label: 'Turn', help: 'How many had them before, and one.', integer: true, setBy: 'action' }),
    givenAt: f.dateTime({ label: 'When', sortable: true, setBy: 'action' }),
    touchBy: f.dateTime({ label: 'To be spoken with by', setBy: 'action' }),
    outcome: f.choice({
      label: 'What became of it',
      fixed: true,
      setBy: 'derived',
      options: [
        { key: 'touched', label: 'Spoken with' },
        { key: 'passed', label: 'Passed on' },
        { key: 'over', label: 'Over' },
      ],
    }),
    touchedAt: f.dateTime({ label: 'Spoken with at', setBy: 'derived' }),
    minutes: f.number({ label: 'Time to first touch', integer: true, unit: 'minutes', setBy: 'derived' }),
  },
})
