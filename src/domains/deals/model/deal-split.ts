import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A share in a deal of somebody beside its owner, who has what is left of the hundred. */
export const dealSplit = defineRecord({
  name: 'dealSplit',
  plural: 'dealSplits',
  label: { one: 'Share of a seller', many: 'Shares of sellers' },
  icon: 'users',
  title: 'note',
  subtitle: ['seller'],
  partOf: 'deal',
  hidden: true,
  fields: {
    deal: f.link({ label: 'Deal', to: 'deal', backLabel: 'Sellers', required: true }),
    seller: f.user({ label: 'Seller', required: true }),
    percent: f.percent({
      label: 'Share',
      help: 'What is left is the owner’s.',
      required: true,
      range: [0.01, 100],
    }),
    note: f.text({ label: 'What for', max: 300 }),
  },
})
