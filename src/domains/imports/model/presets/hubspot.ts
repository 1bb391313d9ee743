import type { Preset } from './preset.ts'

/** Exports of HubSpot: headers are labels, in the language of whoever exported. */
export const hubspot: Preset = {
  key: 'hubspot',
  label: 'HubSpot',
  signs: {
    person: [
      'Record ID', 'Contact owner', 'Lead Status', 'Lifecycle Stage', 'Marketing contact status', 'Original Source',
      'Became a Lead Date', 'Associated Company', 'Associated Company IDs', 'Primary Associated Company ID', 'Last Activity Date',
      'Kontakt-Inhaber', 'Zuständiger Mitarbeiter', 'Propriétaire du contact', 'Propietario del contacto', 'Datensatz-ID',
    ],
    company: [
      'Record ID', 'Company owner', 'Lifecycle Stage', 'Company Domain Name', 'Number of Employees', 'Associated Contact',
      'Företagsnamn', 'Företagsägare', 'Datensatz-ID', 'Zuständiger Mitarbeiter für Unternehmen', 'Last Activity Date',
    ],
    deal: ['Record ID', 'Deal Name', 'Deal Stage', 'Deal owner', 'Deal Type', 'Associated Company', 'Associated Contact', 'Last Activity Date'],
  },
  columns: {
    person: {
      'Record ID': '@id', 'Datensatz-ID': '@id', 'ID de fiche': '@id', 'ID de registro': '@id', 'Post-ID': '@id',
      'First Name': 'firstName', 'Last Name': 'lastName', Salutation: 'salutation',
      Email: 'emails', 'Work email': 'emails:work', 'Phone Number': 'phones', 'Mobile Phone Number': 'phones:mobile',
      'Fax Number': 'phones:fax', 'WhatsApp Phone Number': 'phones:other', 'Job Title': 'jobTitle',
      'Company Name': 'company', 'Associated Company': 'company', 'Contact owner': 'owner',
      'Kontakt-Inhaber': 'owner', 'Zuständiger Mitarbeiter': 'owner', 'Propriétaire du contact': 'owner',
      'Propietario del contacto': 'owner', 'Lifecycle Stage': 'lifeCycle', 'Original Source': 'source',
      'Street Address': 'addresses.street', City: 'addresses.city', 'State/Region': 'addresses.region',
      'Postal Code': 'addresses.postalCode', 'Country/Region': 'addresses.country', 'Website URL': 'website',
      'Twitter Username': 'handles:x', 'LinkedIn URL': 'handles:linkedin', 'Preferred language': 'language',
      'Time Zone': 'timeZone', 'Date of birth': 'birthday', 'Create Date': '@createdAt', Erstelldatum: '@createdAt',
    },
    company: {
      'Record ID': '@id', 'Datensatz-ID': '@id', 'Post-ID': '@id', 'Company name': 'name', Name: 'name', Företagsnamn: 'name',
      'Company owner': 'owner', Företagsägare: 'owner', 'Company Domain Name': 'website', 'Website URL': 'website',
      Domännamn: 'website', Industry: 'industry', Bransch: 'industry', 'Number of Employees': 'employees',
      'Annual Revenue': 'revenue', 'Year Founded': 'foundedIn', 'Phone Number': 'phones', Telefonnummer: 'phones',
      'Street Address': 'addresses.street', Gatuadress: 'addresses.street', City: 'addresses.city', Ort: 'addresses.city',
      'State/Region': 'addresses.region', 'Postal Code': 'addresses.postalCode', Postnummer: 'addresses.postalCode',
      'Country/Region': 'addresses.country', 'Land/region': 'addresses.country', 'Parent Company': 'parent',
      'Lifecycle Stage': 'lifeCycle', Description: 'description', 'About Us': 'description', 'LinkedIn Company Page': 'handles:linkedin',
      'Create Date': '@createdAt',
    },
    deal: {
      'Record ID': '@id', 'Deal Name': 'name', Amount: 'amount', Currency: 'amount.currency', 'Deal Stage': 'stage',
      Pipeline: 'pipeline', 'Deal owner': 'owner', 'Close Date': 'closeOn', 'Create Date': 'openedOn',
      'Associated Company': 'company', 'Associated Contact': 'dealPerson.person', 'Deal Description': 'description',
      'Closed Lost Reason': 'lossReason',
    },
  },
} // prettier-ignore
