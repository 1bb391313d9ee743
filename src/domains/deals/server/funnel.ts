import { z } from 'zod'
import { all, type Filter } from '../../../kernel/filter.ts'
import { filterSchema } from '../../../kernel/filter-schema.ts'
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
  .object({ count: z.int(), filter: filterSchema })
  .describe('How many, and the filter by which a list shows exactly these.')

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
  const whole = { sort: 'position', limit: 1_000, lock: false }
  const stages = (await findRows(ctx, ctx.db, ctx.registry.own(stage), { field: 'pipeline', is: row.id as string }, whole)) as unknown as Stage[] // prettier-ignore
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
    const stay = stays.find(({ value }) => value === each.id)
    const own = passages.filter(({ value }) => value === each.id)
    const filters = filtersOf(each, stages, asked)
    const counts = { entered: stay?.entered ?? 0, ...waysFrom(each, own, stages) }
    const ways = Object.entries(counts).map(([way, count]) => [
      way,
      { count, filter: all(filter, filters[way as Way]) },
    ])
    return { stage: each.id, days: stay?.days ?? null, ...(Object.fromEntries(ways) as Record<Way, Deals>) }
  })
}

type Way = 'entered' | 'onward' | 'lost' | 'back' | 'here'
type Deals = z.infer<typeof deals>

/** What became of the deals of a stage. */
function waysFrom(from: Stage, passages: readonly Passage[], stages: readonly Stage[]) {
  const later = laterThan(from, stages)
  const of = (way: Way) => passages.reduce((sum, each) => sum + (wayOf(each, later) === way ? each.count : 0), 0)
  return { onward: of('onward'), lost: of('lost'), back: of('back'), here: of('here') }
}

function wayOf({ next, ended }: Passage, later: readonly string[]): Way {
  if (ended !== null) return ended === 'won' ? 'onward' : 'lost'
  if (next === null) return 'here'
  return later.includes(next) ? 'onward' : 'back'
}

/** The same, as the list of deals is asked for it. */
function filtersOf(from: Stage, stages: readonly Stage[], span: { from: string; to: string }): Record<Way, Filter> {
  const later = laterThan(from, stages)
  const entered = (...next: (string | null)[]) => ({ field: 'stage', passed: [from.id, span.from, span.to, ...next] })
  const ended = (status: string) => ({ and: [entered(null), { field: 'status', is: status }] })
  return {
    entered: entered(),
    onward: later.length > 0 ? { or: [entered(...later), ended('won')] } : ended('won'),
    lost: ended('lost'),
    back: { and: [entered(), { not: entered(null, ...later) }] },
    here: ended('open'),
  }
}

const laterThan = (from: Stage, stages: readonly Stage[]) =>
  stages.filter(({ position }) => (position ?? 0) > (from.position ?? 0)).map(({ id }) => id)
