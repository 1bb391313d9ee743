import type { LedgerLine } from '../../kernel/change.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { keepersFor } from '../access/circles.ts'
import { asksRecord, ownersFor } from '../access/scope.ts'
import { sharesFor } from '../access/shares.ts'
import type { Ctx } from '../context.ts'
import { idsLeadingTo } from '../records/merged.ts'
import { markOf, readCursor, writeCursor } from '../records/read/cursor.ts'
import { idsInLines, linesOf } from '../records/read/history.ts'
import { idsIn, linkedTo, linkFields, type LinkedById } from '../records/read/linked.ts'
import { tableOf } from '../records/columns.ts'
import { scopeSql } from '../records/read/scope-sql.ts'
import { readMany } from '../records/read/many.ts'
import type { Page } from '../records/read/query.ts'
import type { Row } from '../records/read/rows.ts'
import type { SortKey } from '../records/read/sort.ts'
import { given } from '../records/read/statement.ts'
import { prefixQuery } from '../records/read/words-sql.ts'
import { statementName } from '../records/statements.ts'
import { visibleIds } from '../records/read/visible-ids.ts'
import { beginningsOf, titleSql } from '../search/by-title.ts'
import { wordsOf } from '../search/fold.ts'
import { rolledUp } from './rolled-up.ts'

export interface TimelineQuery {
  /** Names of records of contact, and `change` for what was changed; all when left out. */
  kinds?: readonly string[] | undefined
  /** Words that a contact must hold, each as the beginning of one; changes hold none. */
  q?: string | undefined
  /** The moment at which the first page begins, backwards in time; now when left out. */
  until?: string | undefined
  limit?: number | undefined
  after?: string | undefined
  before?: string | undefined
}
/** Something that took place, or a change of the record itself. */
export interface TimelineItem {
  at: string
  kind: string
  record: string
  id: string
  subject: string
  row?: Row
  line?: LedgerLine
}
export interface TimelineAnswer {
  data: TimelineItem[]
  page: Page
  linked: LinkedById
}

/** A place between two items: both sources are read from it. */
interface Spot {
  at: string
  key: string
}
interface Found extends Spot {
  kind: string
  id: string
  line?: LedgerLine
}

const order: SortKey[] = [
  { name: 'at', sql: 'at', type: 'timestamptz', descending: true, nullable: false },
  { name: 'key', sql: 'key', type: 'text', descending: true, nullable: false },
]

/** What took place with a record and how it changed, newest first; a private contact is not there for anybody else. */
export async function readTimeline(
  ctx: Ctx,
  record: RecordDefinition,
  id: string,
  query: TimelineQuery = {},
): Promise<TimelineAnswer> {
  const words = wordsOf(query.q ?? '')
  const kinds = kindsOf(ctx, query.kinds)
  if (query.q?.trim()) kinds.delete('change')
  const limit = query.limit ?? 50
  const mark = markOf('timeline', id, query.kinds, prefixQuery(words))
  const backwards = query.before !== undefined
  const cursor = query.after ?? query.before
  const [at, key] = cursor === undefined ? [] : readCursor(cursor, mark, order, backwards ? 'before' : 'after').keys
  const from = at && key ? { at, key } : query.until === undefined ? null : { at: query.until, key: aboveEveryId }
  const [visible, subjects] = await Promise.all([visibleIds(ctx, record, [id]), idsLeadingTo(ctx.db, id)])
  if (!visible.has(id)) throw refuse.noSuch(record)
  const found = await Promise.all([
    entries(ctx, { subject: id, subjects, kinds, words, from, backwards, most: limit + 1 }),
    changes(ctx, record, { subject: id, subjects, kinds, words, from, backwards, most: limit + 1 }),
  ])
  const items = found.flat().sort(backwards ? (left, right) => -newestFirst(left, right) : newestFirst)
  const further = items.length > limit
  const page = items.slice(0, limit)
  if (backwards) page.reverse()
  const more = backwards ? from !== null : further
  const earlier = backwards ? further : from !== null
  const cursorOf = (spot: Spot | undefined) => (spot ? writeCursor(mark, [spot.at, spot.key]) : null)
  const { data, mentioned } = await shownItems(ctx, id, page)
  return {
    data,
    page: { after: more ? cursorOf(page.at(-1)) : null, before: earlier ? cursorOf(page[0]) : null, more, count: null },
    linked: await linkedTo(ctx, mentioned),
  }
}

