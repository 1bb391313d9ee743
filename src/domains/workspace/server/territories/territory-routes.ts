import { z } from 'zod'
import { say } from '../../../../kernel/sentence.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { startJob } from '../../../../platform/jobs/index.ts'
import { route, type Route } from '../../../../platform/http/route.ts'
import { told } from '../../../../platform/words/index.ts'
import { moveJob, previewMoves } from './moves.ts'
import { faultInRules, rulesIn } from './rules.ts'

const tag = 'Territories'
const place = z.uuid().nullable()

/** What lies elsewhere than the rules of territories say, and moving it there. */
export const territoryRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/territory-moves/preview',
    who: 'admin',
    tag,
    id: 'previewTerritoryMoves',
    summary: 'How many records would go from which territory to which, as the rules are, or as a draft of one would have them.',
    body: z.strictObject({
      draft: z
        .strictObject({ id: z.uuid(), rank: z.int().min(1).max(10_000).nullable(), rules: z.string().max(100_000) })
        .optional()
        .describe('A territory as it would be; it is not kept.'),
    }),
    answer: z.object({
      data: z.object({
        total: z.int(),
        moves: z.array(z.object({ record: z.string(), from: place, to: place, count: z.int() })),
        first: z
          .array(z.object({ record: z.string(), id: z.uuid(), title: z.string().nullable(), from: place, to: place }))
          .describe('The first twenty.'),
      }),
    }),
    run: async ({ ctx, body: { draft } }) => {
      const rules = draft && rulesIn(draft.rules)
      const fault = draft && (rules ? faultInRules(ctx, rules) : say('Rules are JSON: {example}', { example: '{}' }))
      if (fault) throw refuse.invalid([{ field: 'draft.rules', ...fault }])
      return { data: await previewMoves(ctx, draft) }
    },
  }),
  route({
    method: 'POST',
    path: '/territory-moves',
    who: 'admin',
    tag,
    id: 'moveTerritories',
    summary: 'Begins to move all that lies elsewhere than the rules say, but what is fixed; answers the job, whose cause can be undone.',
    answer: z.object({ data: z.object({ id: z.uuid() }) }),
    status: 202,
    run: async ({ ctx }) => {
      const title = told(ctx, say('Territories: move what the rules move'))
      return { data: { id: await startJob(ctx, { kind: moveJob.name, title, payload: {} }) } }
    },
  }),
] // prettier-ignore
