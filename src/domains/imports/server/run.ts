import { refuse } from '../../../kernel/refusal.ts'
import { many, say } from '../../../kernel/sentence.ts'
import { isId } from '../../../kernel/id.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Runner } from '../../../platform/db/index.ts'
import { knownRecord } from '../../../platform/records/index.ts'
import { isImportable, type ColumnProfile, type Format, type ImportOptions } from '../model/reading.ts'
import type { Preview } from './plan/preview.ts'

export type RunState = 'read' | 'planning' | 'planned' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed'

/** How many rows of the file became what; `added` counts what was made because rows name it. */
export interface Counts {
  created: number
  updated: number
  unchanged: number
  bad: number
  added: number
}

/** An import as it stands in the database. */
export interface Run {
  id: string
  record: string
  fileName: string
  state: RunState
  format: Format
  sheets: string[]
  columns: ColumnProfile[]
  preset: string | null
  rows: number
  options: ImportOptions
  preview: Preview | null
  appliedStep: number
  appliedPosition: number
  done: number
  counts: Counts | null
  cause: string | null
  job: string | null
  error: string | null
  createdBy: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
}

export const runColumns = `id, record, file_name as "fileName", state, format, sheets, columns, preset, rows, options, preview,
  applied_step as "appliedStep", applied_position as "appliedPosition", done, counts, cause_id as cause, job_id as job, error,
  created_by as "createdBy", created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`

/** The import, if it is the asker's own or they are an admin; refuses as not found otherwise. */
export async function findRun(ctx: Ctx, id: string): Promise<Run> {
  if (!isId(id)) throw refuse.notFound(say('There is no such import.'))
  const text = `select ${runColumns} from import_run where id = $1 and (created_by = $2 or $3)`
  const [run] = await ctx.db.run<Run>({ text, values: [id, ctx.actor.self ?? ctx.actor.id, isAdmin(ctx)] })
  if (!run) throw refuse.notFound(say('There is no such import.'))
  return run
}

/** The asker's own imports, newest first, at most fifty. */
export function listRuns(ctx: Ctx): Promise<Run[]> {
  const text = `select ${runColumns} from import_run where created_by = $1 order by created_at desc limit 50`
  return ctx.db.run<Run>({ text, values: [ctx.actor.self ?? ctx.actor.id] })
}

const stored: Record<string, { column: string; json?: true }> = {
  state: { column: 'state' },
  format: { column: 'format', json: true },
  sheets: { column: 'sheets' },
  columns: { column: 'columns', json: true },
  preset: { column: 'preset' },
  rows: { column: 'rows' },
  options: { column: 'options', json: true },
  preview: { column: 'preview', json: true },
  appliedStep: { column: 'applied_step' },
  appliedPosition: { column: 'applied_position' },
  done: { column: 'done' },
  counts: { column: 'counts', json: true },
  cause: { column: 'cause_id' },
  job: { column: 'job_id' },
  error: { column: 'error' },
  startedAt: { column: 'started_at' },
  finishedAt: { column: 'finished_at' },
}

/** Notes what has become of an import. */
export async function saveRun(on: Runner, id: string, changes: Partial<Run>): Promise<void> {
  const entries = Object.entries(changes).map(([name, value]) => ({ ...stored[name]!, value }))
  const sets = entries.map(({ column, json }, index) => `${column} = $${index + 2}${json ? '::jsonb' : ''}`)
  const values = entries.map(({ json, value }) => (json && value !== null ? JSON.stringify(value) : (value ?? null)))
  await on.run({ text: `update import_run set ${sets.join(', ')} where id = $1`, values: [id, ...values] })
}

/** The record that an import fills; refuses who may not add such records. */
export function recordOf(ctx: Ctx, name: string): RecordDefinition {
  const record = knownRecord(ctx, name)
  if (!record || !isImportable(record))
    throw refuse.invalid([{ field: 'record', ...say('“{name}” cannot be imported.', { name }) }])
  if (!ctx.actor.permissions.of(record).create)
    throw refuse.forbidden(say('You may not add {records}.', { records: many(record) }))
  return record
}

/** Whether whoever asks is an owner or admin. */
export function isAdmin({ actor }: Ctx): boolean {
  return actor.permissions.role === 'owner' || actor.permissions.role === 'admin'
}
