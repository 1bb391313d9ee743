import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { isAlone } from '../../access/account.ts'
import { route, type Route } from '../route.ts'

const answer = z.object({ data: z.object({ url: z.string().describe('Where to go on.') }) })

export const demoRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/demo',
    tag: 'Workspace',
    id: 'getDemo',
    summary: 'Whether the demonstration is shown now, and whether it can be.',
    answer: z.object({ data: z.object({ shown: z.boolean(), possible: z.boolean() }) }),
    run: async ({ server, asker, ctx }) => ({
      data: {
        shown: server.leaveDemo !== undefined,
        possible: server.enterDemo !== undefined && asker.role === 'owner' && (await isAlone(ctx.db)),
      },
    }),
  }),
  route({
    method: 'POST',
    path: '/demo',
    who: 'admin',
    tag: 'Workspace',
    id: 'enterDemo',
    summary: 'Shows the demonstration in place of your own workspace, which waits untouched until you leave it.',
    body: z.strictObject({}).optional(),
    answer,
    refusals: [404, 409],
    run: async ({ server, asker, ctx }) => {
      if (!server.enterDemo) throw refuse.notFound(say('There is no such demonstration.'))
      if (asker.role !== 'owner' || !asker.session)
        throw refuse.forbidden(say('Only an owner may show the demonstration.'))
      if (!(await isAlone(ctx.db))) {
        throw refuse.notNow(
          say('Others work here already, and would find the demonstration instead: npm run demo shows it.'),
        )
      }
      return { data: { url: await server.enterDemo() } }
    },
  }),
  route({
    method: 'DELETE',
    path: '/demo',
    who: 'admin',
    tag: 'Workspace',
    id: 'leaveDemo',
    summary: 'Removes the demonstration with all that is in it; Farley goes on with your own workspace.',
    answer,
    refusals: [404],
    run: async ({ server, asker }) => {
      if (!server.leaveDemo) throw refuse.notFound(say('There is no such demonstration.'))
      if (asker.role !== 'owner') throw refuse.forbidden(say('Only an owner may remove the demonstration.'))
      return { data: { url: await server.leaveDemo() } }
    },
  }),
]
