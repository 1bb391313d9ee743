import { createHash } from 'node:crypto'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Query } from '../db/index.ts'
import { columnsOf, tableOf } from './columns.ts'

const names = new Map<string, string>()
const remembered = 5_000

/** A short, stable name for a statement, by what it does and by its text. */
export function statementName(what: string, text: string): string {
  const known = names.get(text)
  if (known?.startsWith(what.slice(0, 40))) return known
  const name = `${what.slice(0, 40)}_${createHash('sha256').update(text).digest('base64url').slice(0, 12)}`
  if (names.size >= remembered) names.clear()
  names.set(text, name)
  return name
}

function named(what: string, text: string, values: unknown[]): Query {
  return { name: statementName(what, text), text, values }
}

/** Columns with their new values, as a record's table knows them. */
export type Cells = ReadonlyMap<string, unknown>

export function insertRow(record: RecordDefinition, cells: Cells): Query {
  const columns = [...cells.keys()]
  const places = columns.map((_, index) => `$${index + 1}`)
  const text = `insert into ${tableOf(record).name} (${columns.join(', ')}) values (${places.join(', ')})`
  return named(`insert_${record.name}`, text, [...cells.values()])
}

export function updateRow(record: RecordDefinition, id: string, cells: Cells): Query {
  const sets = [...cells.keys()].map((column, index) => `${column} = $${index + 2}`)
  const text = `update ${tableOf(record).name} set ${sets.join(', ')} where id = $1`
  return named(`update_${record.name}`, text, [id, ...cells.values()])
}

/** Many new rows in one statement; each item holds the same columns. */
export function insertRows(record: RecordDefinition, rows: readonly Cells[]): Query {
  const columns = [...rows[0]!.keys()]
  const types = columnsOf(record)
  const shape = columns.map((column) => `${column} ${types.get(column)}`).join(', ')
  const list = columns.join(', ')
  const text = `insert into ${tableOf(record).name} (${list}) select ${list} from json_to_recordset($1::json) as given (${shape})`
  return named(`insert_many_${record.name}`, text, [jsonRows(record, rows)])
}

/** New values for many rows in one statement; each item holds the same columns, id among them. */
export function updateRows(record: RecordDefinition, rows: readonly Cells[]): Query {
  const columns = [...rows[0]!.keys()].filter((column) => column !== 'id')
  const types = columnsOf(record)
  const shape = ['id uuid', ...columns.map((column) => `${column} ${types.get(column)}`)].join(', ')
  const { name } = tableOf(record)
  const sets = columns.map((column) => `${column} = given.${column}`).join(', ')
  const text = `update ${name} set ${sets} from json_to_recordset($1::json) as given (${shape}) where ${name}.id = given.id`
  return named(`update_many_${record.name}`, text, [jsonRows(record, rows)])
}

/** Rows as a JSON list, put together here: cells of type jsonb are JSON texts already and need not be read and written again. */
export function jsonRows(record: RecordDefinition, rows: readonly Cells[]): string {
  const types = columnsOf(record)
  const columns = [...rows[0]!.keys()].map((name) => ({
    name,
    key: JSON.stringify(name),
    isJson: types.get(name) === 'jsonb',
  }))
  const written = rows.map((cells) => {
    const pairs = columns.map(({ name, key, isJson }) => {
      const value = cells.get(name) ?? null
      return `${key}:${isJson && value !== null ? (value as string) : JSON.stringify(value)}`
    })
    return `{${pairs.join(',')}}`
  })
  return `[${written.join(',')}]`
}
