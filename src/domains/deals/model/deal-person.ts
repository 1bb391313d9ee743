import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** The part a person plays in a deal. */
export const dealPerson = defineRecord({
  name: 'dealPerson',
  plural: 'dealPeople',
  label: { one: 'Person in a deal', many: 'People in deals' },
  icon: 'user-star',
  title: 'role',
  subtitle: ['person'],
  partOf: 'deal',
  hidden: true,
  fields: {
    deal: f.link({ label: 'Deal', to: 'deal', backLabel: 'People', required: true }),
    person: f.link({ label: 'Person', to: 'person', backLabel: 'Deals', required: true }),
    role: f.choice({
      label: 'Role',
      options: [
        { key: 'decider', label: 'Decides' },
        { key: 'influencer', label: 'Influences' },
        { key: 'champion', label: 'Champion' },
        { key: 'user', label: 'Uses it' },
        { key: 'purchasing', label: 'Purchasing' },
        { key: 'blocker', label: 'Blocks' },
      ],
    }),
    stance: f.choice({
      label: 'Stance',
      fixed: true,
      options: [
        { key: 'for', label: 'For us', color: 'green' },
        { key: 'neutral', label: 'Neutral', color: 'gray' },
        { key: 'against', label: 'Against us', color: 'red' },
      ],
    }),
    reportsTo: f.link({ label: 'Reports to', to: 'dealPerson' }),
    influences: f.links({ label: 'Has influence on', to: 'dealPerson' }),
  },
})
