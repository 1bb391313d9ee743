import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** People who work together; those of a team see what its own teams see, where their role goes by teams. */
export const team = defineRecord({
  name: 'team',
  plural: 'teams',
  label: { one: 'Team', many: 'Teams' },
  icon: 'users',
  title: 'name',
  setting: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'], without: ['lead'] },
  fields: {
    name: f.text({ label: 'Name', required: true, unique: true, sortable: true, max: 120 }),
    parent: f.link({ label: 'Part of', to: 'team', backLabel: 'Teams' }),
    lead: f.user({ label: 'Lead', help: 'Sees what the team sees, and what it is to sell.', backLabel: 'Leads' }),
  },
})
