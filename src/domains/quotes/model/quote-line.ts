import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { dealLine } from '../../deals/model/index.ts'

const { deal: _deal, ...offered } = dealLine.fields

/** A line of a quote: that of a deal at the moment when the quote was made, and from then on its own. */
export const quoteLine = defineRecord({
  name: 'quoteLine',
  plural: 'quoteLines',
  label: { one: 'Line of a quote', many: 'Lines of quotes' },
  icon: 'list-details',
  title: 'label',
  subtitle: ['product'],
  partOf: 'quote',
  hidden: true,
  sort: 'position',
  fields: {
    quote: f.link({ label: 'Quote', to: 'quote', backLabel: 'Lines', required: true }),
    ...offered,
    product: f.link({ label: 'Product', to: 'product', backLabel: 'Quotes' }),
  },
})
