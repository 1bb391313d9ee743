import { amountOf, units } from '../../../kernel/money.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { sqlOf, tableOf, type Stored } from '../columns.ts'
import { knownField } from './paths.ts'

export type Row = Record<string, unknown>
export type Cells = readonly unknown[]

/** Which columns a read asks for, and how a row's cells become its values. */
export interface Selection {
  fields: readonly string[]
  columns: string[]
  decode: (cells: Cells) => Row
}

interface Reader {
  name: string
  at: number
  read: ((cells: Cells, at: number) => unknown) | null
}

/** The fields asked for, or all that the actor may know of; refuses unknown ones by name. Id and version come first. */
export function selectionOf(
  ctx: Ctx | null,
  record: RecordDefinition,
  table: string,
  asked?: readonly string[],
): Selection {
  const fields = asked === undefined ? everyField(ctx, record) : chosenFields(ctx, record, asked)
  const columns = [`${table}.id`, `${table}.version`]
  const { stored } = tableOf(record)
  const readers = fields.map((name): Reader => {
    const field = stored.get(name)!
    const at = columns.length
    columns.push(...field.columns.map((column) => sqlOf(table, column)))
    return { name, at, read: readerOf(field) }
  })
  const blank: Row = Object.fromEntries(['id', 'version', ...fields].map((name) => [name, null]))
  return { fields, columns, decode: (cells) => decode(blank, readers, cells) }
}

function everyField(ctx: Ctx | null, record: RecordDefinition): string[] {
  const hidden = ctx?.actor.permissions.of(record).hidden
  return Object.keys(record.all).filter((name) => !hidden?.has(name))
}

function chosenFields(ctx: Ctx | null, record: RecordDefinition, asked: readonly string[]): string[] {
  const names = [...new Set(asked)].filter((name) => name !== 'id' && name !== 'version')
  if (ctx) for (const name of names) knownField(ctx, record, name)
  return names
}

/** An object that is given its names one by one is slow ever after; a copy of one that has them is not. */
function decode(blank: Row, readers: readonly Reader[], cells: Cells): Row {
  const row: Row = { ...blank }
  row.id = cells[0]
  row.version = cells[1]
  for (let index = 0; index < readers.length; index++) {
    const { name, at, read } = readers[index]!
    const cell = cells[at]
    row[name] = read === null || cell === null ? cell : read(cells, at)
  }
  return row
}

/** Most cells are values as they arrive. */
function readerOf({ field }: Stored): Reader['read'] {
  if (field.type === 'number' || field.type === 'percent')
    return field.integer ? null : (cells, at) => Number(cells[at])
  if (field.type === 'money') return moneyAt
  return null
}

function moneyAt(cells: Cells, at: number) {
  const currency = cells[at + 1] as string
  return { amount: amountText(cells[at] as string, currency), currency }
}

/** What the database writes with four digits after the dot, as people write it; the commonest case without arithmetic. */
export function amountText(text: string, currency: string): string {
  if (twoDigits.has(currency) && text.endsWith('00') && text.at(-5) === '.') return text.slice(0, -2)
  return amountOf(units(text), currency)
}
const twoDigits = new Set(['EUR', 'USD', 'GBP', 'CHF', 'CAD', 'AUD', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK'])
