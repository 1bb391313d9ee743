import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { about } from './about.ts'

export const note = defineRecord({
  name: 'note',
  plural: 'notes',
  label: { one: 'Note', many: 'Notes' },
  icon: 'note',
  title: 'text',
  owned: true,
  private: 'owner',
  circled: 'see',
  tagged: true,
  sort: '-happenedAt',
  timeline: { at: 'happenedAt', about: 'about', key: 'n' },
  fields: {
    text: f.longText({ label: 'Note', required: true, searchable: true, sensitivity: 'personal' }),
    about,
    happenedAt: f.dateTime({ label: 'When', sortable: true }),
    pinned: f.boolean({ label: 'Pinned', initial: false }),
  },
})
