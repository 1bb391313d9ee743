import { z } from 'zod'
import { isId } from '../../../../kernel/id.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { route, type Route } from '../../../../platform/http/route.ts'
import { named } from '../../../../platform/http/schema/named.ts'
import { getRecord } from '../../../../platform/records/read/index.ts'
import { letter } from '../../model/index.ts'
import { deliveryOf, reached, receiversOf } from './delivery.ts'

const moment = z.iso.datetime()
const delivery = named(
  'LetterDelivery',
  z.object({
    messageId: z.string().describe('Under which the letter goes, however often it is tried.'),
    tries: z.int(),
    nextAt: moment.nullable().describe('When it is tried or looked after next.'),
    said: z.string().nullable().describe('What the mail server said last.'),
    receivers: z.array(
      z.object({
        address: z.string(),
        name: z.string(),
        state: z.enum(reached),
        said: z.string().nullable().describe('What a mail server said of it.'),
        at: moment,
      }),
    ),
  }),
)

/** How a letter goes, beside its record. */
export const letterRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/letters/:id/delivery',
    id: 'deliveryOfLetter',
    tag: letter.label.many,
    summary: 'How often a letter was tried, and whom it has reached; null before it is sent the first time.',
    answer: z.object({ data: delivery.nullable() }),
    refusals: [404],
    run: async ({ ctx, params }) => {
      if (!isId(params.id)) throw refuse.noSuch(letter)
      const { data } = await getRecord(ctx, letter, params.id, {})
      const id = data.id as string
      const found = await deliveryOf(ctx.db, id)
      if (!found) return { data: null }
      const { messageId, tries, dueAt: nextAt, said } = found
      return { data: { messageId, tries, nextAt, said, receivers: await receiversOf(ctx.db, id) } }
    },
  }),
]
