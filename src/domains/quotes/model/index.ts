import type { Model } from '../../../kernel/model.ts'
import { quoteLine } from './quote-line.ts'
import { acceptQuote, cloneQuote, declineQuote, newVersionOfQuote, quote, sendQuote, withdrawQuote } from './quote.ts'

export { acceptQuote, cloneQuote, declineQuote, newVersionOfQuote, quote, quoteLine, sendQuote, withdrawQuote }
export type { Offer, OfferedLine } from './offer.ts'

export const model: Model = {
  room: 'quotes',
  records: [quote, quoteLine],
  actions: [sendQuote, withdrawQuote, acceptQuote, declineQuote, newVersionOfQuote, cloneQuote],
}
