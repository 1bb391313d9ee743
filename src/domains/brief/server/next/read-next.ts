import type { Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { findRows, getRecord, linkedTo, readMany } from '../../../../platform/records/read/index.ts'
import { meeting, task, type call } from '../../../activities/model/index.ts'
import { deal, dealTick, exitPoint, stage } from '../../../deals/model/index.ts'
import { enrolment } from '../../../outreach/model/index.ts'
import { company, person } from '../../../people/model/index.ts'
import { quote } from '../../../quotes/model/index.ts'
import { workspace } from '../../../workspace/model/index.ts'
import type { Brief, NextStep } from '../../model/index.ts'
import { raise } from '../raise.ts'
import { readBrief, rows } from '../read-brief.ts'
import { nextStep } from './next-step.ts'

type Deal = RowOf<typeof deal>
type Whom = typeof person | typeof company

/** What may be offered after a task was done or a call logged: null where something is planned, no rule has a reason, or nothing is to be offered. */
export async function readNext(ctx: Ctx, record: typeof task | typeof call, id: string): Promise<NextStep | null> {
  const { data } = await getRecord(ctx, record as RecordDefinition, id)
  if (!ctx.actor.permissions.of(task as RecordDefinition).create || !(await isOffered(ctx))) return null
  const about = await partsOf(ctx, (data.about ?? []) as string[])
  const brief = about.whom && (await readBrief(ctx, about.whom.record, about.whom.id))
  const own = await rows(ctx, deal, 'closeOn', { and: [{ field: 'id', in: about.deals }, isOpen] }, 5)
  if (about.deals.length > 0 && own.length === 0) return null
  const deals = own.length > 0 ? own : (brief?.deals ?? [])
  if (await isPlanned(ctx, [...about.deals, ...deals.map((each) => each.id)], about.whom, brief)) return null
  const [first] = deals
  const outcome = ('outcome' in data ? data.outcome : null) as string | null
  return nextStep({ outcome, whom: about.whom?.id ?? null, ...(await readDone(ctx, first ?? null, brief)) })
}

const isOpen = { field: 'status', is: 'open' }

/** Whether the company wants that anything is offered. */
async function isOffered(ctx: Ctx): Promise<boolean> {
  const [row] = await findRows(ctx, ctx.db, workspace, { field: 'id', is: ctx.settings.id }, { limit: 1 })
  return row?.offersNext !== false
}

/** Of what it was about: the deals, and the person, else the company. */
async function partsOf(ctx: Ctx, ids: readonly string[]) {
  const known = await linkedTo(ctx, ids)
  const found = ids.flatMap((id) => known[id] ?? []).filter(({ deleted }) => !deleted)
  const of = (record: { name: string }) => found.filter((each) => each.record === record.name).map(({ id }) => id)
  const whom = [person, company].flatMap((record: Whom) => of(record).map((id) => ({ record, id })))
  return { deals: of(deal), whom: whom[0] ?? null }
}

/** Whether something comes next already: a task, a meeting, or a step of a sequence. */
async function isPlanned(ctx: Ctx, deals: readonly string[], whom: { id: string } | null, brief: Brief | null) {
  if (brief && (brief.tasks.length > 0 || brief.next)) return true
  const about: Filter = { field: 'about', in: [...new Set(deals)] }
  const active: Filter = {
    and: [
      { field: 'person', is: whom?.id ?? null },
      { field: 'state', is: 'active' },
    ],
  }
  const coming: Filter = { field: 'startsAt', after: ctx.now().toISOString() }
  const found = await Promise.all([
    deals.length > 0 ? rows(ctx, task, 'dueAt', { and: [about, { field: 'done', is: false }] }, 1) : [],
    deals.length > 0 ? rows(ctx, meeting, 'startsAt', { and: [about, coming] }, 1) : [],
    brief?.record === 'person' ? rows(ctx, enrolment, 'createdAt', active, 1) : [],
  ])
  return found.some((each) => each.length > 0)
}

async function readDone(ctx: Ctx, first: Deal | null, brief: Brief | null) {
  const [stages, openPoints, quotes] = await Promise.all([
    readMany(ctx, stage as RecordDefinition, first?.stage ? [first.stage] : []),
    first ? readOpenPoints(ctx, first) : [],
    first ? rows(ctx, quote, 'validUntil', { and: [{ field: 'deal', is: first.id }, { field: 'status', is: 'sent' }] }, 10) : [],
  ]) // prettier-ignore
  const idleDays = (stages[0]?.idleDays ?? null) as number | null
  const clock = { now: ctx.now(), timeZone: ctx.actor.timeZone }
  const nothing = { facts: [], promises: [], words: [], tasks: [], next: null, row: {} as Brief['row'] }
  const seen = { ...(brief ?? { record: 'deal', id: first?.id ?? '', ...nothing }), deals: first ? [first] : [] }
  const raised = raise({ ...seen, idleDays: new Map([[first?.stage ?? '', idleDays]]), ...clock })
  return { deal: first, idleDays, openPoints, quotes, raised, ...clock }
}

const mostPoints = 100

async function readOpenPoints(ctx: Ctx, row: Deal): Promise<string[]> {
  if (!row.stage) return []
  const [points, ticks] = await Promise.all([
    rows(ctx, exitPoint, 'position', { field: 'stage', is: row.stage }, mostPoints),
    rows(ctx, dealTick, 'createdAt', { field: 'deal', is: row.id }, mostPoints),
  ])
  const ticked = new Set(ticks.map(({ point }) => point))
  return points.filter(({ id }) => !ticked.has(id)).map(({ name }) => name)
}
