import { inputsOf } from '../../../kernel/formula/index.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { mayHaveRule } from '../../../kernel/rights.ts'
import { hasShares } from '../../access/shares.ts'
import type { Ctx } from '../../context.ts'
import { asOfMoment, listAsOf } from './as-of.ts'
import { countOf } from './count.ts'
import { markOf, readCursor, writeCursor } from './cursor.ts'
import { ledFilter } from './led-filter.ts'
import { jumpTo } from './jump.ts'
import { idsIn, linkedTo, linkFields, type LinkedById } from './linked.ts'
import type { Count, ListQuery, Page } from './query.ts'
import { selectionOf, type Cells, type Row, type Selection } from './rows.ts'
import { beyondSql, orderSql, phasesOf, sortOf, withinSql, type Phase, type SortKey } from './sort.ts'
import { isOfThen, sourceShape, sourceSql, valuesOf, type Source, type SourceOptions } from './source-sql.ts'
import { sortAsOf } from './tracked.ts'
import { bind, given, placing, shaped, statement, type Statement } from './statement.ts'

export interface ListAnswer {
  data: Row[]
  page: Page
  linked?: LinkedById
  /** Of a list of the past, by id: the fields that are different now, as they are now. */
  now?: Record<string, Row>
}

/** Rows that the actor may see, a page at a time; refuses fields that are unknown to them, in the filter and order too. */
export async function listRecords(ctx: Ctx, shipped: RecordDefinition, query: ListQuery): Promise<ListAnswer> {
  const record = ctx.registry.own(shipped)
  const list = listOf(ctx, record, { ...query, filter: await ledFilter(ctx, query.filter) })
  const [{ rows, page }, count] = await Promise.all([
    query.at === undefined ? readPage(ctx, list, query) : jumpPage(ctx, list, query.at),
    query.count && query.count !== 'none' ? countOf(ctx, list.source, query.count) : null,
  ])
  const now = rows.map(list.selection.decode)
  const { asOf } = list.source
  const shown = asOf === undefined ? { data: now } : await listAsOf(ctx, record, now, asOf)
  const answer = { ...shown, page: { ...page, count: count ?? page.count ?? null } }
  if (!query.with?.length) return answer
  return { ...answer, linked: await linkedTo(ctx, idsIn([...shown.data, ...now], linkFields(ctx, record, query.with))) }
}

/** All of a list but where in it a page begins. */
export interface List {
  source: Source
  selection: Selection
  sort: readonly SortKey[]
  limit: number
  key: string
  operands: readonly unknown[]
  steady: boolean
  /** Where the sort keys lie among a row's cells. */
  keyAt: readonly number[]
  columns: readonly string[]
  mark: () => string
}

type Shape = Pick<List, 'selection' | 'sort' | 'keyAt' | 'columns'>

export function listOf(ctx: Ctx, shipped: RecordDefinition, query: ListQuery): List {
  const record = ctx.registry.own(shipped)
  const source = {
    record,
    filter: query.filter,
    q: query.q?.trim() || undefined,
    bin: query.bin === true,
    asOf: query.asOf === undefined ? undefined : asOfMoment(ctx, query.asOf),
    foundNow: query.asOf !== undefined && query.found === 'now',
  }
  const { key, operands, steady } = sourceShape(ctx, source)
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 1_000)
  const shapeKey = `${key} ${query.fields ? query.fields.join() : '*'} ${query.with?.join() ?? ''} ${query.sort ?? ''} ${limit}`
  const shape = shaped(ctx, `list ${shapeKey}`, () => shapeOf(ctx, record, query))
  let mark: string | undefined
  return {
    ...shape,
    source: { ...source, order: shape.sort.map((each) => each.name) },
    limit,
    key: shapeKey,
    operands,
    steady,
    // A cursor holds for one list: the same record, filter, words and order; made only when there is one.
    mark: () => (mark ??= markOf(record.name, source.filter, source.q, source.bin, source.asOf, source.foundNow, shape.sort.map((each) => [each.name, each.descending]))), // prettier-ignore
  }
}

function shapeOf(ctx: Ctx, record: RecordDefinition, query: ListQuery): Shape {
  const linked = query.with?.length ? linkFields(ctx, record, query.with) : []
  // What a formula yielded then is computed of what its fields were.
  const inputs = query.asOf === undefined ? [] : (query.fields ?? []).flatMap((name) => [...(inputsOf(record).get(name) ?? [])]) // prettier-ignore
  const selection = selectionOf(ctx, record, 't', query.fields && [...query.fields, ...linked, ...inputs])
  const ofThen = query.asOf !== undefined && query.found !== 'now'
  const sort = ofThen ? sortAsOf(ctx, record, query.sort) : sortOf(ctx, record, query.sort)
  const columns = [...selection.columns]
  const keyAt = sort.map((key) => {
    const known = columns.indexOf(key.sql)
    // Moments and whole numbers arrive rounded or as numbers: a cursor needs them to the last digit, as text.
    if (known >= 0 && asText.has(key.type)) return known
    return columns.push(asText.has(key.type) ? key.sql : `${key.sql}::text`) - 1
  })
  return { selection, sort, keyAt, columns }
}

const asText = new Set(['text', 'uuid', 'date'])

interface Found {
  rows: Cells[]
  page: Omit<Page, 'count'> & { count?: Count }
}

