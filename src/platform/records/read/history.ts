import type { ActorKind, Cause, LedgerLine } from '../../../kernel/change.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import {} from '../../../kernel/sentence.ts'
import type { Ctx } from '../../context.ts'
import { tableOf } from '../columns.ts'
import { statementName } from '../statements.ts'
import { causeTitles } from './cause-titles.ts'
import { markOf, readCursor, writeCursor } from './cursor.ts'
import { linkedTo, type LinkedById } from './linked.ts'
import type { Page, PageQuery } from './query.ts'
import { scopeSql } from './scope-sql.ts'
import type { SortKey } from './sort.ts'
import { bind, given, placing, shaped, statement } from './statement.ts'
import { visibleIds } from './visible-ids.ts'

export interface HistoryAnswer {
  data: LedgerLine[]
  page: Page
  linked: LinkedById
  /** By cause, what the job is called that did it. */
  causes: Record<string, string>
}

const order: SortKey[] = [{ name: 'line', sql: 'l.id', type: 'bigint', descending: true, nullable: false }]
const mostParts = 1_000

/** What was changed in a record and its parts, newest first, without fields that are hidden from the actor. */
export async function readHistory(
  ctx: Ctx,
  record: RecordDefinition,
  id: string,
  query: PageQuery = {},
): Promise<HistoryAnswer> {
  const limit = query.limit ?? 50
  const mark = markOf('history', id)
  const below = query.after === undefined ? null : readCursor(query.after, mark, order, 'after').keys[0]!
  if (!(await visibleIds(ctx, record, [id])).has(id)) throw refuse.noSuch(record)
  const ids = [id, ...(await partsOf(ctx, record, id))]
  const lines = await linesOf(
    ctx,
    ids,
    `${below === null ? '' : 'and l.id < $3::bigint '}order by l.id desc limit ${limit + 1}`,
    below === null ? [] : [below],
  )
  const more = lines.length > limit
  const data = lines.slice(0, limit).map(({ line }) => line)
  const after = more ? writeCursor(mark, [String(data.at(-1)!.id)]) : null
  const causes = await causeTitles(ctx, data.map((line) => line.cause.id)) // prettier-ignore
  const linked = await linkedTo(ctx, idsInLines(ctx, data))
  return { data, page: { after, before: null, more, count: null }, linked, causes }
}

/** The parts of a record that the actor may see: an employment of a person, a line of a deal. */
async function partsOf(ctx: Ctx, record: RecordDefinition, id: string): Promise<string[]> {
  const parts = ctx.registry.records.filter((each) => each.partOf && each.all[each.partOf]!.to === record.name)
  if (parts.length === 0) return []
  const compiled = shaped(ctx, `parts ${record.name}`, () => {
    const { place, reads } = placing()
    const each = parts.map((part, index) => {
      const table = `p${index}`
      const { key } = tableOf(part).stored.get(part.partOf!)!
      const scope = scopeSql(ctx, part, 'see', table, place)
      return `select ${table}.id from ${tableOf(part).name} ${table} where ${table}.${key} = ${place(({ ids }) => ids[0], 'uuid')}${scope ? ` and ${scope}` : ''}`
    })
    return statement(`${each.join('\nunion all\n')}\nlimit ${mostParts}`, reads, `parts_${record.name}`)
  })
  const rows = await ctx.db.run<[string]>(bind(compiled, given(ctx, { ids: [id] })))
  return rows.map(([part]) => part)
}

interface LineRow {
  id: number
  recorded_at: string
  happened_at: string
  actor_kind: ActorKind
  actor_id: string | null
  actor_name: string
  cause_id: string
  cause_kind: Cause['kind']
  cause_of: string | null
  record: string
  record_id: string
  version: number
  name: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  at: string
}
export interface FoundLine {
  line: LedgerLine
  /** When it happened, to the microsecond, as the database writes it. */
  at: string
}

/** Lines of records that the actor is known to see. A change of nothing but hidden fields is left out; `rest` may use $3 and on. */
export async function linesOf(
  ctx: Ctx,
  ids: readonly string[],
  rest: string,
  values: readonly unknown[],
): Promise<FoundLine[]> {
  const text = `select ${columns}
from ledger l
where l.record_id = any ($1::uuid[])
  and (l.after is null or l.after = '{}' or l.after - array(select jsonb_array_elements_text($2::jsonb -> l.record)) <> '{}')
  ${rest}`
  const hidden = JSON.stringify(hiddenFields(ctx))
  const rows = await ctx.db.run<LineRow>({ name: statementName('lines', text), text, values: [ids, hidden, ...values] })
  return rows.map((row) => ({ line: lineOf(ctx, row), at: row.at }))
}

const columns = `l.id, l.recorded_at, l.happened_at, l.actor_kind, l.actor_id, l.actor_name, l.cause_id, l.cause_kind, l.cause_of,
  l.record, l.record_id, l.version, l.name, l.before, l.after, l.happened_at::text as at`

/** The hidden fields of each record that has any. */
export function hiddenFields(ctx: Ctx): Record<string, readonly string[]> {
  const hidden = ctx.registry.records.map(
    (record) => [record.name, [...ctx.actor.permissions.of(record).hidden]] as const,
  )
  return Object.fromEntries(hidden.filter(([, names]) => names.length > 0))
}

function lineOf(ctx: Ctx, row: LineRow): LedgerLine {
  const cause: Cause = { id: row.cause_id, kind: row.cause_kind, ...(row.cause_of && { of: row.cause_of }) }
  return {
    id: row.id,
    recordedAt: row.recorded_at,
    happenedAt: row.happened_at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    cause,
    record: row.record,
    recordId: row.record_id,
    version: row.version,
    name: row.name,
    before: masked(ctx, row.record, row.before),
    after: masked(ctx, row.record, row.after),
  }
}

/** Values without those hidden from the actor; of a record that no room describes any more, none. */
function masked(ctx: Ctx, name: string, values: Record<string, unknown> | null): Record<string, unknown> {
  const record = ctx.registry.record(name)
  if (!record || !values) return {}
  const { hidden } = ctx.actor.permissions.of(record)
  return Object.fromEntries(Object.entries(values).filter(([field]) => field in record.all && !hidden.has(field)))
}

/** All that lines mention: what was changed, who did it, and what was linked before and after. */
export function idsInLines(ctx: Ctx, lines: readonly LedgerLine[]): string[] {
  const ids = new Set<string>()
  for (const line of lines) {
    ids.add(line.recordId)
    if (line.actor.id) ids.add(line.actor.id)
    const record = ctx.registry.record(line.record)
    for (const values of [line.before, line.after]) {
      for (const [name, value] of Object.entries(values)) {
        if (!record || !linkTypes.has(record.all[name]!.type)) continue
        for (const id of Array.isArray(value) ? value : [value]) if (typeof id === 'string') ids.add(id)
      }
    }
  }
  return [...ids]
}
const linkTypes = new Set(['link', 'links', 'user', 'file'])
