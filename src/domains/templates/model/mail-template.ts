import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A text that e-mails begin with, in which tags stand for what is known of whoever it is written to. */
export const mailTemplate = defineRecord({
  name: 'mailTemplate',
  plural: 'mailTemplates',
  label: { one: 'E-mail template', many: 'E-mail templates' },
  icon: 'template',
  title: 'name',
  owned: true,
  private: 'owner',
  hidden: true,
  sort: 'name',
  fields: {
    name: f.text({ label: 'Name', required: true, sortable: true, max: 120 }),
    subject: f.text({ label: 'Subject', max: 500 }),
    page: f.longText({ label: 'Text', max: 100_000 }),
  },
})
