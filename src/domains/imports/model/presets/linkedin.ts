import type { Preset } from './preset.ts'

/** LinkedIn's Connections.csv: talk before the header, e-mail addresses mostly empty. */
export const linkedin: Preset = {
  key: 'linkedin',
  label: 'LinkedIn',
  signs: { person: ['Connected On', 'Email Address', 'Position', 'URL'] },
  columns: {
    person: {
      'First Name': 'firstName', 'Last Name': 'lastName', URL: 'handles:linkedin', 'Email Address': 'emails',
      Company: 'company', Position: 'jobTitle',
    },
  },
} // prettier-ignore
