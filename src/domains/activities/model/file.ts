import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { about } from './about.ts'

/** A document; its bytes lie in the file store under its id. */
export const file = defineRecord({
  name: 'file',
  plural: 'files',
  label: { one: 'File', many: 'Files' },
  icon: 'paperclip',
  title: 'name',
  owned: true,
  private: 'owner',
  tagged: true,
  sort: '-addedAt',
  timeline: { at: 'addedAt', about: 'about' },
  fields: {
    name: f.text({
      label: 'Name',
      required: true,
      searchable: true,
      sortable: true,
      max: 255,
      sensitivity: 'personal',
    }),
    about,
    addedAt: f.dateTime({ label: 'Added', sortable: true }),
    contentType: f.text({ label: 'Type', max: 200, setBy: 'action' }),
    size: f.number({ label: 'Size', help: 'In bytes.', integer: true, setBy: 'action' }),
    sha256: f.text({ label: 'Digest', max: 64, setBy: 'action', sensitivity: 'personal' }),
  },
})
