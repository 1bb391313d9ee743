import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** What one unit of a currency was worth in the workspace's currency from a day on. */
export const exchangeRate = defineRecord({
  name: 'exchangeRate',
  plural: 'exchangeRates',
  label: { one: 'Exchange rate', many: 'Exchange rates' },
  icon: 'currency-euro',
  title: 'currency',
  setting: true,
  hidden: true,
  sort: '-validFrom',
  configured: { by: ['currency', 'validFrom'] },
  fields: {
    currency: f.text({ label: 'Currency', required: true, max: 3, sortable: true }),
    rate: f.number({ label: 'Rate', help: 'Units of your currency for one of this.', required: true, range: [0, 1e9] }),
    validFrom: f.date({ label: 'From', required: true, sortable: true }),
    source: f.text({ label: 'Source', help: 'Who says so: the European Central Bank, your bank.', max: 120 }),
  },
})
