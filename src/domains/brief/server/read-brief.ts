import { fieldsIn, type Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import {
  getRecord,
  knows,
  linkedTo,
  listRecords,
  readMany,
  type LinkedById,
} from '../../../platform/records/read/index.ts'
import { meeting, task } from '../../activities/model/index.ts'
import { deal, dealPerson, stage } from '../../deals/model/index.ts'
import { company, fact, person } from '../../people/model/index.ts'
import type { Brief } from '../model/index.ts'
import { raise } from './raise.ts'
import { wordsSaid } from './words-said.ts'

export interface BriefAnswer {
  data: Brief[]
  linked: LinkedById
}

const mostAttendees = 6

/** The briefs of these people and companies, in their order; what is neither, or may not be seen, is left out. */
export async function readBriefs(ctx: Ctx, ids: readonly string[]): Promise<Brief[]> {
  const known = await linkedTo(ctx, ids)
  const found = ids.flatMap((id) => known[id] ?? []).filter(({ deleted }) => !deleted)
  const whom = found.flatMap(({ id, record: name }) => {
    const record = [person, company].find((each) => each.name === name)
    return record ? [{ record, id }] : []
  })
  return Promise.all(whom.slice(0, mostAttendees).map(({ record, id }) => readBrief(ctx, record, id)))
}

/** Briefs with the titles of all that they mention. */
export async function told(ctx: Ctx, data: Brief[]): Promise<BriefAnswer> {
  return { data, linked: await linkedTo(ctx, [...new Set(data.flatMap(mentioned))]) }
}

/** The brief of one person or company; not found where the actor may not see them. */
export async function readBrief(ctx: Ctx, record: typeof person | typeof company, id: string): Promise<Brief> {
  const { data } = await getRecord(ctx, record as RecordDefinition, id)
  const row = data as unknown as Brief['row']
  const isPerson = record === person
  const [facts, words, { deals, concerned }] = await Promise.all([
    rows(ctx, fact, 'createdAt', factsOf(ctx, isPerson, id), 30),
    wordsSaid(ctx, record as RecordDefinition, id),
    isPerson ? dealsOfPerson(ctx, id, row) : dealsOfCompany(ctx, id),
  ])
  const [tasks, next, stages] = await Promise.all([
    rows(ctx, task, 'dueAt', { and: [{ field: 'about', in: concerned }, { field: 'done', is: false }] }, 10),
    rows(ctx, meeting, 'startsAt', { and: [{ field: 'about', in: concerned }, { field: 'startsAt', after: ctx.now().toISOString() }] }, 1),
    readMany(ctx, stage as RecordDefinition, deals.flatMap((each) => each.stage ?? [])),
  ]) // prettier-ignore
  const promises = facts.filter(({ kind }) => kind === 'promise').toSorted(byDue)
  const brief = {
    record: isPerson ? ('person' as const) : ('company' as const),
    id,
    row,
    facts: facts.filter(({ kind }) => kind !== 'promise').toReversed(),
    promises,
    words,
    deals,
    tasks,
    next: next[0] ?? null,
  }
  const idleDays = new Map(stages.map((each) => [each.id as string, (each.idleDays ?? null) as number | null]))
  return { ...brief, raise: raise({ ...brief, idleDays, now: ctx.now(), timeZone: ctx.actor.timeZone }) }
}

/** The first rows that are so; none where the reader may not know by what they are found or ordered. */
export async function rows<R extends RecordDefinition>(
  ctx: Ctx,
  record: R,
  sort: string,
  filter: Filter,
  limit: number,
): Promise<RowOf<R>[]> {
  if (![sort, ...fieldsIn(filter)].every((path) => knows(ctx, record, path))) return []
  const { data } = await listRecords(ctx, record, { filter, sort, limit })
  return data as unknown as RowOf<R>[]
}

const byDue = (one: { dueOn: string | null }, other: { dueOn: string | null }) =>
  (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9')

/** Facts that are still valid. */
function factsOf(ctx: Ctx, isPerson: boolean, id: string): Filter {
  const today = dayIn(ctx.actor.timeZone, ctx.now())
  const valid = {
    or: [
      { field: 'validUntil', isEmpty: true },
      { field: 'validUntil', gte: today },
    ],
  }
  return { and: [{ field: isPerson ? 'person' : 'person.company', is: id }, valid] }
}

const mostDeals = 8
const isOpen = { field: 'status', is: 'open' }

/** The open deals in which a person plays a part; where there is none, those of their company. */
async function dealsOfPerson(ctx: Ctx, id: string, row: Brief['row']) {
  const parts = await rows(ctx, dealPerson, 'createdAt', { and: [{ field: 'person', is: id }, { field: 'deal.status', is: 'open' }] }, 50) // prettier-ignore
  const own = parts.map((part) => part.deal)
  const at = 'company' in row ? row.company : null
  const filter: Filter | null = own.length ? { field: 'id', in: own } : at ? { field: 'company', is: at } : null
  const deals = filter ? await rows(ctx, deal, 'closeOn', { and: [filter, isOpen] }, mostDeals) : []
  return { deals, concerned: [id, ...own] }
}

const mostPeople = 200

async function dealsOfCompany(ctx: Ctx, id: string) {
  const [deals, people] = await Promise.all([
    rows(ctx, deal, 'closeOn', { and: [{ field: 'company', is: id }, isOpen] }, mostDeals),
    rows(ctx, person, 'name', { field: 'company', is: id }, mostPeople),
  ])
  return { deals, concerned: [id, ...deals.map((each) => each.id), ...people.map((each) => each.id)] }
}

/** All that a brief names by its id. */
function mentioned({ id, row, facts, promises, words, deals, tasks, next, raise: raised }: Brief): string[] {
  const ids = [
    id,
    row.owner,
    'company' in row ? row.company : null,
    ...[...facts, ...promises].flatMap((each) => [each.createdBy, each.person]),
    ...words.flatMap(({ by, about }) => [by, ...about]),
    ...deals.flatMap((each) => [each.id, each.stage, each.owner, each.company]),
    ...[...tasks, ...(next ? [next] : [])].flatMap((each) => [each.owner, ...(each.about ?? [])]),
    ...raised.map(({ by }) => by),
  ]
  return ids.filter((each): each is string => typeof each === 'string')
}
