import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A configuration file, or a template, that was brought in: by its causes it is taken back. */
export const configurationRun = defineRecord({
  name: 'configurationRun',
  plural: 'configurationRuns',
  label: { one: 'Configuration', many: 'Configurations' },
  icon: 'settings',
  title: 'name',
  setting: true,
  secluded: true,
  hidden: true,
  sort: '-createdAt',
  configured: { not: 'It tells what files have done here.' },
  fields: {
    name: f.text({ label: 'Name', required: true, max: 200, setBy: 'action' }),
    template: f.text({ label: 'Template', max: 60, setBy: 'action' }),
    state: f.choice({
      label: 'State',
      required: true,
      fixed: true,
      initial: 'running',
      setBy: 'action',
      options: [
        { key: 'running', label: 'Being applied', color: 'blue' },
        { key: 'applied', label: 'Applied', color: 'green' },
        { key: 'refused', label: 'Refused', color: 'red' },
        { key: 'takenBack', label: 'Taken back', color: 'gray' },
      ],
    }),
    changes: f.number({ label: 'Changes', integer: true, setBy: 'action' }),
    cause: f.text({ label: 'Cause', max: 40, setBy: 'action' }),
    sample: f.text({ label: 'Cause of the sample data', max: 40, setBy: 'action' }),
  },
})
