import type { Preset } from './preset.ts'

/** Contacts from Outlook.com, from Outlook itself, and "Outlook CSV" from elsewhere. */
export const outlook: Preset = {
  key: 'outlook',
  label: 'Outlook',
  signs: {
    person: [
      'E-mail Address', 'E-mail 2 Address', 'Business Phone', 'Business Street', 'Home Street', 'Given Yomi', 'Surname Yomi', 'TTY/TDD Phone',
      'Company Main Phone', 'Personal Web Page', 'Directory Server', 'Radio Phone', 'E-Mail-Adresse', 'Telefon geschäftlich', 'Straße geschäftlich',
    ],
  },
  columns: {
    person: {
      'First Name': 'firstName', 'Last Name': 'lastName', Title: 'salutation', 'E-mail Address': 'emails', 'E-mail 2 Address': 'emails:2',
      'E-mail 3 Address': 'emails:3', 'Primary Phone': 'phones', 'Business Phone': 'phones:work', 'Business Phone 2': 'phones:2',
      'Mobile Phone': 'phones:mobile', 'Home Phone': 'phones:home', 'Home Phone 2': 'phones:3', 'Other Phone': 'phones:other',
      'Car Phone': 'phones:4', 'Business Fax': 'phones:fax', 'Home Fax': 'phones:5', Company: 'company', 'Job Title': 'jobTitle',
      'Business Street': 'addresses:work.street', 'Business City': 'addresses:work.city',
      'Business State': 'addresses:work.region', 'Business Postal Code': 'addresses:work.postalCode', 'Business Country': 'addresses:work.country',
      'Business Country/Region': 'addresses:work.country', 'Home Street': 'addresses:home.street', 'Home City': 'addresses:home.city',
      'Home State': 'addresses:home.region', 'Home Postal Code': 'addresses:home.postalCode', 'Home Country': 'addresses:home.country',
      'Home Country/Region': 'addresses:home.country', 'Other Street': 'addresses:other.street', 'Other City': 'addresses:other.city',
      'Other State': 'addresses:other.region', 'Other Postal Code': 'addresses:other.postalCode', 'Other Country': 'addresses:other.country',
      'Other Country/Region': 'addresses:other.country', 'Web Page': 'website', Birthday: 'birthday', Notes: 'description', Categories: 'tags',
      Vorname: 'firstName', Nachname: 'lastName', Anrede: 'salutation', 'E-Mail-Adresse': 'emails', 'E-Mail 2: Adresse': 'emails:2',
      'Telefon geschäftlich': 'phones:work', Mobiltelefon: 'phones:mobile', 'Telefon (privat)': 'phones:home', Firma: 'company',
      Position: 'jobTitle', 'Straße geschäftlich': 'addresses:work.street',
      'Ort geschäftlich': 'addresses:work.city', 'Postleitzahl geschäftlich': 'addresses:work.postalCode', 'Land/Region geschäftlich': 'addresses:work.country',
      Geburtstag: 'birthday', Notizen: 'description', Kategorien: 'tags', Webseite: 'website',
    },
  },
} // prettier-ignore
