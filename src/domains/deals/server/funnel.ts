import { z } from 'zod'
import type { Filter } from '../../../kernel/filter.ts'
import { isId } from '../../../kernel/id.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { saying } from '../../../kernel/sentence.ts'
import { addDays, isDay, startOfDay } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route } from '../../../platform/http/route.ts'
import { findRows, readOne, readPassages, type Passage } from '../../../platform/records/read/index.ts'
import { deal, pipeline, stage } from '../model/index.ts'

type Stage = RowOf<typeof stage>

const deals = z
  .object({ count: z.int(), ids: z.array(z.uuid()) })
  .describe('How many, and the ids of the last 300 of them.')

const step = z.object({
  stage: z.uuid(),
  entered: deals,
  onward: deals.describe('Went on to a later stage, or were won.'),
  lost: deals,
  back: deals.describe('Went back, or to another pipeline.'),
  here: deals.describe('Still there.'),
  days: z.number().nullable().describe('The median of those that have left.'),
})

const day = z.string().refine(isDay, saying('A day, YYYY-MM-DD.'))
const query = z.strictObject({
  from: day.describe('The first day on which a stage was entered.'),
  to: day.describe('The last.'),
  whose: z.enum(['all', 'mine']).optional(),
  won: z.enum(['true']).optional().describe('Only deals that were won.'),
})

/** How deals went through the stages of a pipeline: each as whoever asks may see them. */
export const funnelRoutes = [
  route({
    method: 'GET',
    path: '/pipelines/:id/funnel',
    tag: pipeline.label.many,
    id: 'funnelOfPipeline',
    summary: 'How many deals entered each stage between two days, what became of them there, and how long they stayed.',
    query,
    answer: z.object({ data: z.array(step) }),
    run: async ({ ctx, params, query: asked }) => ({ data: await funnelOf(ctx, params.id, asked) }),
  }),
]

async function funnelOf(ctx: Ctx, id: string | undefined, asked: z.infer<typeof query>) {
  const row = isId(id) ? await readOne(ctx, pipeline, id) : null
  if (!row) throw refuse.noSuch(pipeline)
  const { from, to } = asked
  const all = { sort: 'position', limit: 1_000, lock: false }
  const stages = (await findRows(ctx, ctx.db, ctx.registry.own(stage), { field: 'pipeline', is: row.id as string }, all)) as unknown as Stage[] // prettier-ignore
  const filter: Filter = {
    and: [
      ...(asked.whose === 'mine' ? [{ field: 'owner', is: 'me' }] : []),
      ...(asked.won ? [{ field: 'status', is: 'won' }] : []),
    ],
  }
  const { passages, stays } = await readPassages(ctx, deal, {
    field: 'stage',
    end: { field: 'status', open: 'open', at: 'closedAt' },
    filter,
    from: startOfDay(ctx.actor.timeZone, from).toISOString(),
    to: startOfDay(ctx.actor.timeZone, addDays(to, 1)).toISOString(),
  })
  return stages.map((each) => {
    const whole = stays.find(({ value }) => value === each.id)
    const own = passages.filter(({ value }) => value === each.id)
    const entered = { count: whole?.entered ?? 0, ids: whole?.ids ?? [] }
    return { stage: each.id, entered, ...waysFrom(each, own, stages), days: whole?.days ?? null }
  })
}

type Way = 'onward' | 'lost' | 'back' | 'here'

/** What became of the deals of a stage. */
function waysFrom(from: Stage, passages: readonly Passage[], stages: readonly Stage[]) {
  const ways = Map.groupBy(passages, (passage) => wayOf(from, passage, stages))
  const of = (way: Way) => {
    const own = ways.get(way) ?? []
    return { count: own.reduce((sum, { count }) => sum + count, 0), ids: own.flatMap(({ ids }) => ids).slice(0, 300) }
  }
  return { onward: of('onward'), lost: of('lost'), back: of('back'), here: of('here') }
}

function wayOf(from: Stage, { next, ended }: Passage, stages: readonly Stage[]): Way {
  if (ended !== null) return ended === 'won' ? 'onward' : 'lost'
  if (next === null) return 'here'
  const into = stages.find(({ id }) => id === next)
  return into && (into.position ?? 0) > (from.position ?? 0) ? 'onward' : 'back'
}