const newestFirst = (left: Spot, right: Spot) =>
  left.at === right.at ? (left.key < right.key ? 1 : -1) : left.at < right.at ? 1 : -1

/** The kinds asked for that there are; refuses others by name. */
function kindsOf(ctx: Ctx, asked: readonly string[] | undefined): Set<string> {
  const all = ['change', ...ctx.registry.records.filter((record) => record.timeline).map((record) => record.name)]
  const unknown = asked?.find((kind) => !all.includes(kind))
  if (unknown !== undefined)
    throw refuse.invalid([
      { field: 'kinds', ...say('A timeline has no “{unknown}”; it has {all}.', { unknown, all: all.join(', ') }) },
    ])
  return new Set(asked ?? all)
}

interface Asked {
  subject: string
  /** With those that were merged into it: contacts that rolled up to them stand there as they did. */
  subjects: readonly string[]
  kinds: Set<string>
  words: ReadonlySet<string>
  from: Spot | null
  backwards: boolean
  most: number
}

/** Both sources are compared as the database writes moments, to the microsecond. */
async function entries(ctx: Ctx, { subjects, kinds, words, from, backwards, most }: Asked): Promise<Found[]> {
  const { open, own, owners, shared, ruled } = reachOf(ctx, kinds)
  if (open.length + own.length + ruled.length === 0) return []
  const way = backwards ? '' : ' desc'
  const one = subjects.length === 1
  const values: unknown[] = [one ? subjects[0] : subjects, open, own, owners, keepersFor(ctx.actor)]
  const place = (value: unknown, type: string) => `$${values.push(value)}::${type}`
  const past = from
    ? `and (at, entry_id) ${backwards ? '>' : '<'} (${place(from.at, 'timestamptz')}, ${place(edgeOf(from), 'uuid')})`
    : ''
  const owned = 'owner_id = any ($4::uuid[])'
  const theirs = shared.length > 0 ? `(${owned} or entry_id = any (${place(shared, 'uuid[]')}))` : owned
  const byRule = ruled.map((record) => ` or ${ruledSql(ctx, record, place)}`).join('')
  const holding = words.size > 0 ? `and ${holdingSql(ctx, words, place)}` : ''
  // A contact with two that are one now stands there once.
  const source = one ? 'timeline' : 'timeline_of_several'
  const text = `${one ? '' : several}select at::text as at, entry_id, kind from ${source}
where ${one ? 'subject_id = $1::uuid and ' : ''}(kind = any ($2::text[]) or kind = any ($3::text[]) and ${theirs}${byRule})
  and (not private or owner_id = any ($5::uuid[])) ${past} ${holding}
order by at${way}, entry_id${way} limit ${most}`
  const rows = await ctx.db.run<{ at: string; entry_id: string; kind: string }>({
    name: statementName('timeline', text),
    text,
    values,
  })
  return rows.map(({ at, entry_id: id, kind }) => ({ at, key: id, kind, id }))
}

/** Entries of a kind that somebody sees by rule: each is asked of the record itself, since an entry does not say what that says. */
function ruledSql(ctx: Ctx, record: RecordDefinition, place: (value: unknown, type: string) => string): string {
  const asked = given(ctx)
  const seen = scopeSql(ctx, record, 'see', 'ruled', (read, type) => place(read(asked), type)) ?? 'true'
  return `kind = '${record.name}' and exists (select from ${tableOf(record).name} ruled where ruled.id = entry_id and ${seen} offset 0)`
}

/** Entries that hold these words, where the actor may know of them. */
function holdingSql(ctx: Ctx, words: ReadonlySet<string>, place: (value: unknown, type: string) => string): string {
  const sought = `e.words @@ ${place(prefixQuery(words), 'tsquery')}`
  const kinds = ctx.registry.records.filter((record) => record.timeline)
  const asked = given(ctx)
  const titled = titleSql(ctx, kinds, (read, type) => place(read(asked), type), () => beginningsOf(words)) // prettier-ignore
  return `exists (select from entity e where e.id = entry_id and ${sought}${titled ? ` and ${titled}` : ''})`
}

