import { z } from 'zod'
import { isId } from '../../../../kernel/id.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { route, type Route } from '../../../../platform/http/route.ts'
import { rowsByIds } from '../../../../platform/records/fetch.ts'
import { systemContext } from '../../../../platform/site.ts'
import { retentionRule } from '../../model/index.ts'
import type { Rule } from './due.ts'
import { previewRetention } from './preview.ts'

interface RunShown extends Record<string, unknown> {
  rule: string
  beganAt: string
  endedAt: string | null
  done: number
  held: number
  refused: number
}

const concerned = z.object({ id: z.uuid(), title: z.string(), date: z.string() })

export const retentionRoutes: Route[] = [
  route({
    who: 'admin',
    method: 'GET',
    path: '/privacy/retention/:id/preview',
    tag: retentionRule.label.many,
    id: 'previewRetention',
    summary: 'What a retention rule would do now: how many, the first of them, and which are held. Changes nothing.',
    answer: z.object({
      data: z.object({
        count: z.object({ value: z.int(), exact: z.boolean() }),
        first: z.array(concerned),
        held: z.array(concerned),
        seen: z.string().describe('Told along when it is switched on.'),
      }),
    }),
    run: async ({ ctx, params, server }) => {
      const [rule] = isId(params.id) ? await rowsByIds(ctx.db, retentionRule, [params.id!], false) : []
      const record = rule && ctx.registry.record((rule as unknown as Rule).of)
      if (!rule || rule.deletedAt || !record) throw refuse.noSuch(retentionRule)
      // It works as Farley itself does, so it is shown what that sees.
      return { data: await previewRetention(await systemContext(server.site), record, rule as unknown as Rule) }
    },
  }),
  route({
    who: 'admin',
    method: 'GET',
    path: '/privacy/retention/runs',
    tag: retentionRule.label.many,
    id: 'listRetentionRuns',
    summary: 'What retention rules did, newest first: how many records, and how many were held or could not be.',
    answer: z.object({
      data: z.array(
        z.object({
          rule: z.uuid(),
          beganAt: z.iso.datetime(),
          endedAt: z.iso.datetime().nullable(),
          done: z.int(),
          held: z.int(),
          refused: z.int(),
        }),
      ),
    }),
    run: async ({ ctx }) => ({
      data: await ctx.db.run<RunShown>({
        text: `select rule_id as rule, began_at as "beganAt", ended_at as "endedAt", done, held, refused
          from retention_run order by began_at desc limit 200`,
        values: [],
      }),
    }),
  }),
]
