import type { Preset } from './preset.ts'

const person = {
  'Person - ID': '@id', 'Person - Name': '@name', 'Person - First name': 'firstName', 'Person - Last name': 'lastName',
  'Person - Owner': 'owner', 'Person - Email': 'emails', 'Person - Email - Work': 'emails:work', 'Person - Email (Work)': 'emails:work',
  'Person - Email - Home': 'emails:home', 'Person - Email (Home)': 'emails:home', 'Person - Email - Other': 'emails:other',
  'Person - Phone': 'phones', 'Person - Phone - Work': 'phones:work', 'Person - Phone (Work)': 'phones:work',
  'Person - Phone - Mobile': 'phones:mobile', 'Person - Phone (Mobile)': 'phones:mobile', 'Person - Phone - Home': 'phones:home',
  'Person - Organization': 'company', 'Organization - Name': 'company', 'Person - Job title': 'jobTitle',
  'Person - Label': 'tags', 'Person - Birthday': 'birthday', 'Person - Person created': '@createdAt',
  'Osoba - Jméno': '@name', 'Osoba - Telefon': 'phones', 'Osoba - E-mail': 'emails', 'Osoba - Vlastník': 'owner',
  'Organizace - Název': 'company', 'Kontaktperson - Name': '@name', 'Person - E-Mail-Adresse': 'emails', 'Person - Telefon': 'phones',
} // prettier-ignore

/** Exports of Pipedrive: "Entity - Field", in the language of whoever exported. */
export const pipedrive: Preset = {
  key: 'pipedrive',
  label: 'Pipedrive',
  signs: {
    person: ['Person - Name', 'Person - Owner', 'Person - Email', 'Person - Phone', 'Person - Organization', 'Person - First name', 'Osoba - Jméno', 'Osoba - Telefon', 'Person - Telefon', 'Person - Label'],
    company: ['Organization - Name', 'Organization - Owner', 'Organization - Address', 'Organization - Label', 'Organizace - Název', 'Organisation - Name', 'Organisation - Besitzer'],
    deal: ['Deal - Title', 'Deal - Owner', 'Deal - Stage', 'Deal - Value', 'Deal - Status', 'Deal - Pipeline', 'Obchod - Název', 'Obchod - Hodnota', 'Deal - Titel'],
  },
  columns: {
    person,
    company: {
      'Organization - ID': '@id', 'Organization - Name': 'name', 'Organization - Owner': 'owner', 'Organization - Address': 'addresses.street',
      'Organization - Label': 'tags', 'Organization - Website': 'website', 'Organization - Industry': 'industry',
      'Organization - Number of employees': 'employees', 'Organization - Organization created': '@createdAt',
      'Organizace - Název': 'name', 'Organizace - Vlastník': 'owner', 'Organizace - Adresa': 'addresses.street',
      'Organisation - Name': 'name', 'Organisation - Besitzer': 'owner', 'Organisation - Adresse': 'addresses.street',
    },
    deal: {
      'Deal - ID': '@id', 'Deal - Title': 'name', 'Deal - Owner': 'owner', 'Deal - Pipeline': 'pipeline', 'Deal - Stage': 'stage',
      'Deal - Value': 'amount', 'Deal - Currency': 'amount.currency', 'Deal - Currency of value': 'amount.currency',
      'Deal - Currency of Value': 'amount.currency', 'Deal - Expected close date': 'closeOn', 'Deal - Status': 'status',
      'Deal - Label': 'tags', 'Deal - Lost reason': 'lossReason', 'Deal - Deal created': 'openedOn', 'Deal - Deal closed on': 'closedAt',
      'Organization - Name': 'company', 'Deal - Organization': 'company', 'Person - Name': 'dealPerson.person', 'Deal - Contact person': 'dealPerson.person',
      'Obchod - Název': 'name', 'Obchod - Vlastník': 'owner', 'Obchod - Fáze': 'stage', 'Obchod - Hodnota': 'amount', 'Obchod - Měna': 'amount.currency',
      'Obchod - Stav': 'status', 'Organizace - Název': 'company', 'Osoba - Jméno': 'dealPerson.person',
      'Deal - Titel': 'name', 'Deal - Besitzer': 'owner', 'Deal - Phase': 'stage', 'Deal - Wert': 'amount', 'Organisation - Name': 'company',
    },
  },
} // prettier-ignore
