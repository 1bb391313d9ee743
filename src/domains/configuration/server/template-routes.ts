import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { startJob } from '../../../platform/jobs/index.ts'
import { told } from '../../../platform/words/index.ts'
import { templates } from '../model/index.ts'
import { change, started } from './configuration-routes.ts'
import { beginRun } from './runs.ts'
import { installedAs, installJob, removeJob } from './template-jobs.ts'
import { installedTemplates, previewOf, templateNamed } from './templates.ts'

const admin = { who: 'admin', tag: 'Templates' } as const

/** What a company can begin with: looked at, brought in, taken away. */
export const templateRoutes: Route[] = [
  route({
    ...admin,
    method: 'GET',
    path: '/configuration/templates',
    id: 'listTemplates',
    summary: 'The templates there are, and which are in use here.',
    answer: z.object({
      data: z.array(z.object({ key: z.string(), run: z.uuid().nullable(), sample: z.boolean() })),
    }),
    run: async ({ ctx }) => {
      const installed = await installedTemplates(ctx)
      return {
        data: templates.map(({ key }) => {
          const own = installed.find(({ template }) => template === key)
          return { key, run: own?.id ?? null, sample: own?.sample ?? false }
        }),
      }
    },
  }),
  route({
    ...admin,
    method: 'GET',
    path: '/configuration/templates/:key',
    id: 'previewTemplate',
    summary: 'What a template would bring here.',
    answer: z.object({
      data: z.object({
        changes: z.array(change),
        sample: z.array(z.object({ record: z.string(), count: z.int() })).describe('The records of its sample.'),
      }),
    }),
    run: async ({ ctx, params }) => {
      const { changes, sample } = await previewOf(ctx, templateNamed(params.key))
      return { data: { changes, sample: sample.map(({ record, rows }) => ({ record, count: rows.length })) } }
    },
  }),
  route({
    ...admin,
    method: 'POST',
    path: '/configuration/templates/:key/install',
    id: 'installTemplate',
    summary: 'Brings a template in, as a job; with its sample data if that is wanted.',
    body: z.strictObject({
      name: z.string().trim().min(1).max(200).describe('What it is called in the reader’s language.'),
      sample: z.boolean(),
    }),
    status: 202,
    answer: started,
    refusals: [409],
    run: async ({ ctx, params, body: { name, sample } }) => {
      const key = templateNamed(params.key)
      if ((await installedTemplates(ctx)).some(({ template }) => template === key))
        throw refuse.notNow(say('This template is in use here already.'))
      const run = await beginRun(ctx, name, key)
      const title = told(ctx, say('Template: {name}', { name }))
      return { data: { run, job: await startJob(ctx, { kind: installJob, title, payload: { run, key, sample } }) } }
    },
  }),
  route({
    ...admin,
    method: 'POST',
    path: '/configuration/templates/:key/remove',
    id: 'removeTemplate',
    summary: 'Takes a template away, as a job: all of it that nobody uses; or its sample data only.',
    body: z.strictObject({ sampleOnly: z.boolean().optional() }),
    status: 202,
    answer: started,
    refusals: [409],
    run: async ({ ctx, params, body: { sampleOnly = false } }) => {
      const key = templateNamed(params.key)
      const { id } = await installedAs(ctx, key)
      const title = told(ctx, sampleOnly ? say('Removing sample data') : say('Removing a template'))
      return { data: { run: id, job: await startJob(ctx, { kind: removeJob, title, payload: { key, sampleOnly }, causeKind: 'undo' }) } } // prettier-ignore
    },
  }),
]
