import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Ctx } from '../../context.ts'
import { columnsOf, snake } from '../columns.ts'
import { knownField, type Target } from './paths.ts'
import { sortOf, type SortKey } from './sort.ts'
import type { Place, Read } from './statement.ts'

/** What a filter, an order or a report can ask of the past: the fields whose periods are kept. */

/** The value that a tracked field had at the moment asked for, by a join added to `joins`; refuses other fields by name. */
export function trackedColumn(record: RecordDefinition, target: Target, place: Place, joins: string[]): string {
  const { name, field, column, path, hops } = target
  if (name === 'id' && hops.length === 0) return 't.id'
  if (name === 'createdAt' && hops.length === 0) return 't.created_at'
  if (hops.length > 0 || !field.tracked || target.part) throw notKept(path, field.label)
  const table = `was_${snake(name)}`
  const moment = place(then, 'timestamptz')
  const join = `\nleft join period ${table} on ${table}.record = '${record.name}' and ${table}.field = '${name}' and ${table}.record_id = t.id
  and ${table}.valid_from <= ${moment} and (${table}.valid_to is null or ${table}.valid_to > ${moment})`
  if (!joins.includes(join)) joins.push(join)
  const text = field.type === 'money' ? `${table}.value ->> 'amount'` : `${table}.value #>> '{}'`
  return `(${text})::${columnsOf(record).get(column)!}`
}

const then: Read = ({ asOf }) => asOf

const notKept = (path: string, label: string) =>
  refuse.invalid([{ field: path, message: `${label} is not kept over time, so the past cannot be asked for it.` }])

/** The order of a list of the past: by when it was made, unless a tracked field is named. */
export function sortAsOf(ctx: Ctx, record: RecordDefinition, sort: string | undefined): SortKey[] {
  const keys = sortOf(ctx, record, sort ?? '-createdAt')
  for (const { name } of keys) {
    if (name === 'createdAt' || name === 'id') continue
    throw notKept(name, knownField(ctx, record, name).label)
  }
  return keys
}

/** The rows that there were at the moment asked for; what was made in the world before it was written down counts from then. */
export function existedSql(place: Place): string {
  const moment = place(then, 'timestamptz')
  return `(t.deleted_at is null or t.deleted_at > ${moment}) and (t.created_at <= ${moment} or exists (
    select from ledger made where made.record_id = t.id and made.name = 'create' and made.happened_at <= ${moment}))`
}
