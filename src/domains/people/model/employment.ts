import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** What a person is at a company, from when to when; a person may have several, and keeps them all. */
export const employment = defineRecord({
  name: 'employment',
  plural: 'employments',
  label: { one: 'Role', many: 'Roles' },
  icon: 'briefcase',
  title: 'title',
  subtitle: ['company'],
  partOf: 'person',
  repeats: ['company', 'jobTitle'],
  hidden: true,
  sort: '-startedOn',
  fields: {
    person: f.link({ label: 'Person', to: 'person', backLabel: 'Roles', required: true }),
    company: f.link({ label: 'Company', to: 'company', backLabel: 'People and roles', required: true }),
    title: f.text({ label: 'Job title', max: 200, sensitivity: 'personal' }),
    department: f.text({ label: 'Department', max: 120, sensitivity: 'personal' }),
    startedOn: f.date({ label: 'From', sortable: true }),
    endedOn: f.date({ label: 'To', help: 'Empty while they are there.' }),
    main: f.boolean({ label: 'Main role', help: 'Shown beside the name.', initial: true }),
  },
})
