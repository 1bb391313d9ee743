import type { Model } from '../../../kernel/model.ts'
import { approvalRule } from './approval-rule.ts'
import { quoteLine } from './quote-line.ts'
import {
  acceptQuote,
  approveQuote,
  askApprovalOfQuote,
  cloneQuote,
  declineQuote,
  newVersionOfQuote,
  quote,
  refuseQuote,
  sendQuote,
  withdrawQuote,
} from './quote.ts'

export { acceptQuote, cloneQuote, declineQuote, newVersionOfQuote, quote, quoteLine, sendQuote, withdrawQuote }
export { approvalRule, approveQuote, askApprovalOfQuote, refuseQuote }
export type { Offer, OfferedLine } from './offer.ts'

export const model: Model = {
  room: 'quotes',
  records: [quote, quoteLine, approvalRule],
  actions: [
    sendQuote,
    withdrawQuote,
    acceptQuote,
    declineQuote,
    newVersionOfQuote,
    cloneQuote,
    askApprovalOfQuote,
    approveQuote,
    refuseQuote,
  ],
}
