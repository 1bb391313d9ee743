import type { LedgerLine } from '../../kernel/change.ts'
import { worthLoading, type Query, type Step } from '../db/query.ts'

/** A line before it is written: the database gives it its number and the time of recording. */
export type NewLine = Omit<LedgerLine, 'id' | 'recordedAt'>

interface Column {
  name: string
  type: string
  of: (line: NewLine) => string | number | null
}

const columns: readonly Column[] = [
  { name: 'happened_at', type: 'timestamptz', of: (line) => line.happenedAt },
  { name: 'actor_kind', type: 'text', of: (line) => line.actor.kind },
  { name: 'actor_id', type: 'uuid', of: (line) => line.actor.id },
  { name: 'actor_name', type: 'text', of: (line) => line.actor.name },
  { name: 'cause_id', type: 'uuid', of: (line) => line.cause.id },
  { name: 'cause_kind', type: 'text', of: (line) => line.cause.kind },
  { name: 'cause_of', type: 'uuid', of: (line) => line.cause.of ?? null },
  { name: 'record', type: 'text', of: (line) => line.record },
  { name: 'record_id', type: 'uuid', of: (line) => line.recordId },
  { name: 'version', type: 'int', of: (line) => line.version },
  { name: 'name', type: 'text', of: (line) => line.name },
  { name: 'before', type: 'jsonb', of: (line) => json(line.before) },
  { name: 'after', type: 'jsonb', of: (line) => json(line.after) },
]

const columnNames = columns.map(({ name }) => name)
const names = columnNames.join(', ')
const one = `insert into ledger (${names}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`
// JSON travels as text: a list of jsonb would have to be escaped twice.
const given = columns.map(({ type }, index) => `$${index + 1}::${type === 'jsonb' ? 'text' : type}[]`).join(', ')
const taken = columns.map(({ name, type }) => (type === 'jsonb' ? `${name}::jsonb` : name)).join(', ')
const many = `insert into ledger (${names}) select ${taken} from unnest(${given}) as line (${names})`

/**
 * The statement that writes lines to the ledger, in the order given; the last of a change's transaction.
 * Afterwards ring the bell (`tx.afterCommit(() => ring(db))`). Refuses an empty list.
 */
export function appendLines(lines: readonly NewLine[]): Query {
  if (lines.length === 0) throw new TypeError('a change without lines is no change')
  if (lines.length === 1) return { name: 'ledger_append', text: one, values: columns.map(({ of }) => of(lines[0]!)) }
  return { name: 'ledger_append_many', text: many, values: columns.map(({ of }) => lines.map(of)) }
}

/** The same as a step of its own, by COPY where they are many. */
export function linesWritten(lines: readonly NewLine[]): Step {
  if (lines.length < worthLoading) return appendLines(lines)
  return { into: 'ledger', columns: columnNames, rows: lines.map((line) => columns.map(({ of }) => of(line))) }
}

function json(values: Record<string, unknown>): string | null {
  for (const _ in values) return JSON.stringify(values)
  return null
}
