import type { Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { sqlOf, tableOf } from '../columns.ts'
import { targetOf } from './paths.ts'
import { scopeSql } from './scope-sql.ts'
import { sourceSql, type Source } from './source-sql.ts'
import type { Place } from './statement.ts'

/** What may happen to somebody on a day, and what it is worth. */
export interface Happening {
  record: RecordDefinition
  filter?: Filter | undefined
  /** The day or moment of it. */
  at: string
  /** The link to whom it happens, or `id`; of the part that lies between, where there is one. */
  whose: string
  through?: { record: RecordDefinition; link: string } | undefined
  /** The amount that it is worth, and what of it was taken back. */
  amount?: string | undefined
  less?: string | undefined
}

interface At {
  zone: string
  source: Source
  place: Place
}

/** The rows of what happened within the span of days: its number, to whom, when and what it was worth. */
export function happeningSql(ctx: Ctx, happening: Happening, { zone, source, place }: At, number: number): string {
  const { record } = source
  const { field, column } = targetOf(ctx, record, happening.at)
  const own = sqlOf('t', column)
  const day = field.type === 'dateTime' ? `(${own} at time zone ${zone})::date` : own
  const amountOf = (name: string | undefined) => (name === undefined ? '0' : `coalesce(${sqlOf('t', targetOf(ctx, record, name).column)}, 0)`) // prettier-ignore
  const { whose, joins } = whoseSql(ctx, happening, record, place)
  // Who plays two parts in a deal is in it once.
  return `select${happening.through ? ' distinct' : ''} ${number} as number, t.id, ${whose} as whose, ${day} as day, (${amountOf(happening.amount)} - ${amountOf(happening.less)})::float8 as amount
  ${sourceSql(ctx, source, place, { joins })}
    and ${day} >= (select first from span) and ${day} < (select last from span)`
}

function whoseSql(ctx: Ctx, { whose, through }: Happening, record: RecordDefinition, place: Place) {
  if (!through) return { whose: whose === 'id' ? 't.id' : sqlOf('t', targetOf(ctx, record, whose).column), joins: [] }
  const part = ctx.registry.own(through.record)
  const link = targetOf(ctx, part, through.link).column
  const scope = scopeSql(ctx, part, 'see', 'part', place, true)
  const join = ` join ${tableOf(part).name} part on part.${link} = t.id and part.deleted_at is null${scope ? ` and ${scope}` : ''}`
  return { whose: `part.${targetOf(ctx, part, whose).column}`, joins: [join] }
}
