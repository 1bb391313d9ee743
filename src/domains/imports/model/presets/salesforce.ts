import type { Preset } from './preset.ts'

/** Weekly export and Data Loader of Salesforce: API names, all links are ids across files. */
export const salesforce: Preset = {
  key: 'salesforce',
  label: 'Salesforce',
  signs: {
    person: ['AccountId', 'MailingStreet', 'MailingCity', 'OwnerId', 'SystemModstamp', 'ReportsToId', 'HasOptedOutOfEmail', 'IsDeleted', 'MasterRecordId', 'LastModifiedById'],
    company: ['BillingStreet', 'BillingCity', 'OwnerId', 'SystemModstamp', 'ParentId', 'NumberOfEmployees', 'AnnualRevenue', 'IsDeleted', 'MasterRecordId', 'ShippingCity'],
    deal: ['AccountId', 'StageName', 'CloseDate', 'OwnerId', 'SystemModstamp', 'IsWon', 'IsClosed', 'ForecastCategory', 'IsDeleted'],
    product: ['ProductCode', 'IsActive', 'SystemModstamp', 'QuantityUnitOfMeasure', 'IsDeleted', 'StockKeepingUnit'],
    user: ['Username', 'IsActive', 'ManagerId', 'SystemModstamp', 'ProfileId', 'UserRoleId', 'TimeZoneSidKey'],
  },
  columns: {
    person: {
      Id: '@id', FirstName: 'firstName', LastName: 'lastName', Name: '@name', Salutation: 'salutation',
      AccountId: 'company', 'Account Name': 'company', Title: 'jobTitle',
      Email: 'emails', Phone: 'phones:work', MobilePhone: 'phones:mobile', HomePhone: 'phones:home', OtherPhone: 'phones:other',
      Fax: 'phones:fax', MailingStreet: 'addresses.street', MailingCity: 'addresses.city', MailingState: 'addresses.region',
      MailingPostalCode: 'addresses.postalCode', MailingCountry: 'addresses.country', OtherStreet: 'addresses:other.street',
      OtherCity: 'addresses:other.city', OtherState: 'addresses:other.region', OtherPostalCode: 'addresses:other.postalCode',
      OtherCountry: 'addresses:other.country', LeadSource: 'source', Birthdate: 'birthday', Description: 'description',
      OwnerId: 'owner', CreatedDate: '@createdAt',
    },
    company: {
      Id: '@id', Name: 'name', ParentId: 'parent', BillingStreet: 'addresses.street', BillingCity: 'addresses.city',
      BillingState: 'addresses.region', BillingPostalCode: 'addresses.postalCode', BillingCountry: 'addresses.country',
      ShippingStreet: 'addresses:shipping.street', ShippingCity: 'addresses:shipping.city', ShippingState: 'addresses:shipping.region',
      ShippingPostalCode: 'addresses:shipping.postalCode', ShippingCountry: 'addresses:shipping.country', Phone: 'phones', Fax: 'phones:fax',
      Website: 'website', Industry: 'industry', AnnualRevenue: 'revenue', NumberOfEmployees: 'employees', YearStarted: 'foundedIn',
      AccountSource: 'source', Description: 'description', OwnerId: 'owner', CreatedDate: '@createdAt',
    },
    deal: {
      Id: '@id', Name: 'name', AccountId: 'company', StageName: 'stage', Amount: 'amount', CurrencyIsoCode: 'amount.currency',
      CloseDate: 'closeOn', CreatedDate: 'openedOn', LeadSource: 'source', Description: 'description', OwnerId: 'owner',
      ContactId: 'dealPerson.person',
    },
    product: { Id: '@id', Name: 'name', ProductCode: 'code', Family: 'family', Description: 'description', IsActive: 'active', QuantityUnitOfMeasure: 'unit' },
    user: { Id: '@id', Name: 'name', Email: 'email', ManagerId: 'manager', TimeZoneSidKey: 'timeZone', Division: 'office' },
  },
} // prettier-ignore
