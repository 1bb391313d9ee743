import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { linked } from '../../../platform/http/schema/envelopes.ts'
import { rowSchema } from '../../../platform/http/schema/shown.ts'
import { getRecord, visibleIds } from '../../../platform/records/read/index.ts'
import { callEntry, callList } from '../model/index.ts'
import { giveBack } from './lease.ts'
import { takeNext } from './next.ts'
import { readProgress } from './progress.ts'

const tag = callList.label.many
const count = z.int().min(0)
const counts = z.record(z.string(), count)

export const callRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/call-lists/:id/next',
    tag,
    id: 'takeNextCall',
    summary:
      'Whom the asker calls next: nobody else gets them for a quarter of an hour, or as long as they are asked for again.',
    personal: true,
    body: z.strictObject({
      not: z.array(z.uuid()).max(1_000).optional().describe('Entries that were passed over.'),
      entry: z.uuid().optional().describe('This entry and no other: to keep it, or to come back to it.'),
    }),
    answer: z.object({ data: rowSchema(callEntry).nullable(), linked }),
    run: async ({ ctx, params, body }) => {
      const id = await takeNext(ctx, params.id!, body)
      if (!id) return { data: null, linked: {} }
      const { data, linked: titles = {} } = await getRecord(ctx, callEntry, id, { with: ['person', 'list'] })
      return { data, linked: titles } as never
    },
  }),
  route({
    method: 'DELETE',
    path: '/call-lists/:id/lease',
    tag,
    id: 'leaveCallList',
    summary: 'Gives back whom the asker was about to call.',
    personal: true,
    answer: z.unknown(),
    status: 204,
    run: async ({ ctx, params }) => {
      await seen(ctx, params.id!)
      await giveBack(ctx.db, ctx, params.id!)
      return undefined
    },
  }),
  route({
    method: 'GET',
    path: '/call-lists/:id/progress',
    tag,
    id: 'getCallProgress',
    summary: 'How far a call list is, by outcome, and who was left out, by reason.',
    answer: z.object({
      data: z.object({
        people: count,
        waiting: count,
        later: count,
        done: count,
        leftOut: count,
        outcomes: counts,
        hindrances: counts,
      }),
    }),
    run: async ({ ctx, params }) => {
      await seen(ctx, params.id!)
      return { data: await readProgress(ctx.db, params.id!) }
    },
  }),
]

async function seen(ctx: Ctx, id: string): Promise<void> {
  const record = ctx.registry.own(callList)
  if (!(await visibleIds(ctx, record, [id])).has(id)) throw refuse.noSuch(record)
}
