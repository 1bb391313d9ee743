import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { roles } from './user.ts'

/** How the company lays out the pages and forms of a kind of record, for everybody or for some. */
export const layout = defineRecord({
  name: 'layout',
  plural: 'layouts',
  label: { one: 'Layout', many: 'Layouts' },
  icon: 'layout-list',
  title: 'name',
  setting: true,
  secluded: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['of', 'name'], holds: { way: 'id', page: 'json', head: 'json', asks: 'json' } },
  fields: {
    of: f.text({ label: 'Record', help: 'Its name: deal.', required: true, max: 60, setBy: 'action' }),
    name: f.text({ label: 'Name', required: true, sortable: true, max: 200 }),
    role: f.choice({ label: 'Role', fixed: true, setBy: 'action', options: roles }),
    ownRole: f.link({ label: 'Role of your own', to: 'ownRole', setBy: 'action' }),
    way: f.text({ label: 'Pipeline', help: 'Its id, for records that have one.', max: 60, setBy: 'action' }),
    page: f.longText({
      label: 'Page',
      help: 'Its groups and what is left out, as JSON: {"groups":[{"key":"details","columns":2,"names":["amount"]}],"leftOut":[]}.',
      max: 50_000,
    }),
    head: f.longText({
      label: 'Head',
      help: 'The facts beneath the title, as JSON: ["amount","closeOn"].',
      max: 2_000,
    }),
    asks: f.longText({
      label: 'Quick create',
      help: 'What is asked of a new one, as JSON: ["name","amount"].',
      max: 4_000,
    }),
  },
})
