import type { Preset } from './preset.ts'

/** Google Contacts, today's and the older form: as many columns as the data needs, several values in a cell joined by " ::: ". */
export const googleContacts: Preset = {
  key: 'googleContacts',
  label: 'Google Contacts',
  signs: {
    person: [
      'E-mail 1 - Value', 'E-mail 1 - Label', 'E-mail 1 - Type', 'Phone 1 - Value', 'Phone 1 - Label', 'Phone 1 - Type', 'File As',
      'Phonetic First Name', 'Organization Title', 'Group Membership', 'Yomi Name', 'Organization 1 - Name', 'Name Prefix', 'Given Name',
    ],
  },
  columns: {
    person: {
      'First Name': 'firstName', 'Last Name': 'lastName', 'Given Name': 'firstName', 'Family Name': 'lastName', 'Name Prefix': 'salutation',
      Name: '@name', Birthday: 'birthday', Notes: 'description', Labels: 'tags', 'Group Membership': 'tags', Language: 'language',
      'Organization Name': 'company', 'Organization Title': 'jobTitle', 
      'Organization 1 - Name': 'company', 'Organization 1 - Title': 'jobTitle', 
      'E-mail # - Value': 'emails:#', 'E-mail # - Label': 'emails:#.label', 'E-mail # - Type': 'emails:#.label',
      'Phone # - Value': 'phones:#', 'Phone # - Label': 'phones:#.label', 'Phone # - Type': 'phones:#.label',
      'Address # - Street': 'addresses:#.street', 'Address # - City': 'addresses:#.city', 'Address # - Region': 'addresses:#.region',
      'Address # - Postal Code': 'addresses:#.postalCode', 'Address # - Country': 'addresses:#.country', 'Address # - Label': 'addresses:#.label',
      'Address # - Type': 'addresses:#.label', 'Website 1 - Value': 'website',
    },
  },
} // prettier-ignore
