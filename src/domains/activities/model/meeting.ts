import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { about } from './about.ts'

export const meeting = defineRecord({
  name: 'meeting',
  plural: 'meetings',
  label: { one: 'Meeting', many: 'Meetings' },
  icon: 'calendar-event',
  title: 'title',
  subtitle: ['location'],
  owned: true,
  private: 'owner',
  tagged: true,
  sort: '-startsAt',
  warns: ['overtaken'],
  timeline: { at: 'startsAt', about: 'about', key: 'v', speaks: true },
  reminder: { at: 'startsAt', minutesBefore: 10 },
  fields: {
    title: f.text({ label: 'Meeting', required: true, searchable: true, max: 300, sensitivity: 'personal' }),
    about,
    startsAt: f.dateTime({ label: 'Starts', sortable: true }),
    endsAt: f.dateTime({ label: 'Ends' }),
    location: f.text({ label: 'Where', max: 300, sensitivity: 'personal' }),
    notes: f.longText({ label: 'Notes', searchable: true, sensitivity: 'personal' }),
    free: f.boolean({ label: 'Leaves time free', help: 'Something else may be booked at that time.', initial: false }),
  },
})
