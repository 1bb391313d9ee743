import type { Field, FieldType } from '../../kernel/field.ts'
import { FormulaFault } from '../../kernel/formula/index.ts'
import { amountOf, units } from '../../kernel/money.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { computed } from './formula-sql.ts'

/** How one field lies in its table: one column, or three for money. */
export interface Stored {
  name: string
  field: Field
  /** All columns that carry the value. */
  columns: readonly string[]
  /** The column that it is sorted and compared by. */
  key: string
  /** A formula has no columns of its own: these are SQL, made at each read. */
  computed?: boolean
  /** The value as parameters, one a column. */
  encode: (value: unknown) => unknown[]
  /** The value from a row of the database; empty is null. */
  decode: (raw: Readonly<Record<string, unknown>>) => unknown
}

export interface Table {
  record: RecordDefinition
  name: string
  /** Every field in the order of the definition, without id and version, which come first. */
  stored: ReadonlyMap<string, Stored>
}

const types: Record<FieldType, string> = {
  text: 'text',
  longText: 'text',
  url: 'text',
  choice: 'text',
  number: 'numeric',
  percent: 'numeric(7,4)',
  money: 'numeric(19,4)',
  date: 'date',
  dateTime: 'timestamptz',
  boolean: 'boolean',
  choices: 'text[]',
  emails: 'jsonb',
  phones: 'jsonb',
  addresses: 'jsonb',
  handles: 'jsonb',
  link: 'uuid',
  user: 'uuid',
  file: 'uuid',
  links: 'uuid[]',
}

/** `dealLines` → `deal_lines`. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const tables = new WeakMap<RecordDefinition, Table>()

/** Where and how a record is stored. */
export function tableOf(record: RecordDefinition): Table {
  const known = tables.get(record)
  if (known) return known
  const own = Object.entries(record.all).filter(([, { formula }]) => formula === undefined)
  const lying = new Map(own.map(([name, field]) => [name, storedOf(name, field)]))
  const stored = new Map(Object.entries(record.all).map(([name, field]) => [name, lying.get(name) ?? computedOf(record, name, field, lying)])) // prettier-ignore
  const table = { record, name: record.own?.table ?? snake(record.plural), stored }
  tables.set(record, table)
  return table
}

function storedOf(name: string, field: Field): Stored {
  const suffix = field.type === 'link' || field.type === 'user' || field.type === 'file' ? '_id' : ''
  const column = field.column ?? snake(name) + suffix
  if (name === 'createdBy') return plain(name, field, 'created_by')
  if (field.type === 'money') return money(name, field, column)
  return plain(name, field, column)
}

function plain(name: string, field: Field, column: string): Stored {
  const json = types[field.type] === 'jsonb'
  const toNumber = types[field.type].startsWith('numeric')
  return {
    name,
    field,
    columns: [column],
    key: column,
    encode: (value) => [value === null || value === undefined ? null : json ? JSON.stringify(value) : value],
    decode: (raw) => {
      const value = raw[column]
      if (value === null || value === undefined) return null
      return toNumber ? Number(value) : value
    },
  }
}

/** What yields nothing: a formula that reads a field which is gone. */
function computedOf(record: RecordDefinition, name: string, field: Field, lying: Table['stored']): Stored {
  const columns = sqlOfFormula(record, name, field, (input) => lying.get(input)!)
  const decode = () => null
  return { name, field, columns: columns.slice(0, 2), key: columns.at(-1)!, computed: true, encode: () => [], decode }
}

function sqlOfFormula(...[record, name, field, lies]: Parameters<typeof computed>): string[] {
  try {
    return computed(record, name, field, lies)
  } catch (fault) {
    if (!(fault instanceof FormulaFault)) throw fault
    const none = (type: string) => `(null::${type})`
    return field.type === 'money' ? [none('numeric'), none('text'), none('numeric')] : [none(types[field.type])]
  }
}

