import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { about } from './about.ts'
import { direction } from './direction.ts'

export const call = defineRecord({
  name: 'call',
  plural: 'calls',
  label: { one: 'Call', many: 'Calls' },
  icon: 'phone',
  title: 'subject',
  subtitle: ['outcome'],
  owned: true,
  private: 'owner',
  tagged: true,
  sort: '-startedAt',
  timeline: { at: 'startedAt', about: 'about', key: 'l', speaks: true, by: 'phones' },
  fields: {
    subject: f.text({
      label: 'Subject',
      required: true,
      searchable: true,
      max: 300,
      initial: 'Call',
      sensitivity: 'personal',
    }),
    about,
    direction,
    outcome: f.choice({
      label: 'Outcome',
      options: [
        { key: 'reached', label: 'Reached', color: 'green' },
        { key: 'message', label: 'Left a message', color: 'gray' },
        { key: 'noAnswer', label: 'No answer', color: 'amber' },
        { key: 'wrongNumber', label: 'Wrong number', color: 'red' },
      ],
    }),
    startedAt: f.dateTime({ label: 'When', sortable: true }),
    minutes: f.number({ label: 'Minutes', unit: 'minutes', integer: true, range: [0, 1440] }),
    notes: f.longText({ label: 'Notes', searchable: true, sensitivity: 'personal' }),
  },
})
