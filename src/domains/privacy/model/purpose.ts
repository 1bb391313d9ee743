import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { channels } from './channels.ts'

/** What somebody may be contacted for. One that is no longer used is archived, since consents still name it. */
export const purpose = defineRecord({
  name: 'purpose',
  plural: 'purposes',
  label: { one: 'Purpose', many: 'Purposes' },
  icon: 'target',
  title: 'name',
  setting: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'] },
  fields: {
    name: f.text({ label: 'Name', required: true, unique: true, searchable: true, sortable: true, max: 120 }),
    words: f.longText({ label: 'What people are told', help: 'Stands in each new consent, unless it says otherwise.', max: 5000 }),
    channels: f.choices({ label: 'Channels', required: true, fixed: true, options: channels }),
  },
}) // prettier-ignore
