import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { cancelJob, findJob, listJobs } from '../../jobs/index.ts'
import { route, type AskedBy, type Route } from '../route.ts'
import { named } from '../schema/named.ts'

const moment = z.iso.datetime()
const job = named(
  'Job',
  z.object({
    id: z.uuid(),
    kind: z.string(),
    title: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    done: z.int(),
    total: z.int().nullable(),
    result: z.unknown(),
    error: z.string().nullable(),
    cause: z.uuid().describe('For POST /undo.'),
    createdAt: moment,
    startedAt: moment.nullable().describe('Null while it waits.'),
    finishedAt: moment.nullable(),
  }),
)
const one = z.object({ data: job })

/** Work that takes longer than one waits for. */
export const jobRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/jobs',
    tag: 'Jobs',
    id: 'listJobs',
    summary: 'Lists one’s own jobs, newest first.',
    answer: z.object({ data: z.array(job) }),
    run: async ({ ctx }) => ({ data: await listJobs(ctx) }),
  }),
  route({
    method: 'GET',
    path: '/jobs/:id',
    tag: 'Jobs',
    id: 'getJob',
    summary: 'How far a job is, and what came of it.',
    answer: one,
    run: async (asked) => ({ data: await findJob(asked.ctx, jobIn(asked)) }),
  }),
  route({
    method: 'POST',
    path: '/jobs/:id/cancel',
    tag: 'Jobs',
    id: 'cancelJob',
    summary: 'Stops a job; what it has done so far stays.',
    body: z.strictObject({}).optional(),
    answer: one,
    run: async (asked) => ({ data: await cancelJob(asked.ctx, jobIn(asked)) }),
  }),
]

function jobIn({ params }: Pick<AskedBy, 'params'>): string {
  if (!isId(params.id)) throw refuse.notFound(say('There is no such job.'))
  return params.id
}
