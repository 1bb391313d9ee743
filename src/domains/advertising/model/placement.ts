import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { person } from '../../people/model/index.ts'

/** What was advertised: in which medium, when and where, how many it reached and what it cost. Browsers that block ads would not ask for `/ads`. */
export const placement = defineRecord({
  name: 'placement',
  plural: 'placements',
  label: { one: 'Ad', many: 'Ads' },
  icon: 'speakerphone',
  title: 'name',
  subtitle: ['medium', 'campaign'],
  owned: true,
  tagged: true,
  sort: '-startsOn',
  fields: {
    name: f.text({ label: 'Name', required: true, unique: true, searchable: true, sortable: true, max: 200 }),
    medium: f.choice({
      label: 'Medium',
      required: true,
      initial: 'other',
      options: [
        { key: 'print', label: 'Print' },
        { key: 'radio', label: 'Radio' },
        { key: 'tv', label: 'Television' },
        { key: 'outdoor', label: 'Outdoor' },
        { key: 'mail', label: 'Direct mail' },
        { key: 'search', label: 'Search' },
        { key: 'social', label: 'Social media' },
        { key: 'display', label: 'Display' },
        { key: 'podcast', label: 'Podcast' },
        { key: 'event', label: 'Event' },
        { key: 'other', label: 'Other' },
      ],
    }),
    campaign: f.like(person.fields.campaign, { help: 'As it stands on people whom it brought.' }),
    startsOn: f.date({ label: 'From', sortable: true }),
    endsOn: f.date({ label: 'Until' }),
    countries: f.text({ label: 'Countries where it ran', help: 'Two letters each: DE, AT. Leave empty where only named people saw it.', max: 400 }),
    postcodes: f.text({ label: 'Postcodes where it ran', help: 'How they begin: 10, 803. All of the countries when left out.', max: 400 }),
    counts: f.choice({
      label: 'Compares',
      help: 'Deals of people are those in which they are named; those of companies are all of them.',
      required: true,
      fixed: true,
      initial: 'person',
      options: [
        { key: 'person', label: 'People' },
        { key: 'company', label: 'Companies' },
      ],
    }),
    reach: f.number({ label: 'Reach', help: 'How many saw it, as the medium says.', integer: true, range: [0, 1e10] }),
    cost: f.money({ label: 'Cost', sortable: true }),
  },
}) // prettier-ignore
