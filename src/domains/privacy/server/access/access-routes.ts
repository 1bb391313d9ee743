import { z } from 'zod'
import { route, type Route } from '../../../../platform/http/route.ts'
import { jobStarted } from '../../../../platform/http/schema/envelopes.ts'
import { sureOf } from '../../../../platform/http/sure.ts'
import { accessRequest, startAnswer } from './access-job.ts'

export const accessRoutes: Route[] = [
  route({
    who: 'admin',
    method: 'POST',
    path: '/privacy/access',
    tag: 'Erasure',
    id: 'answerAccess',
    summary:
      'Begins to write all that is kept of a person into a zip, for them: a page to be read, the same as JSON, and files. What colleagues keep to themselves is among it.',
    personal: true,
    status: 202,
    body: accessRequest.extend({
      password: z.string().max(1000).optional().describe('Of whoever asks, where they have one.'),
    }),
    answer: jobStarted,
    run: async (asked) => {
      const { password, ...request } = asked.body
      await sureOf(asked, password)
      return { data: { id: await startAnswer(asked.ctx, { ...request, id: request.id.toLowerCase() }) } }
    },
  }),
]
