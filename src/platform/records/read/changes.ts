import type { ActorKind, Cause } from '../../../kernel/change.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { asOfMoment } from './as-of.ts'
import { causeTitles } from './cause-titles.ts'
import { markOf, readCursor, writeCursor } from './cursor.ts'
import { hiddenFields } from './history.ts'
import { linkedTo, type LinkedById } from './linked.ts'
import { listOf } from './list.ts'
import type { ListQuery, Page } from './query.ts'
import type { SortKey } from './sort.ts'
import { sourceSql, valuesOf } from './source-sql.ts'
import { bind, given, placing, shaped, statement, type Read } from './statement.ts'

/** What one cause changed in the records of a list: one edit, one import, one bulk change. */
export interface CauseOfChanges {
  cause: Cause
  actor: { kind: ActorKind; id: string | null; name: string }
  /** When the last of it happened. */
  at: string
  /** What the job is called that did it, if it was one. */
  title: string | null
  /** The names of the changes: `update`, `win`. */
  names: string[]
  fields: string[]
  /** How many records, as far as they were read; `more` when there are further ones. */
  records: number
  more: boolean
  /** The first few of them. */
  ids: string[]
}

export interface ChangesAnswer {
  data: CauseOfChanges[]
  page: Page
  linked: LinkedById
}

/** Of which list (the one of today, its bin included, without `asOf`), and since when. */
export type ChangesQuery = Pick<ListQuery, 'filter' | 'q' | 'asOf' | 'found' | 'after'> & { since: string }

/** Lines looked at for one page, and records named of each cause. */
const mostLines = 1_000
const named = 3
const order: SortKey[] = [{ name: 'line', sql: 'l.id', type: 'bigint', descending: true, nullable: false }]

type Line = [
  number,
  string,
  ActorKind,
  string | null,
  string,
  string,
  Cause['kind'],
  string | null,
  string,
  string,
  string[],
]

/** What was changed since a moment in the records of a list as it was, cause by cause, newest first. */
export async function readChanges(ctx: Ctx, shipped: RecordDefinition, query: ChangesQuery): Promise<ChangesAnswer> {
  const record = ctx.registry.own(shipped)
  const { after, since: asked, ...rest } = query
  const since = asOfMoment(ctx, asked)
  const list = listOf(ctx, record, rest)
  const mark = markOf('changes', record.name, since, query.asOf, query.filter, query.q, query.found)
  const below = after === undefined ? null : readCursor(after, mark, order, 'after').keys[0]!
  const compiled = shaped(ctx, `changes ${below === null} ${list.key}`, () => {
    const { place, reads } = placing()
    const rows = sourceSql(ctx, { ...list.source, order: undefined }, place, {
      part: list.source.asOf ? undefined : 'all',
    })
    const moment = place(({ keys }) => keys[0], 'timestamptz')
    const hidden: Read = (each) => JSON.stringify(hiddenFields(each.ctx))
    const seen = `array(select jsonb_object_keys(l.after) except select jsonb_array_elements_text(${place(hidden, 'jsonb')} -> l.record))`
    // Asked line by line (`offset 0`), so that no more lines are looked at than a page has.
    const text = `select l.id, l.happened_at, l.actor_kind, l.actor_id, l.actor_name, l.cause_id, l.cause_kind, l.cause_of, l.record_id, l.name, ${seen}
from ledger l
where l.record = '${record.name}' and l.happened_at > ${moment} and l.recorded_at > ${moment}${below === null ? '' : ` and l.id < ${place(({ keys }) => keys[1], 'bigint')}`}
  and (l.after is null or l.after = '{}' or ${seen} <> '{}')
  and exists (select ${rows}\n  and t.id = l.record_id offset 0)
order by l.id desc limit ${mostLines}`
    return statement(text, reads)
  })
  const values = given(ctx, { operands: list.operands, ...valuesOf(list.source), keys: [since, below] })
  const lines = await ctx.db.run<Line>(bind(compiled, values))
  const more = lines.length === mostLines
  const causes = byCause(lines, more)
  const titles = await causeTitles(ctx, causes.map(({ cause }) => cause.id)) // prettier-ignore
  const data = causes.map((each) => ({ ...each, title: titles[each.cause.id] ?? null }))
  const mentioned = data.flatMap(({ ids, actor }) => [...ids, ...(actor.id ? [actor.id] : [])])
  return {
    data,
    page: { after: more ? writeCursor(mark, [String(lines.at(-1)![0])]) : null, before: null, more, count: null },
    linked: await linkedTo(ctx, mentioned),
  }
}

function byCause(lines: readonly Line[], more: boolean): Omit<CauseOfChanges, 'title'>[] {
  const last = lines.at(-1)?.[5]
  return [...Map.groupBy(lines, (line) => line[5])].map(([id, own]) => {
    const [, at, kind, actorId, name, , causeKind, of] = own[0]!
    const ids = [...new Set(own.map((line) => line[8]))]
    return {
      cause: { id, kind: causeKind, ...(of && { of }) },
      actor: { kind, id: actorId, name },
      at: own.reduce((latest, line) => (line[1] > latest ? line[1] : latest), at),
      names: [...new Set(own.map((line) => line[9]))],
      fields: [...new Set(own.flatMap((line) => line[10]))],
      records: ids.length,
      more: more && id === last,
      ids: ids.slice(0, named),
    }
  })
}
