import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { asUser } from '../../access/as-user.ts'
import { knownRecord } from '../../records/index.ts'
import { visibleIds } from '../../records/read/index.ts'
import { route, type AskedBy, type Route } from '../route.ts'

const query = z.strictObject({
  record: z.string().describe('Its kind: `note`.'),
  id: z.uuid(),
  users: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(50))
    .describe('Ids of users, with commas between.'),
})

/** Who else may see a record: asked before somebody counts on their reading it. */
export const readerRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/readers',
    tag: 'Users',
    id: 'listReaders',
    summary: 'Which of these users may see a record that the asker sees.',
    query,
    answer: z.object({ data: z.array(z.uuid()) }),
    run: async (asked) => ({ data: await readersAmong(asked, asked.query) }),
  }),
]

async function readersAmong({ ctx }: AskedBy, { record, id, users }: z.output<typeof query>): Promise<string[]> {
  const definition = knownRecord(ctx, record)
  if (!definition) throw refuse.invalid([{ field: 'record', ...say('There is no record “{record}”.', { record }) }])
  if (!(await visibleIds(ctx, definition, [id])).has(id)) throw refuse.noSuch(definition)
  const sees = async (user: string) => {
    const reader = await asUser(ctx, user)
    return reader !== undefined && (await visibleIds(reader, definition, [id])).has(id)
  }
  const each = await Promise.all(users.map(async (user) => ((await sees(user)) ? [user] : [])))
  return each.flat()
}
