import { z } from 'zod'
import { isId } from '../../../../kernel/id.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { route, type Route } from '../../../../platform/http/route.ts'
import { findRows, linkedTo, visibleIds } from '../../../../platform/records/read/index.ts'
import { told } from '../../../../platform/words/index.ts'
import { quote } from '../../model/index.ts'
import { needsOf, toldWhy, type Quote } from './needs.ts'

const somebody = z.object({ id: z.uuid(), name: z.string() })

/** What must be approved of a quote before it is sent, why, and by whom. */
export const approvalRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/quotes/:id/approval',
    tag: 'Quotes',
    id: 'getQuoteApproval',
    summary:
      'What must be approved before a quote is sent, why, by whom, and who has done so; nothing once it was sent.',
    answer: z.object({
      data: z.array(
        z.object({
          why: z.string(),
          who: z.array(somebody).describe('Who may approve it; nobody once somebody has.'),
          mine: z.boolean().describe('Whether whoever asks may.'),
          approved: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
        }),
      ),
    }),
    run: async ({ ctx, params }) => ({ data: await approvalOf(ctx, params.id!.toLowerCase()) }),
  }),
]

async function approvalOf(ctx: Ctx, id: string) {
  const own = ctx.registry.own(quote)
  if (!isId(id) || !(await visibleIds(ctx, own, [id])).has(id)) throw refuse.noSuch(quote)
  const [row] = (await findRows(ctx, ctx.db, own, { field: 'id', is: id })) as unknown as Quote[]
  if (!row || row.status !== 'draft') return []
  const { needs } = await needsOf(ctx, row)
  const names = await linkedTo(ctx, needs.flatMap(({ who, approved }) => (approved ? [approved.by] : who))) // prettier-ignore
  const nameOf = (each: string) => names[each]?.title ?? ''
  return needs.map((need) => ({
    why: told(ctx, toldWhy(ctx, need)),
    who: need.who.map((each) => ({ id: each, name: nameOf(each) })),
    mine: need.who.includes(ctx.actor.userId ?? ''),
    approved: need.approved && { by: nameOf(need.approved.by), at: need.approved.at },
  }))
}
