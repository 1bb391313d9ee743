import type { Money } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { Load } from '../db/index.ts'
import { baseAmount, rateDay, type Rates } from './base-amount.ts'
import type { Values } from './check.ts'
import { columnsOf, tableOf } from './columns.ts'

type Cell = (row: Values, rates: Rates, ctx: Ctx) => unknown

/** How a whole new row goes into its table, column by column. */
interface Layout {
  columns: string[]
  cells: Cell[]
}

const layouts = new WeakMap<RecordDefinition, Layout>()

/** Whole new rows, to be sent by COPY. */
export function loadRows(ctx: Ctx, record: RecordDefinition, rows: readonly Values[], rates: Rates): Load {
  const { columns, cells } = layoutOf(record)
  return { into: tableOf(record).name, columns, rows: rows.map((row) => cells.map((cell) => cell(row, rates, ctx))) }
}

function layoutOf(record: RecordDefinition): Layout {
  const known = layouts.get(record)
  if (known) return known
  const types = columnsOf(record)
  const placed: [string, Cell][] = [['id', ({ id }) => id], ['version', ({ version }) => version]] // prettier-ignore
  for (const { name, field, columns, key, encode, computed } of tableOf(record).stored.values()) {
    if (computed) continue
    if (field.type === 'money') {
      columns.forEach((column, index) => placed.push([column, (row) => encode(row[name])[index]]))
      placed.push([
        key,
        (row, rates, ctx) => baseAmount(ctx, rates, row[name] as Money | null, rateDay(ctx, record, row)),
      ])
    } else if (types.get(key) === 'jsonb') placed.push([key, (row) => (row[name] ? JSON.stringify(row[name]) : null)])
    else placed.push([key, (row) => row[name] ?? null])
  }
  const layout = { columns: placed.map(([column]) => column), cells: placed.map(([, cell]) => cell) }
  layouts.set(record, layout)
  return layout
}
