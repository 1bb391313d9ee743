import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { about } from './about.ts'
import { direction } from './direction.ts'

/** A mail that somebody logged by hand. */
export const email = defineRecord({
  name: 'email',
  plural: 'emails',
  label: { one: 'E-mail', many: 'E-mails' },
  icon: 'mail',
  title: 'subject',
  owned: true,
  private: 'owner',
  circled: 'edit',
  tagged: true,
  sort: '-sentAt',
  timeline: { at: 'sentAt', about: 'about', key: 'm', speaks: true, by: 'emails' },
  fields: {
    subject: f.text({ label: 'Subject', required: true, searchable: true, max: 500, sensitivity: 'personal' }),
    about,
    direction,
    sentAt: f.dateTime({ label: 'When', sortable: true }),
    text: f.longText({ label: 'Text', searchable: true, sensitivity: 'personal' }),
  },
})
