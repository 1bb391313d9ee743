import type { Preset } from './preset.ts'

/** Exports of Zoho CRM: one file a module, links by name and by id. */
export const zoho: Preset = {
  key: 'zoho',
  label: 'Zoho CRM',
  signs: {
    person: ['Record Id', 'Account Name.id', 'Mailing Zip', 'Contact Owner.id', 'Contact Owner', 'Vendor Name.id', 'Email Opt Out'],
    company: ['Record Id', 'Billing Code', 'Account Owner.id', 'Account Owner', 'Parent Account.id', 'Account Type', 'SIC Code'],
    deal: ['Record Id', 'Account Name.id', 'Closing Date', 'Deal Owner.id', 'Deal Owner', 'Contact Name.id', 'Lead Source'],
    product: ['Record Id', 'Product Code', 'Product Active', 'Product Owner', 'Qty in Stock'],
  },
  columns: {
    person: {
      'Record Id': '@id', 'First Name': 'firstName', 'Last Name': 'lastName', Salutation: 'salutation', 'Contact Owner': 'owner',
      'Account Name': 'company', Title: 'jobTitle', Email: 'emails',
      'Secondary Email': 'emails:other', Phone: 'phones:work', Mobile: 'phones:mobile', 'Home Phone': 'phones:home', 'Other Phone': 'phones:other',
      Fax: 'phones:fax', 'Date of Birth': 'birthday', 'Lead Source': 'source', 'Mailing Street': 'addresses.street', 'Mailing City': 'addresses.city',
      'Mailing State': 'addresses.region', 'Mailing Zip': 'addresses.postalCode', 'Mailing Country': 'addresses.country',
      'Other Street': 'addresses:other.street', 'Other City': 'addresses:other.city', 'Other State': 'addresses:other.region',
      'Other Zip': 'addresses:other.postalCode', 'Other Country': 'addresses:other.country', 'Skype ID': 'handles:skype', Twitter: 'handles:x',
      Description: 'description', Tag: 'tags', 'Created Time': '@createdAt',
    },
    company: {
      'Record Id': '@id', 'Account Name': 'name', 'Account Owner': 'owner', 'Parent Account': 'parent', Phone: 'phones', Fax: 'phones:fax',
      Website: 'website', Industry: 'industry', Employees: 'employees', 'Annual Revenue': 'revenue', 'Billing Street': 'addresses.street',
      'Billing City': 'addresses.city', 'Billing State': 'addresses.region', 'Billing Code': 'addresses.postalCode', 'Billing Country': 'addresses.country',
      'Shipping Street': 'addresses:shipping.street', 'Shipping City': 'addresses:shipping.city', 'Shipping State': 'addresses:shipping.region',
      'Shipping Code': 'addresses:shipping.postalCode', 'Shipping Country': 'addresses:shipping.country', Description: 'description', Tag: 'tags',
      'Created Time': '@createdAt',
    },
    deal: {
      'Record Id': '@id', 'Deal Name': 'name', 'Deal Owner': 'owner', 'Account Name': 'company', 'Contact Name': 'dealPerson.person', Stage: 'stage',
      Pipeline: 'pipeline', 'Closing Date': 'closeOn', Amount: 'amount', Currency: 'amount.currency', 'Lead Source': 'source',
      'Reason For Loss': 'lossReason', Description: 'description', Tag: 'tags', 'Created Time': 'openedOn',
    },
    product: {
      'Record Id': '@id', 'Product Name': 'name', 'Product Code': 'code', 'Product Category': 'family', 'Unit Price': 'price',
      'Product Active': 'active', 'Usage Unit': 'unit', Description: 'description', Tag: 'tags',
    },
  },
} // prettier-ignore
