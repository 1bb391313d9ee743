import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { presencesOf, presentTo } from '../../realtime/index.ts'
import { knownRecord } from '../../records/index.ts'
import { knownField } from '../../records/read/paths.ts'
import { opened } from '../looked.ts'
import { route, type Route } from '../route.ts'
import { named } from '../schema/named.ts'

const present = named(
  'Present',
  z.object({
    id: z.uuid().describe('The user.'),
    name: z.string(),
    editing: z.string().nullable().describe('The field they are changing.'),
  }),
)

const body = z.strictObject({
  tab: z.uuid().describe('Tells one’s tabs apart; made by the tab.'),
  record: z.string().max(60),
  id: z.uuid(),
  editing: z.string().max(120).nullable().default(null).describe('The field that is being changed.'),
})

/** Who is before which record; it is written nowhere. */
export const presenceRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/presence',
    tag: 'Events',
    id: 'arrive',
    summary: 'Says that one is before a record, every ten seconds while one is, and answers who else is.',
    body,
    answer: z.object({ data: z.array(present) }),
    refusals: [404, 422],
    run: async (asked) => {
      const { ctx, body } = asked
      const { tab, record: name, id, editing } = body
      const record = knownRecord(ctx, name)
      if (!record) throw refuse.invalid([{ field: 'record', ...say('There is no record “{name}”.', { name }) }])
      if (editing !== null) knownField(ctx, record, editing)
      const people = await presentTo(ctx, { record: name, id })
      if (!people) throw refuse.noSuch(record)
      opened(asked, record, id)
      const { userId: user, name: called, kind } = ctx.actor
      if (user && kind === 'person') presencesOf(ctx.db)?.arrive({ user, name: called, tab, record: name, id, editing })
      return { data: people }
    },
  }),
  route({
    method: 'DELETE',
    path: '/presence/:tab',
    tag: 'Events',
    id: 'leave',
    summary: 'Says that one has left the record.',
    status: 204,
    answer: z.unknown(),
    run: async ({ ctx, params }) => {
      if (ctx.actor.userId) presencesOf(ctx.db)?.leave(ctx.actor.userId, params.tab!.slice(0, 40))
      return undefined
    },
  }),
]
