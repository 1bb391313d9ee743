import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { person } from '../../people/model/index.ts'

/** That somebody came to us once: by what, when, and whether we knew them. They may come many times, and are one person. */
export const leadArrival = defineRecord({
  name: 'leadArrival',
  plural: 'leadArrivals',
  label: { one: 'Arrival', many: 'Arrivals' },
  icon: 'user-plus',
  title: 'title',
  subtitle: ['person'],
  partOf: 'person',
  hidden: true,
  sort: '-arrivedAt',
  fields: {
    title: f.text({ label: 'Came by', required: true, setBy: 'action', sortable: true, max: 120 }),
    person: f.link({ label: 'Person', to: 'person', backLabel: 'Arrivals', required: true, setBy: 'action' }),
    form: f.link({ label: 'Form', to: 'leadForm', backLabel: 'Arrivals', setBy: 'action' }),
    formVersion: f.number({ label: 'Version of the form', integer: true, setBy: 'action' }),
    arrivedAt: f.dateTime({ label: 'When', sortable: true, setBy: 'action' }),
    source: f.like(person.fields.source, {}),
    campaign: f.like(person.fields.campaign, {}),
    wasKnown: f.boolean({ label: 'We knew them', setBy: 'action' }),
  },
})
