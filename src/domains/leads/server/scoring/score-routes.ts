import { z } from 'zod'
import { refuse } from '../../../../kernel/refusal.ts'
import { route, type Route } from '../../../../platform/http/route.ts'
import { standingFor } from '../../../../platform/records/merged.ts'
import { visibleIds } from '../../../../platform/records/read/index.ts'
import { person } from '../../../people/model/index.ts'
import { scoreRule } from '../../model/index.ts'
import { previewScores } from './preview.ts'
import { readScore } from './read-score.ts'
import { faultIn } from './rule.ts'

const tag = 'Scoring'
const days = z.int().min(1).max(3650).nullable()

/** Why a lead has the score that they have, and what a rule would change. */
export const scoreRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/lead-scores/:id',
    tag,
    id: 'getLeadScore',
    summary: 'Of what a person’s score is the sum: the points of each rule, with what happened and when.',
    answer: z.object({
      data: z.array(
        z.object({
          words: z.string().nullable().describe('What the rule says; null where whoever asks may not know of it.'),
          points: z.int(),
          at: z.string().nullable(),
          record: z.string().nullable().describe('The kind of what happened.'),
          recordId: z.uuid().nullable(),
        }),
      ),
    }),
    run: async ({ ctx, params }) => {
      const record = ctx.registry.own(person)
      const id = await standingFor(ctx.db, params.id!)
      if (!(await visibleIds(ctx, record, [id])).has(id)) throw refuse.noSuch(record)
      return { data: await readScore(ctx, id) }
    },
  }),
  route({
    method: 'POST',
    path: '/lead-scores/preview',
    who: 'admin',
    whileLooking: true,
    tag,
    id: 'previewLeadScores',
    summary: 'How the scores of the 500 leads that came last would change by a rule; it is not kept.',
    body: z.strictObject({
      id: z.uuid().nullable().describe('Of the rule that it would be in place of; null for a new one.'),
      asks: z.enum(scoreRule.fields.asks.options!.map(({ key }) => key) as [string, ...string[]]),
      condition: z.string().max(10_000).nullable(),
      points: z.int().min(-1000).max(1000),
      within: days,
      halfLife: days,
      active: z.boolean(),
    }),
    answer: z.object({
      data: z.object({
        leads: z.int(),
        changed: z.int(),
        first: z.array(z.object({ id: z.uuid(), title: z.string().nullable(), from: z.int(), to: z.int() })),
      }),
    }),
    run: async ({ ctx, body }) => {
      const draft = { ...body, id: body.id ?? noRule, name: '' } as Parameters<typeof previewScores>[1]
      const fault = faultIn(ctx, draft)
      if (fault) throw refuse.invalid([{ ...fault, field: 'condition' }])
      return { data: await previewScores(ctx, draft) }
    },
  }),
]

const noRule = '00000000-0000-0000-0000-000000000000'
