import { f } from '../../../kernel/field.ts'

/** How far a person or company has come with us; a lead is a stage of it, never a second record. */
export const lifeCycle = f.choice({
  label: 'Life cycle',
  help: 'A won deal moves it forward; back it goes only when somebody says so.',
  required: true,
  fixed: true,
  initial: 'lead',
  tracked: true,
  sortable: true,
  options: [
    { key: 'subscriber', label: 'Subscriber', color: 'gray' },
    { key: 'lead', label: 'Lead', color: 'blue' },
    { key: 'qualified', label: 'Qualified', color: 'violet' },
    { key: 'customer', label: 'Customer', color: 'green' },
    { key: 'former', label: 'Former customer', color: 'amber' },
  ],
})

export const source = f.choice({
  label: 'Source',
  options: [
    { key: 'web', label: 'Website' },
    { key: 'referral', label: 'Referral' },
    { key: 'fair', label: 'Trade fair' },
    { key: 'campaign', label: 'Campaign' },
    { key: 'mail', label: 'E-mail' },
    { key: 'cold', label: 'Cold contact' },
    { key: 'partner', label: 'Partner' },
    { key: 'import', label: 'Import' },
    { key: 'other', label: 'Other' },
  ],
})
