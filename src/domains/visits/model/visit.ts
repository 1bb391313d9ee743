import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { about } from '../../activities/model/index.ts'

/** Going to see somebody: planned for a day, reported, and signed by whom it was with. */
export const visit = defineRecord({
  name: 'visit',
  plural: 'visits',
  label: { one: 'Visit', many: 'Visits' },
  icon: 'map-pin',
  title: 'title',
  subtitle: ['day'],
  owned: true,
  private: 'owner',
  tagged: true,
  sort: '-day',
  timeline: { at: 'at', about: 'about' },
  fields: {
    title: f.text({ label: 'Visit', required: true, searchable: true, max: 300, sensitivity: 'personal' }),
    about,
    day: f.date({ label: 'Planned for', sortable: true }),
    status: f.choice({
      label: 'Status',
      required: true,
      fixed: true,
      initial: 'planned',
      setBy: 'action',
      tracked: true,
      options: [
        { key: 'planned', label: 'Planned', color: 'blue' },
        { key: 'done', label: 'Done', color: 'green' },
        { key: 'missed', label: 'Missed', color: 'amber' },
        { key: 'cancelled', label: 'Cancelled', color: 'gray' },
      ],
    }),
    report: f.longText({ label: 'Report', searchable: true, sensitivity: 'personal' }),
    products: f.links({ label: 'Products shown', to: 'product', backLabel: 'Shown on visits' }),
    arrivedAt: f.dateTime({ label: 'Checked in at', setBy: 'action' }),
    place: f.text({ label: 'Place of the check-in', setBy: 'action', sensitivity: 'personal', max: 60 }),
    signedAt: f.dateTime({ label: 'Signed at', setBy: 'action' }),
    digest: f.text({ label: 'Digest', help: 'SHA-256 of what was signed.', setBy: 'action', max: 64 }),
    at: f.dateTime({ label: 'When', setBy: 'derived', sortable: true }),
  },
}) // prettier-ignore
