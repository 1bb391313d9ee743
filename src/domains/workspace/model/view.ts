import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A list with its filter, order and columns, kept under a name. */
export const view = defineRecord({
  name: 'view',
  plural: 'views',
  label: { one: 'View', many: 'Views' },
  icon: 'layout-list',
  title: 'name',
  owned: true,
  private: 'owner',
  hidden: true,
  sort: 'name',
  configured: { by: ['of', 'name'], holds: { query: 'query' } },
  fields: {
    name: f.text({ label: 'Name', required: true, sortable: true, max: 120 }),
    of: f.text({ label: 'Record', required: true, max: 60 }),
    layout: f.choice({
      label: 'Layout',
      required: true,
      fixed: true,
      initial: 'table',
      options: [
        { key: 'table', label: 'Table' },
        { key: 'board', label: 'Board' },
        { key: 'calendar', label: 'Calendar' },
        { key: 'map', label: 'Map' },
      ],
    }),
    query: f.longText({
      label: 'Query',
      help: 'Filter, sort and columns as the address of the list carries them.',
      required: true,
    }),
    position: f.number({ label: 'Position', initial: 0 }),
  },
})
