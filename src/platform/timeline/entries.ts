import type { RecordDefinition } from '../../kernel/record.ts'
import type { Query } from '../db/index.ts'
import { keptBy } from '../search/search-row.ts'

type Row = Readonly<Record<string, unknown>>

/** When it took place; a task without a day stands where it was made. */
const momentOf = (record: RecordDefinition, row: Row) => row[record.timeline!.at] ?? row.createdAt

/** A record that its author alone may see has the author for its owner here. */
const keeperOf = (record: RecordDefinition, row: Row) => (record.owned ? keptBy(record, row) : row.createdBy) ?? null

/**
 * Puts the entries of one contact in place: on the timelines of `subjects` (what it is about, and where that rolls up) and
 * on no others. Ask for it when its time, subjects, owner or privacy change; in the bin it stands nowhere.
 */
export function timelineEntries(record: RecordDefinition, row: Row, subjects: readonly string[]): Query[] {
  const at = momentOf(record, row)
  const on = row.deletedAt ? [] : [...new Set(subjects)]
  return [
    {
      name: 'timeline_leave',
      text: 'delete from timeline where entry_id = $1 and (subject_id <> all ($2::uuid[]) or at <> $3)',
      values: [row.id, on, at],
    },
    ...(on.length ? [put([{ record, row, subjects: on }])] : []),
  ]
}

/** The same for many contacts at once. */
export function timelineEntriesOfMany(
  given: readonly { record: RecordDefinition; row: Row; subjects: readonly string[] }[],
): Query[] {
  const placed = given.map((each) => ({ ...each, subjects: each.row.deletedAt ? [] : each.subjects }))
  const kept: [unknown[], unknown[], unknown[]] = [[], [], []]
  for (const { record, row, subjects } of placed) {
    for (const subject of new Set(subjects)) {
      kept[0].push(row.id)
      kept[1].push(subject)
      kept[2].push(momentOf(record, row))
    }
  }
  return [
    {
      name: 'timeline_leave_many',
      text: `delete from timeline t where entry_id = any ($1::uuid[]) and not exists (
  select from unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) as kept (entry_id, subject_id, at)
  where kept.entry_id = t.entry_id and kept.subject_id = t.subject_id and kept.at = t.at)`,
      values: [placed.map(({ row }) => row.id), ...kept],
    },
    ...(kept[0].length > 0 ? [put(placed)] : []),
  ]
}

/** The entries of many new contacts, in one statement; null when they are about nothing. */
export function timelineEntriesOfNew(
  given: readonly { record: RecordDefinition; row: Row; subjects: readonly string[] }[],
): Query | null {
  return given.some((each) => each.subjects.length) ? put(given) : null
}

function put(given: readonly { record: RecordDefinition; row: Row; subjects: readonly string[] }[]): Query {
  const lists: unknown[][] = [[], [], [], [], [], []]
  for (const { record, row, subjects } of given) {
    for (const subject of new Set(subjects)) {
      const values = [subject, momentOf(record, row), row.id, record.name, keeperOf(record, row), row.private === true]
      values.forEach((value, index) => lists[index]!.push(value))
    }
  }
  return {
    name: 'timeline_put',
    text: `insert into timeline (subject_id, at, entry_id, kind, owner_id, private)
select * from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::uuid[], $6::boolean[])
on conflict (subject_id, at, entry_id) do update set owner_id = excluded.owner_id, private = excluded.private
where (timeline.owner_id, timeline.private) is distinct from (excluded.owner_id, excluded.private)`,
    values: lists,
  }
}
