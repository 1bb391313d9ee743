import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { opened } from '../../../platform/http/looked.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { linked } from '../../../platform/http/schema/envelopes.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { getRecord } from '../../../platform/records/read/index.ts'
import { conversation } from '../model/index.ts'
import { circlesWith } from './circles.ts'
import { saidIn } from './messages.ts'
import { counted, countsOf } from './queue-counts.ts'

const tag = conversation.label.many
const said = named(
  'SaidInConversation',
  z.object({
    record: z.string().describe('The kind of record that it is: an e-mail, a note about the conversation.'),
    id: z.uuid(),
    at: z.iso.datetime(),
    row: z.record(z.string(), z.unknown()).describe('The record.'),
  }),
)
const counts = z.object(Object.fromEntries(counted.map((queue) => [queue, z.int()])) as Record<(typeof counted)[number], z.ZodInt>) // prettier-ignore

/** What there is to conversations beyond their records: what was said in one, how many wait, and who shares them. */
export const conversationRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/conversations/:id/messages',
    id: 'messagesOfConversation',
    tag,
    summary: 'What was said in a conversation and noted about it, as far as the asker may see it: the newest 200, in order.',
    answer: z.object({ data: z.array(said), linked }),
    refusals: [404],
    run: async (asked) => {
      const { ctx, params } = asked
      if (!isId(params.id)) throw refuse.noSuch(conversation)
      const { data } = await getRecord(ctx, conversation, params.id, {})
      opened(asked, conversation, data.id as string)
      return (await saidIn(ctx, data.id as string)) as never
    },
  }),
  route({
    method: 'GET',
    path: '/conversation-queues',
    id: 'conversationQueues',
    tag,
    summary: 'How many conversations wait for the asker in each queue, and who shares them with the asker.',
    query: z.strictObject({ circle: z.uuid().optional().describe('Of one circle: a mailbox.') }),
    answer: z.object({
      data: z.object({
        counts,
        circles: z.array(z.object({ id: z.uuid(), title: z.string(), members: z.array(z.object({ id: z.uuid(), name: z.string() })) })),
      }),
    }),
    run: async ({ ctx, query }) => {
      const [found, circles] = await Promise.all([countsOf(ctx, query.circle), circlesWith(ctx)])
      return { data: { counts: found, circles } }
    },
  }),
] // prettier-ignore
