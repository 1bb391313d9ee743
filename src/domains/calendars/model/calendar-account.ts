import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** Where somebody's calendars lie. How they are reached lies beside it, the password in the vault. While it is private, so is what is taken from it. */
export const calendarAccount = defineRecord({
  name: 'calendarAccount',
  plural: 'calendarAccounts',
  label: { one: 'Calendar account', many: 'Calendar accounts' },
  icon: 'calendar-event',
  title: 'name',
  owned: true,
  private: 'owner',
  hidden: true,
  sort: 'name',
  fields: {
    name: f.text({ label: 'Name', required: true, sortable: true, max: 120 }),
    paused: f.boolean({ label: 'Paused', initial: false }),
  },
})
