import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { leadForm, rota } from '../../leads/model/index.ts'
import { person } from '../../people/model/index.ts'

/** A page on which anybody may choose a time to meet somebody of us. */
export const bookingPage = defineRecord({
  name: 'bookingPage',
  plural: 'bookingPages',
  label: { one: 'Booking page', many: 'Booking pages' },
  icon: 'calendar-event',
  title: 'name',
  owned: true,
  hidden: true,
  sort: 'name',
  fields: {
    name: f.text({ label: 'Heading', required: true, sortable: true, max: 120 }),
    address: f.text({ label: 'Address', help: 'Such as intro-call; made of the heading when left out.', unique: true, max: 60 }),
    closed: f.boolean({ label: 'Takes no bookings', initial: false }),
    about: f.longText({ label: 'What for', max: 2000 }),
    minutes: f.choices({
      label: 'How long',
      help: 'In minutes; of several, visitors choose.',
      fixed: true,
      options: [
        { key: '15', label: '15' },
        { key: '30', label: '30' },
        { key: '45', label: '45' },
        { key: '60', label: '60' },
        { key: '90', label: '90' },
      ],
    }),
    meets: f.choice({
      label: 'Where',
      fixed: true,
      initial: 'phone',
      options: [
        { key: 'phone', label: 'By phone' },
        { key: 'video', label: 'By video' },
        { key: 'place', label: 'At an address' },
      ],
    }),
    place: f.text({ label: 'Link or address', max: 300 }),
    users: f.links({ label: 'With', help: 'Yourself when left out.', to: 'user' }),
    together: f.boolean({ label: 'All of them together', help: 'Else one in turn.', initial: false }),
    days: f.like(rota.fields.days, { help: 'When left out, as the rota says.' }),
    begins: f.like(rota.fields.begins, { help: 'Such as 09:00.' }),
    ends: f.like(rota.fields.ends, { help: 'Such as 17:30.' }),
    gapBefore: f.number({ label: 'Kept free before', integer: true, unit: 'minutes', range: [0, 240] }),
    gapAfter: f.number({ label: 'Kept free after', integer: true, unit: 'minutes', range: [0, 240] }),
    notice: f.number({ label: 'Hours of notice', integer: true, range: [0, 720], initial: 4 }),
    ahead: f.number({ label: 'Days ahead', integer: true, range: [1, 180], initial: 30 }),
    most: f.number({ label: 'At most a day', help: 'For each of them.', integer: true, range: [1, 50] }),
    asks: f.like(leadForm.fields.asks, { help: 'Beside the e-mail address.' }),
    needs: f.like(leadForm.fields.needs, {}),
    source: f.like(person.fields.source, {}),
  },
}) // prettier-ignore
