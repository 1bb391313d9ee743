import type { Preset } from './preset.ts'

const signs = ['Full name', 'Name prefix', 'E-mail 1 type', 'Phone 1 type', 'Address 1 type', 'Address 1 street']

const reached = {
  Website: 'website', Categories: 'tags', Note: 'description',
  'E-mail #': 'emails:#', 'E-mail # type': 'emails:#.label', 'Phone #': 'phones:#', 'Phone # type': 'phones:#.label',
  'Address # street': 'addresses:#.street', 'Address # city': 'addresses:#.city', 'Address # region': 'addresses:#.region',
  'Address # postal code': 'addresses:#.postalCode', 'Address # country': 'addresses:#.country', 'Address # type': 'addresses:#.label',
} // prettier-ignore

/** Contacts as phones and address books hand them over, under the names that the reader of vCards gives. */
export const vcard: Preset = {
  key: 'vcard',
  label: 'vCard',
  signs: { person: signs, company: signs },
  columns: {
    person: {
      'First name': 'firstName', 'Last name': 'lastName', 'Full name': '@name', 'Name prefix': 'salutation',
      Organization: 'company', 'Job title': 'jobTitle', Birthday: 'birthday', Language: 'language', ...reached,
    },
    company: { Organization: 'name', 'Full name': 'name', ...reached },
  },
} // prettier-ignore
