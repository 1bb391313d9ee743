import { say } from '../../../kernel/sentence.ts'
import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { approveHandler, askApprovalHandler, refuseHandler } from './approval/approval-actions.ts'
import { approvalRoutes } from './approval/approval-routes.ts'
import { approvalRuleRules } from './approval/rule-rules.ts'
import { expireQuotes } from './expire.ts'
import { linkRoutes } from './link-routes.ts'
import { quoteLineRules } from './line-rules.ts'
import { pdfRoutes } from './pdf-routes.ts'
import {
  acceptHandler,
  cloneHandler,
  declineHandler,
  newVersionHandler,
  sendHandler,
  withdrawHandler,
} from './quote-actions.ts'
import { quoteRules } from './quote-rules.ts'

export { languageOfContact } from './links.ts'
export { lineNotes, type Way } from './offer-on-paper.ts'
export { offered } from './offer.ts'
export { knowsFields } from './pdf.ts'
export { seenOf } from './seen.ts'

export default {
  model,
  rules: [quoteRules, quoteLineRules, approvalRuleRules],
  actions: [
    sendHandler,
    withdrawHandler,
    acceptHandler,
    declineHandler,
    newVersionHandler,
    cloneHandler,
    askApprovalHandler,
    approveHandler,
    refuseHandler,
  ],
  routes: [...linkRoutes, ...pdfRoutes, ...approvalRoutes],
  jobs: [expireQuotes],
  staying: ['quote_link'],
  forgets: (ids) => [
    { what: 'quote_sent', query: { text: 'delete from quote_sent where quote_id = any ($1::uuid[])', values: [ids] } },
    {
      what: 'quote_approval',
      query: { text: 'delete from quote_approval where quote_id = any ($1::uuid[])', values: [ids] },
    },
    {
      what: 'quote_accepted',
      query: { text: 'delete from quote_accepted where quote_id = any ($1::uuid[])', values: [ids] },
    },
    {
      what: 'quote_question',
      query: { text: 'delete from quote_question where quote_id = any ($1::uuid[])', values: [ids] },
    },
    { what: 'quote_link', query: { text: 'delete from quote_link where quote_id = any ($1::uuid[])', values: [ids] } },
  ],
  tells: (ids) => [
    {
      what: say('Links by which a quote could be seen'),
      columns: { at: say('When'), until: say('Until') },
      query: {
        text: 'select made_at as at, coalesce(ended_at, expires_at) as until from quote_link where quote_id = any ($1::uuid[]) order by 1',
        values: [ids],
      },
    },
  ],
} satisfies Room
