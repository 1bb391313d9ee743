import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A part of the market, and who works in it. Companies and people lie in it by its rules or by hand; deals follow their company. */
export const territory = defineRecord({
  name: 'territory',
  plural: 'territories',
  label: { one: 'Territory', many: 'Territories' },
  icon: 'map-pin',
  title: 'name',
  setting: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'], without: ['leads', 'members'], holds: { rules: 'json' } },
  fields: {
    name: f.text({ label: 'Name', required: true, unique: true, sortable: true, searchable: true, max: 120 }),
    parent: f.link({ label: 'Part of', to: 'territory', backLabel: 'Territories' }),
    rank: f.number({
      label: 'Rank',
      integer: true,
      range: [1, 10_000],
      sortable: true,
      help: 'Where several fit, the lowest goes first; those without one come last.',
    }),
    leads: f.links({ label: 'Leads', to: 'user' }),
    members: f.links({ label: 'Members', to: 'user' }),
    // It names fields of which those with a role of the company's own may know nothing.
    rules: f.longText({
      label: 'Rules',
      help: 'By record, as JSON: {"company": {"field": "addresses.country", "is": "DE"}}.',
      sensitivity: 'secret',
      initial: '{}',
    }),
  },
})