/** A column of a table called `table` in a statement, or what a formula makes of its columns. */
export function sqlOf(table: string, column: string): string {
  return column.startsWith('(') ? column.replaceAll('§.', `${table}.`) : `${table}.${column}`
}

/** The type of what a field is compared by. */
export const keyTypeOf = ({ field }: Pick<Stored, 'field'>): string =>
  field.type === 'number' && field.integer ? 'bigint' : field.type === 'money' ? 'numeric(19,4)' : types[field.type]

/** Amount and currency as given, and the amount in the workspace's currency, which the write door computes. */
function money(name: string, field: Field, column: string): Stored {
  const currency = `${column}_currency`
  return {
    name,
    field,
    columns: [column, currency],
    key: `${column}_base`,
    encode: (value) => {
      const given = value as { amount: string; currency: string } | null
      return given ? [given.amount, given.currency] : [null, null]
    },
    decode: (raw) => {
      const amount = raw[column]
      if (amount === null || amount === undefined) return null
      const code = raw[currency] as string
      return { amount: amountOf(units(amount as string), code), currency: code }
    },
  }
}

/** The columns that a table must have, with their types: what the definitions say, for migrations and the house test. */
export function columnsOf(record: RecordDefinition): Map<string, string> {
  const columns = new Map([
    ['id', 'uuid'],
    ['version', 'integer'],
  ])
  for (const { field, columns: names, key, computed: isComputed } of tableOf(record).stored.values()) {
    if (isComputed) continue
    const type = field.type === 'number' && field.integer ? 'bigint' : types[field.type]
    columns.set(names[0]!, type)
    if (field.type === 'money') columns.set(names[1]!, 'text').set(key, 'numeric(19,4)')
  }
  return columns
}

/** The statements that make a record's table and indexes. */
export function createTable(record: RecordDefinition): string {
  const { name, stored } = tableOf(record)
  const always: Record<string, string> = {
    id: ' PRIMARY KEY',
    version: ' NOT NULL DEFAULT 1',
    created_at: ' NOT NULL DEFAULT now()',
    updated_at: ' NOT NULL DEFAULT now()',
  }
  // People expect an alphabet: de Vries beside Devon, Ø where it belongs, not upper case before lower.
  const sorted = new Set(
    [...stored.values()].filter(({ field }) => field.type === 'text' && field.sortable).map(({ key }) => key),
  )
  const columns = [...columnsOf(record)].map(([column, type]) => {
    const collation = sorted.has(column) ? ' COLLATE "und-x-icu"' : ''
    return `  ${column} ${type}${collation}${always[column] ?? ''}`
  })
  const lines = [`CREATE TABLE ${name} (\n${columns.join(',\n')}\n) WITH (fillfactor = 90);`]
  const index = (on: string, where = 'deleted_at IS NULL', kind = '') => {
    const label = `${name}_${on.replace(/[^a-z_]+/g, '_').replace(/_+$/, '')}`.slice(0, 60)
    lines.push(
      `CREATE ${kind === 'unique' ? 'UNIQUE ' : ''}INDEX ${label}${kind === 'unique' ? '_unique' : ''} ON ${name} ${kind === 'gin' ? 'USING gin ' : ''}(${on})${where && ` WHERE ${where}`};`,
    )
  }
  for (const { field, key, name: fieldName } of stored.values()) {
    if (field.unique) index(`lower(${key})`, 'deleted_at IS NULL', 'unique')
    if (field.sortable && fieldName !== 'updatedAt') index(`${key}, id`)
    else if (field.type === 'link') index(`${key}, id`, `${key} IS NOT NULL`)
    if (field.type === 'links') index(key, '', 'gin')
  }
  if (record.owned) {
    const sort = stored.get((record.sort ?? '-createdAt').replace('-', ''))!
    // Of the bin too: whether a link leads to something of mine is asked of what is in the bin as well.
    index(`owner_id, ${sort.key}, id`, '')
  }
  index('deleted_at', 'deleted_at IS NOT NULL')
  return lines.join('\n')
}
