import type { Ctx } from '../../../platform/context.ts'
import { standingForSql } from '../../../platform/records/merged.ts'
import { linkedTo, type LinkedById } from '../../../platform/records/read/index.ts'
import { isLoud, type Group, type Kind } from '../model/index.ts'
import { attentionOf } from './attention.ts'
import { wordsOf } from './words-of.ts'

export type Shelf = 'open' | 'snoozed' | 'done'

export interface Row {
  id: string
  kind: Kind
  times: number
  record: string | null
  record_id: string | null
  group_id: string
  actor_id: string | null
  actor_name: string | null
  deed: string | null
  fields: string[]
  at: string
  read_at: string | null
  snoozed_until: string | null
  title: string | null
  state: string | null
  error: string | null
  result: { url?: string } | null
}

/** As many as one looks through; what is older is found on its record. */
const most = 500

const shelves: Record<Shelf, string> = {
  open: 'n.done_at is null and (n.snoozed_until is null or n.snoozed_until <= now())',
  snoozed: 'n.done_at is null and n.snoozed_until > now()',
  done: 'n.done_at is not null',
}

const select = (shelf: Shelf) => `select n.id, n.kind, n.times, n.record, ${standingForSql('n.record_id')} as record_id,
    ${standingForSql('n.group_id')} as group_id, n.actor_id, n.actor_name, n.deed,
    n.fields, greatest(n.at, n.snoozed_until) as at, n.read_at, n.snoozed_until, j.title, j.state, j.error, j.result
  from notification n left join job_run j on n.kind = 'job' and j.id = n.group_id and j.created_by = n.user_id
  where n.user_id = $1 and ${shelves[shelf]} and (n.kind <> 'job' or j.id is not null)
  order by ${shelf === 'done' ? 'n.done_at' : 'n.at'} desc limit ${most}`

/** What waits for the reader, grouped by record, newest first; what they may no longer see is not there. */
export async function readInbox(ctx: Ctx, shelf: Shelf): Promise<Group[]> {
  const { rows, linked } = await visibleRows(ctx, shelf)
  const groups = Map.groupBy(rows, (row) => (row.times > 1 || linked[row.group_id] || row.record_id === null ? row.group_id : row.record_id)) // prettier-ignore
  const attention = await attentionOf(ctx.db, ctx.actor.self, [...groups.keys()])
  const texts = await wordsOf(ctx, rows)
  return [...groups]
    .map(([id, members]): Group => {
      const subject = linked[id]
      const [newest] = members
      return {
        id,
        record: subject?.record ?? newest!.record,
        title: subject?.title ?? newest!.title ?? linked[newest!.record_id!]?.title ?? '',
        subtitle: subject?.subtitle ?? null,
        at: members.map(({ at }) => at).sort().at(-1)!,
        unread: members.some(({ read_at }) => read_at === null),
        loud: members.some(({ kind }) => isLoud(kind)),
        snoozedUntil: shelf === 'snoozed' ? newest!.snoozed_until : null,
        attention: attention.get(id) ?? null,
        notifications: members.map((row) => shown(ctx, row, linked, texts.get(row.id) ?? null)),
      }
    })
    .sort((one, other) => (one.at < other.at ? 1 : -1)) // prettier-ignore
}

/** How many groups have something that interrupts and was not looked at. */
export async function countUnread(ctx: Ctx): Promise<number> {
  const { rows } = await visibleRows(ctx, 'open')
  return new Set(rows.filter((row) => isLoud(row.kind) && row.read_at === null).map((row) => row.group_id)).size
}

async function visibleRows(ctx: Ctx, shelf: Shelf): Promise<{ rows: Row[]; linked: LinkedById }> {
  const all = await ctx.db.run<Row>({ text: select(shelf), values: [ctx.actor.self], name: `inbox_${shelf}` })
  const ids = all.flatMap((row) => [row.record_id, row.group_id, row.actor_id]).filter((id) => id !== null)
  const linked = await linkedTo(ctx, [...new Set(ids)])
  const rows = all.filter(({ record_id: id }) => id === null || (linked[id] && !linked[id].deleted))
  return { rows, linked }
}

function shown(ctx: Ctx, row: Row, linked: LinkedById, text: string | null): Group['notifications'][number] {
  const record = row.record && ctx.registry.record(row.record)
  const hidden = record ? ctx.actor.permissions.of(record).hidden : new Set<string>()
  return {
    id: row.id,
    kind: row.kind,
    at: row.at,
    unread: row.read_at === null,
    times: row.times,
    by: (row.actor_id && linked[row.actor_id]?.title) ?? row.actor_name,
    deed: row.deed,
    fields: row.fields.filter((name) => !hidden.has(name)),
    record: row.record,
    recordId: row.record_id,
    title: row.kind === 'job' ? row.title : (linked[row.record_id!]?.title ?? null),
    text,
    job: row.state ? { state: row.state, error: row.error, url: row.result?.url ?? null } : null,
  }
}
