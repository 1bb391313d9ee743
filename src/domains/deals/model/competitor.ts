import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** Somebody who wants to sell to our customers, too. */
export const competitor = defineRecord({
  name: 'competitor',
  plural: 'competitors',
  label: { one: 'Competitor', many: 'Competitors' },
  icon: 'flag',
  title: 'name',
  subtitle: ['website'],
  shared: true,
  sort: 'name',
  configured: { not: 'whom one meets is learned at work, not set up' },
  fields: {
    name: f.text({ label: 'Name', required: true, unique: true, searchable: true, sortable: true, max: 200 }),
    website: f.url({ label: 'Website', searchable: true }),
    company: f.link({ label: 'Company', help: 'Where it stands among the companies.', to: 'company', backLabel: 'Competitors' }),
    strengths: f.longText({ label: 'Strengths', searchable: true }),
    weaknesses: f.longText({ label: 'Weaknesses', searchable: true }),
  },
}) // prettier-ignore

/** A competitor in a deal, and how it stands there. */
export const dealCompetitor = defineRecord({
  name: 'dealCompetitor',
  plural: 'dealCompetitors',
  label: { one: 'Competitor in a deal', many: 'Competitors in deals' },
  icon: 'flag',
  title: 'note',
  subtitle: ['competitor'],
  partOf: 'deal',
  hidden: true,
  fields: {
    deal: f.link({ label: 'Deal', to: 'deal', backLabel: 'Competitors', required: true }),
    competitor: f.link({ label: 'Competitor', to: 'competitor', backLabel: 'Deals', required: true }),
    status: f.choice({
      label: 'Standing',
      options: [
        { key: 'incumbent', label: 'In place today', color: 'amber' },
        { key: 'ahead', label: 'Ahead of us', color: 'red' },
        { key: 'level', label: 'Level with us', color: 'blue' },
        { key: 'behind', label: 'Behind us', color: 'green' },
        { key: 'out', label: 'Out of the race', color: 'gray' },
      ],
    }),
    note: f.text({ label: 'Note', max: 1000 }),
  },
})
