import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** That somebody saw an ad or, for comparison, was chosen not to see it. */
export const exposure = defineRecord({
  name: 'exposure',
  plural: 'exposures',
  label: { one: 'Exposure', many: 'Exposures' },
  icon: 'eye',
  title: 'side',
  subtitle: ['person', 'company', 'at'],
  partOf: 'placement',
  sort: '-at',
  fields: {
    side: f.choice({
      label: 'Group',
      help: 'Held out: chosen by lot not to see it, so that who did can be compared with them.',
      required: true,
      fixed: true,
      initial: 'seen',
      options: [
        { key: 'seen', label: 'Saw it' },
        { key: 'heldOut', label: 'Held out' },
      ],
    }),
    placement: f.link({ label: 'Ad', to: 'placement', backLabel: 'Exposures', required: true }),
    person: f.link({ label: 'Person', to: 'person', backLabel: 'Ads seen', sensitivity: 'personal' }),
    company: f.link({ label: 'Company', to: 'company', backLabel: 'Ads seen' }),
    at: f.dateTime({ label: 'When', sortable: true, required: true, sensitivity: 'personal' }),
    times: f.number({ label: 'How often', help: '0 for who was to see it and did not.', integer: true, required: true, initial: 1, range: [0, 1e6] }),
    spot: f.text({ label: 'Where', help: 'A site, a station, an issue.', max: 200 }),
  },
}) // prettier-ignore
