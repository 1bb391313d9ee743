import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { startJob } from '../../../platform/jobs/index.ts'
import { told } from '../../../platform/words/index.ts'
import { configurationRun } from '../model/index.ts'
import { compare } from './compare.ts'
import { applyJob, takeBackJob } from './configuration-jobs.ts'
import { readDocument, writeDocument } from './document.ts'
import { beginRun, runWith } from './runs.ts'
import { readSetUp } from './standing.ts'

const admin = { who: 'admin', tag: configurationRun.label.many } as const
const longest = 900_000
const text = z.string().max(longest).describe('The file: YAML, or JSON.')
export const started = z.object({ data: z.object({ run: z.uuid(), job: z.uuid().describe('For GET /jobs/:id.') }) })
export const change = named(
  'ConfigurationChange',
  z.object({
    kind: z.enum(['add', 'change', 'remove']),
    record: z.string(),
    key: z.string(),
    name: z.string(),
    path: z.string().nullable().describe('Where it stands in the file: stages[3].'),
    fields: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  }),
)

/** What is set up, as a file; what a file would change; bringing it in, and taking that back. */
export const configurationRoutes: Route[] = [
  route({
    ...admin,
    method: 'GET',
    path: '/configuration',
    id: 'exportConfiguration',
    summary: 'All that is set up and is no customer data, as one file of YAML.',
    answer: z.object({ data: z.object({ text: z.string() }) }),
    run: async ({ ctx }) => ({ data: { text: writeDocument((await readSetUp(ctx)).all) } }),
  }),
  route({
    ...admin,
    method: 'POST',
    path: '/configuration/diff',
    id: 'compareConfiguration',
    summary: 'What a file would add and change, and what is there that it does not name.',
    body: z.strictObject({ text }),
    answer: z.object({ data: z.array(change) }),
    run: async ({ ctx, body }) => ({
      data: compare(readDocument(ctx.registry, body.text), await readSetUp(ctx)).changes,
    }),
  }),
  route({
    ...admin,
    method: 'POST',
    path: '/configuration/apply',
    id: 'applyConfiguration',
    summary:
      'Brings the workspace to what a file says, as a job. What the file does not name stays unless asked otherwise.',
    body: z.strictObject({
      text,
      name: z.string().trim().min(1).max(200).describe('By which it is listed: the name of the file.'),
      remove: z
        .boolean()
        .optional()
        .describe('Whether what is there of the kinds that the file names, and not in it, goes.'),
    }),
    status: 202,
    answer: started,
    run: async ({ ctx, body }) => {
      // What is wrong with the file itself is said at once.
      readDocument(ctx.registry, body.text)
      const run = await beginRun(ctx, body.name)
      const title = told(ctx, say('Configuration: {name}', { name: body.name }))
      const payload = { run, text: body.text, remove: body.remove ?? false }
      return { data: { run, job: await startJob(ctx, { kind: applyJob, title, payload }) } }
    },
  }),
  route({
    ...admin,
    method: 'POST',
    path: '/configuration/runs/:id/take-back',
    id: 'takeConfigurationBack',
    summary: 'Takes back what a file has brought in, as a job, as far as nobody has changed or used it since.',
    body: z.strictObject({}).optional(),
    status: 202,
    answer: started,
    refusals: [409],
    run: async ({ ctx, params }) => {
      if (!isId(params.id)) throw refuse.noSuch(configurationRun)
      const { id, name } = await runWith(ctx, params.id)
      const title = told(ctx, say('Taking back: {name}', { name }))
      return { data: { run: id, job: await startJob(ctx, { kind: takeBackJob, title, payload: { run: id }, causeKind: 'undo' }) } } // prettier-ignore
    },
  }),
]
