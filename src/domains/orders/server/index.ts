import { say } from '../../../kernel/sentence.ts'
import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { documentRoutes } from './documents/routes.ts'
import { acceptedRules } from './made-of-quote.ts'
import { orderLineRules } from './line-rules.ts'
import { orderHandlers } from './order-actions.ts'
import { orderRules } from './order-rules.ts'
import { purchaseRoutes } from './purchases.ts'

export { recurs } from './line-rules.ts'

export default {
  model,
  rules: [orderRules, orderLineRules, acceptedRules],
  actions: orderHandlers,
  routes: [...purchaseRoutes, ...documentRoutes],
  tells: (ids) => [
    {
      what: say('Invoices and credit notes'),
      columns: { number: say('Number'), at: say('When') },
      query: {
        text: `select d.number, d.issued_at as at from order_document d join orders o on o.id = d.order_id
where o.id = any ($1::uuid[]) or o.contact_id = any ($1::uuid[]) order by d.issued_at`,
        values: [ids],
      },
    },
  ],
} satisfies Room