async function readPage(ctx: Ctx, list: List, { after, before }: ListQuery): Promise<Found> {
  if (after !== undefined && before !== undefined)
    throw refuse.invalid([{ field: 'before', ...say('Give either after or before.') }])
  const backwards = before !== undefined
  const text = after ?? before
  const cursor =
    text === undefined ? null : readCursor(text, list.mark(), list.sort, backwards ? 'before' : 'after').keys
  const rows = await readRows(ctx, list, cursor, backwards, list.limit + 1)
  return pageOf(list, rows, cursor !== null, backwards)
}

async function jumpPage(ctx: Ctx, list: List, share: number): Promise<Found> {
  const { keys, position, total } = await jumpTo(ctx, list, share)
  const rows = await readRows(ctx, list, keys, false, list.limit + 1)
  const found = pageOf(list, rows, keys !== null, false)
  const count = total === undefined ? {} : { count: { value: total, exact: true } }
  return { ...found, page: { ...found.page, position, ...count } }
}

function pageOf(list: List, rows: Cells[], entered: boolean, backwards: boolean): Found {
  const further = rows.length > list.limit
  if (further) rows.pop()
  if (backwards) rows.reverse()
  const more = backwards ? entered : further
  const earlier = backwards ? further : entered
  const cursorOf = (cells: Cells | undefined) => cells ? writeCursor(list.mark(), list.keyAt.map((at) => cells[at])) : null // prettier-ignore
  return {
    rows,
    page: { after: more ? cursorOf(rows.at(-1)) : null, before: earlier ? cursorOf(rows[0]) : null, more },
  }
}

/** Reads on from a row, first where the leading key is filled, then where it is empty. */
export async function readRows(
  ctx: Ctx,
  list: List,
  from: readonly (string | null)[] | null,
  backwards: boolean,
  most: number,
): Promise<Cells[]> {
  const rows: Cells[] = []
  const phases = phasesOf(list.sort, backwards)
  const begin = from === null ? 0 : Math.max(0, phases.indexOf(from[0] === null ? 'empty' : 'filled'))
  for (let index = begin; index < phases.length && rows.length < most; index++) {
    const here = index === begin ? from : null
    const found = await readPhase(
      ctx,
      list,
      phases[index]!,
      here,
      backwards,
      most - rows.length === most ? most : list.limit + 1,
    )
    for (const cells of found) if (rows.length < most) rows.push(cells)
  }
  return rows
}

function readPhase(
  ctx: Ctx,
  list: List,
  phase: Phase,
  from: readonly (string | null)[] | null,
  backwards: boolean,
  most: number,
) {
  const nulls = from === null ? 'start' : from.map((key) => (key === null ? 'n' : 'v')).join('')
  const compiled = shaped(ctx, `page ${phase} ${nulls} ${backwards} ${most} ${list.key}`, () =>
    compilePage(ctx, list, phase, from, backwards, most),
  )
  return ctx.db.run<Cells>(
    bind(compiled, given(ctx, { operands: list.operands, keys: from ?? [], ...valuesOf(list.source) })),
  )
}

function compilePage(
  ctx: Ctx,
  list: List,
  phase: Phase,
  from: readonly (string | null)[] | null,
  backwards: boolean,
  most: number,
): Statement {
  const { place, reads } = placing()
  const { source } = list
  const isFilled = phase === 'filled'
  const sort = list.sort.map((key) => (isFilled ? { ...key, sql: key.filledSql ?? key.sql } : key))
  const valued = isFilled && isOfThen(source)
  const within = withinSql(sort, phase)
  const at = (index: number) => place(({ keys }) => keys[index], sort[index]!.type)
  const beyond =
    from === null ? '' : `\n  and ${beyondSql(sort, phase, backwards, at, (index) => from[index] === null)}`
  const order = orderSql(sort, phase, backwards)
  const rows = (columns: readonly string[], of: Pick<SourceOptions, 'part' | 'half'> = {}) =>
    `select ${columns.join(', ')}\n${sourceSql(ctx, source, place, { ...of, valued })}${within}${beyond}\norder by ${order}\nlimit ${most}`
  const parts = partsOf(ctx, source)
  const name = list.steady && !isOfThen(source) ? `list_${source.record.name}` : undefined
  if (!parts) return statement(rows(list.columns), reads, name)
  // Each part in the order of its own index, then the two together.
  const named = [
    ...list.columns.map((sql, index) => `${sql} as c${index}`),
    ...sort.map(({ sql }, index) => `${sql} as k${index}`),
  ]
  const keys = sort.map((key, index) => ({ ...key, sql: `k${index}` }))
  const text = `select ${list.columns.map((_, index) => `c${index}`).join(', ')} from (
(${rows(named, parts[0])})\nunion all\n(${rows(named, parts[1])})) as both_parts
order by ${orderSql(keys, phase, backwards)}\nlimit ${most}`
  return statement(text, reads, name)
}

/** The two halves of a list that no one index gives in order: of the past what has been deleted since, of the present what was shared. */
function partsOf(ctx: Ctx, source: Source): [SourceOptions, SourceOptions] | null {
  if (isOfThen(source)) return [{ part: 'live' }, { part: 'since' }]
  const isApart = mayHaveRule(ctx.actor.permissions.of(source.record).see)
  const isShared = isApart && hasShares(ctx.actor.shared, source.record, 'see')
  return isShared ? [{ half: 'owned' }, { half: 'shared' }] : null
}
