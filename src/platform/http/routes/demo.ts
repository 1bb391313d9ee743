import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { route, type Route } from '../route.ts'

export const demoRoutes: Route[] = [
  route({
    method: 'DELETE',
    path: '/demo',
    who: 'admin',
    tag: 'Workspace',
    id: 'leaveDemo',
    summary: 'Removes the demonstration with all that is in it; Farley goes on with your own workspace.',
    answer: z.object({ data: z.object({ url: z.string().describe('Where to go on.') }) }),
    refusals: [404],
    run: async ({ server, asker }) => {
      if (!server.leaveDemo) throw refuse.notFound('demonstration')
      if (asker.role !== 'owner') throw refuse.forbidden('Only an owner may remove the demonstration.')
      return { data: { url: await server.leaveDemo() } }
    },
  }),
]