const several = `with timeline_of_several as (
  select distinct on (at, entry_id) at, entry_id, kind, owner_id, private from timeline where subject_id = any ($1::uuid[])
)
`

/** At one moment contacts come before changes, reading from the newest: keys of changes begin with #, below every id. */
const belowEveryId = '00000000-0000-0000-0000-000000000000'
const aboveEveryId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const edgeOf = ({ key }: Spot) => (key.startsWith('#') ? belowEveryId : key)
const numberOf = ({ key }: Spot) => (key.startsWith('#') ? Number(key.slice(1)) : Number.MAX_SAFE_INTEGER)

/** What was changed in the record; and what was done to those whose contacts stand here too, without their fields edited. */
async function changes(
  ctx: Ctx,
  record: RecordDefinition,
  { subject, kinds, from, backwards, most }: Asked,
): Promise<Found[]> {
  if (!kinds.has('change')) return []
  const way = backwards ? '' : ' desc'
  const past = from ? `and (l.happened_at, l.id) ${backwards ? '>' : '<'} ($4::timestamptz, $5::bigint)` : ''
  const values = [subject, ...(from ? [from.at, numberOf(from)] : [])]
  const ids = [subject, ...(await rolledUp(ctx, record, subject))]
  const rest = `and (l.record_id = $3::uuid or l.name <> 'update') ${past} order by l.happened_at${way}, l.id${way} limit ${most}`
  const lines = await linesOf(ctx, ids, rest, values)
  return lines.map(({ line, at }) => ({
    at,
    key: `#${String(line.id).padStart(16, '0')}`,
    kind: 'change',
    id: line.recordId,
    line,
  }))
}

/** Which kinds the actor sees whole, of which only those of some owners, and of which those that meet a rule. */
function reachOf(ctx: Ctx, kinds: Set<string>) {
  const open: string[] = []
  const own: string[] = []
  const owners = new Set<string>()
  const shared: string[] = []
  const ruled: RecordDefinition[] = []
  for (const record of ctx.registry.records) {
    if (!record.timeline || !kinds.has(record.name)) continue
    const seen = ownersFor(ctx.actor, record, 'see')
    if (asksRecord(ctx.actor, record, 'see')) ruled.push(record)
    else if (seen === 'all') open.push(record.name)
    else if (seen.length > 0) {
      own.push(record.name)
      for (const owner of seen) owners.add(owner)
      for (const circle of ctx.actor.circles) owners.add(circle)
      shared.push(...sharesFor(ctx.actor.shared, record, 'see').map(({ id }) => id))
    }
  }
  return { open, own, owners: [...owners], shared, ruled }
}

/** Items with what they say, and the ids they mention. */
async function shownItems(ctx: Ctx, subject: string, page: readonly Found[]) {
  const rows = new Map<string, Row>()
  const mentioned = new Set<string>()
  for (const [kind, items] of Map.groupBy(
    page.filter((item) => !item.line),
    (item) => item.kind,
  )) {
    const record = ctx.registry.record(kind)!
    const found = await readMany(ctx, record, items.map((item) => item.id)) // prettier-ignore
    for (const row of found) rows.set(row.id as string, row)
    for (const id of idsIn(found, linkFields(ctx, record, ['*']))) mentioned.add(id)
  }
  for (const id of idsInLines(
    ctx,
    page.flatMap((item) => item.line ?? []),
  ))
    mentioned.add(id)
  const data = page.flatMap((item): TimelineItem[] => {
    const { line, kind, id } = item
    if (line) return [{ at: line.happenedAt, kind, record: line.record, id, subject, line }]
    const row = rows.get(id)
    return row ? [{ at: momentOf(item.at), kind, record: kind, id, subject, row }] : []
  })
  return { data, mentioned: [...mentioned] }
}

/** `2026-11-22 10:41:48.5+00` as RFC 3339. */
const momentOf = (text: string) => new Date(text.replace(' ', 'T').replace('+00', 'Z')).toISOString()
