import { localeFor, type Language } from '../../../../kernel/language.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { columnsOf, type Column } from '../../../../platform/exports/index.ts'
import type { LinkedById } from '../../../../platform/records/read/index.ts'
import { told } from '../../../../platform/words/index.ts'

type Row = Readonly<Record<string, unknown>>

/** Writes values for a reader, in the language of `ctx` and by the clock of the company. */
export function showing(ctx: Ctx) {
  const locale = localeFor(ctx.actor.language as Language, ctx.settings.locale)
  const { timeZone } = ctx.settings
  const moments = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  const days = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' })
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 })
  const known = new Map<string, Column[]>()
  const columns = (record: RecordDefinition, field: string) => {
    const key = `${record.name} ${field}`
    const made = known.get(key) ?? columnsOf(ctx, record, [field]).slice(1)
    known.set(key, made)
    return made
  }
  const moment = (value: string) => moments.format(new Date(value))
  const value = (value: unknown, kind?: Column['kind']): string => {
    if (value === null || value === undefined) return ''
    if (typeof value === 'boolean') return told(ctx, value ? say('Yes') : say('No'))
    if (kind === 'moment') return moment(String(value))
    if (kind === 'date') return days.format(new Date(`${String(value)}T00:00:00Z`))
    if (kind !== undefined) return numbers.format(Number(value))
    if (Array.isArray(value)) return value.map(String).join(', ')
    return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? moment(value) : String(value)
  }
  return {
    moment,
    value,
    /** What a field is called. */
    label: (record: RecordDefinition, field: string) => columns(record, field)[0]!.heading,
    /** What stands in a field of a row; nothing where it is empty. */
    field: (record: RecordDefinition, field: string, row: Row, linked: LinkedById) =>
      columns(record, field)
        .map(({ cell, kind }) => value(cell(row, linked), kind))
        .filter(Boolean)
        .join(' '),
  }
}
export type Showing = ReturnType<typeof showing>
