import type { Preset } from './preset.ts'

const signs = ['Message id', 'From name', 'With']

/** Mails as mail programs and Gmail hand them over, under the names that the reader of mbox files gives. */
export const mail: Preset = {
  key: 'mail',
  label: 'mbox',
  signs: { email: signs, person: signs },
  columns: {
    email: { 'Message id': '@id', Date: 'sentAt', Direction: 'direction', With: 'about', Subject: 'subject', Text: 'text' },
    person: { From: 'emails', 'From name': '@name' },
  },
} // prettier-ignore
