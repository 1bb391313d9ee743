import { defineRecord } from '../../../kernel/record.ts'
import { f } from '../../../kernel/field.ts'

/** Our own company: one row, the settings everybody shares. */
export const workspace = defineRecord({
  name: 'workspace',
  plural: 'workspaces',
  label: { one: 'Company settings', many: 'Company settings' },
  icon: 'building-store',
  title: 'name',
  setting: true,
  hidden: true,
  // By which ways people come in is decided where the providers are.
  configured: { by: [], without: ['demo', 'onlyProviders'] },
  fields: {
    name: f.text({ label: 'Company name', required: true, max: 120 }),
    currency: f.text({ label: 'Currency', help: 'Totals are shown in it.', required: true, max: 3, initial: 'EUR' }),
    country: f.text({
      label: 'Country',
      help: 'Phone numbers without a country code are read as from here.',
      max: 2,
      initial: 'DE',
    }),
    timeZone: f.text({ label: 'Time zone', required: true, max: 60, initial: 'Europe/Berlin' }),
    locale: f.text({ label: 'Language and formats', required: true, max: 20, initial: 'en-GB' }),
    membersSee: f.choice({
      label: 'Members see',
      help: 'Whether members see all records or only those they own.',
      required: true,
      fixed: true,
      initial: 'all',
      options: [
        { key: 'all', label: 'Everything' },
        { key: 'own', label: 'What is theirs' },
      ],
    }),
    mergesAlone: f.boolean({
      label: 'Merge duplicates that are sure',
      help: 'Records of one kind with the same e-mail and the same name, and companies with the same domain and the same name, are merged without asking. Each such merge can be taken back.',
    }),
    ordersAlone: f.boolean({
      label: 'Orders of accepted quotes',
      help: 'Whether a quote becomes an order at the moment it is accepted, also by its link.',
    }),
    offersNext: f.boolean({ label: 'Next steps', initial: true }),
    address: f.longText({ label: 'Our address', help: 'Stands on invoices.', max: 500 }),
    vatNumber: f.text({ label: 'Our VAT number', help: 'Stands on invoices.', max: 30 }),
    twoStepsFrom: f.date({
      label: 'Two steps for everybody from',
      help: 'From that day on, whoever has no second step can do nothing here but turn it on.',
    }),
    onlyProviders: f.boolean({
      label: 'Single sign-on only',
      help: 'Passwords, passkeys and links let only owners in.',
    }),
    looksKept: f.choice({
      label: 'Kept for',
      help: 'How long it is kept who saw what. Whole months go.',
      fixed: true,
      initial: 'twoYears',
      options: [
        { key: 'halfYear', label: '6 months' },
        { key: 'year', label: '1 year' },
        { key: 'twoYears', label: '2 years' },
        { key: 'fiveYears', label: '5 years' },
        { key: 'always', label: 'For ever' },
      ],
    }),
    demo: f.boolean({ label: 'Demonstration data', setBy: 'action' }),
  },
})
