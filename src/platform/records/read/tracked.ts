import type { Field } from '../../../kernel/field.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
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
  if (hops.length > 0 || !field.tracked || target.part) throw notKept(path, field)
  const table = `was_${snake(name)}`
  const moment = place(then, 'timestamptz')
  const join = `\nleft join period ${table} on ${table}.record = '${record.name}' and ${table}.field = '${name}' and ${table}.record_id = t.id
  and ${table}.valid_from <= ${moment} and (${table}.valid_to is null or ${table}.valid_to > ${moment})`
  if (!joins.includes(join)) joins.push(join)
  if (field.type === 'money') return ownAmount(name, place)
  return `(${table}.value #>> '{}')::${columnsOf(record).get(column)!}`
}

/** Rates of the past are not kept with its amounts: those in another currency count for none. */
function ownAmount(name: string, place: Place): string {
  const { amount, currency } = trackedParts(name)
  return `case when ${currency} = ${place(ownCurrency, 'text')} then ${amount} end`
}

const ownCurrency: Read = ({ ctx }) => ctx.settings.currency

/** Amount and currency of a tracked sum of money that was joined. */
export function trackedParts(name: string) {
  const table = `was_${snake(name)}`
  return { amount: `(${table}.value ->> 'amount')::numeric`, currency: `(${table}.value ->> 'currency')` }
}

const then: Read = ({ asOf }) => asOf

const notKept = (path: string, field: Field) =>
  refuse.invalid([
    {
      field: path,
      ...say('{field} is not kept over time, so the past cannot be asked for it.', { field: labelOf(field) }),
    },
  ])

/** Types whose values are in the same order as the text that is kept of them. */
const inTextOrder = new Set(['text', 'uuid', 'date'])

/** The order of a list of the past: by when it was made, unless a tracked field is named. */
export function sortAsOf(ctx: Ctx, record: RecordDefinition, sort: string | undefined): SortKey[] {
  const keys = sortOf(ctx, record, sort ?? '-createdAt')
  const first = record.all[keys[0]!.name]!
  return keys.map((key) => {
    // Where everybody has a value, the index of what things were knows the id as well.
    if (key.name === 'id') return first.tracked ? { ...key, filledSql: `was_${snake(keys[0]!.name)}.record_id` } : key
    if (key.name === 'createdAt') return key
    const field = knownField(ctx, record, key.name)
    if (!field.tracked || field.type === 'money') throw notKept(key.name, field)
    const sql = `was_${snake(key.name)}.key`
    return inTextOrder.has(key.type) ? { ...key, sql, type: 'text' } : { ...key, sql: `${sql}::${key.type}` }
  })
}

/** The rows that were not in the bin at the moment asked for. */
export function inBinThenSql(place: Place, part: 'live' | 'since' | 'all' | undefined): string {
  const since = `t.deleted_at > ${place(then, 'timestamptz')}`
  return part === 'live' ? 't.deleted_at is null' : part === 'since' ? since : `(t.deleted_at is null or ${since})`
}

/** The rows that had been made by then; what was made in the world before it was written down counts from when it was made. */
export function madeSql(record: RecordDefinition, place: Place): string {
  const moment = place(then, 'timestamptz')
  return `(t.created_at <= ${moment} or t.id in (
    select made.record_id from ledger made where made.record = '${record.name}' and made.name = 'create'
      and made.recorded_at > ${moment} and made.happened_at <= ${moment}))`
}
