import type { Field } from '../../../../kernel/field.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { labelOf, say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../context.ts'
import { sqlOf, tableOf } from '../../columns.ts'
import { targetOf, type Target } from '../paths.ts'
import type { DateStep, GroupBy } from '../query.ts'
import { scopeSql } from '../scope-sql.ts'
import type { Source } from '../source-sql.ts'
import type { Place, Read } from '../statement.ts'
import { trackedColumn } from '../tracked.ts'

/** One of the values by which a report tells its rows apart. */
export interface Group {
  name: string
  sql: string
  isLink: boolean
  decode: (cell: unknown) => unknown
}

const linkTypes = new Set(['link', 'links', 'user', 'file'])
const shapeless = new Set(['emails', 'phones', 'addresses', 'handles', 'longText'])

/** Compiles a group; what it must be joined to goes to `joins`. Refuses fields that have no groups, by name. */
export function groupOf(ctx: Ctx, source: Source, by: GroupBy, index: number, joins: string[], place: Place): Group {
  const { field: path, by: step } = typeof by === 'string' ? { field: by, by: undefined } : by
  const target = targetOf(ctx, source.record, path)
  const { field, part } = target
  const refused = (sentence: Sentence) => refuse.invalid([{ field: path, ...sentence }])
  if (part || shapeless.has(field.type)) throw refused(say('{field} cannot be grouped by.', { field: labelOf(field) }))
  const isTime = field.type === 'date' || field.type === 'dateTime'
  if (step && !isTime) throw refused(say('{field} has no days or months to group by.', { field: labelOf(field) }))
  const column =
    source.asOf === undefined
      ? joinedColumn(ctx, target, index, joins, place)
      : trackedColumn(source.record, target, place, joins)
  const isLink = linkTypes.has(field.type)
  if (isTime) return { name: path, sql: stepSql(column, field, step ?? 'day', place), isLink, decode: (cell) => cell }
  if (field.type === 'choices' || field.type === 'links') {
    const table = `u${index}`
    joins.push(` left join lateral unnest(${column}) as ${table} (item) on true`)
    return { name: path, sql: `${table}.item`, isLink, decode: (cell) => cell }
  }
  return { name: path, sql: column, isLink, decode: decoderOf(field) }
}

/** Follows the links of a path by joins; a linked record that the actor may not see is as if there were none. */
function joinedColumn(ctx: Ctx, target: Target, index: number, joins: string[], place: Place): string {
  let table = 't'
  target.hops.forEach(({ column, many, to }, hop) => {
    if (many) throw refuse.invalid([{ field: target.path, ...say('A report cannot go through a list of links.') }])
    const alias = `j${index}_${hop}`
    const scope = scopeSql(ctx, to, 'see', alias, place)
    joins.push(
      ` left join ${tableOf(to).name} ${alias} on ${alias}.id = ${table}.${column}${scope ? ` and ${scope}` : ''}`,
    )
    table = alias
  })
  return sqlOf(table, target.column)
}

const zone: Read = ({ keys }) => keys[0]
const steps: Record<DateStep, string> = { day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' }

/** By how many days somebody's weeks begin before Monday, on which those of PostgreSQL do. */
const weekLead: Read = ({ ctx }) => (8 - ctx.actor.firstWeekday) % 7

/** A moment as a clock of the time zone shows it, a day as its beginning. */
export const localSql = (column: string, { type }: Field, place: Place) =>
  type === 'dateTime' ? `(${column} at time zone ${place(zone, 'text')})` : `${column}::timestamp`

/** The first day of the step in which a day lies; a moment's day is that of the time zone. */
function stepSql(column: string, field: Field, step: DateStep, place: Place): string {
  const local = localSql(column, field, place)
  if (step !== 'week') return `date_trunc('${steps[step]}', ${local})::date`
  const lead = place(weekLead, 'int')
  return `date_trunc('week', ${local} + make_interval(days => ${lead}))::date - ${lead}`
}

function decoderOf(field: Field): (cell: unknown) => unknown {
  const numeric = field.type === 'money' || field.type === 'percent' || (field.type === 'number' && !field.integer)
  return numeric ? (cell) => (cell === null ? null : Number(cell)) : (cell) => cell
}
