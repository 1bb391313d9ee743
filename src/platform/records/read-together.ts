import type { RecordDefinition } from '../../kernel/record.ts'
import type { Runner } from '../db/index.ts'
import { rowsByIds } from './fetch.ts'

type Row = Awaited<ReturnType<typeof rowsByIds>>[number]

/** Reads single rows, without locking them; those that are asked for at the same moment in one statement. */
export function readTogether(runner: Runner) {
  const asked = new Map<RecordDefinition, { ids: Set<string>; rows: Promise<Map<string, Row>> }>()

  async function rowsOf(record: RecordDefinition, ids: ReadonlySet<string>): Promise<Map<string, Row>> {
    // Begun when whoever asks now has asked.
    await Promise.resolve()
    asked.delete(record)
    return new Map((await rowsByIds(runner, record, [...ids], false)).map((row) => [row.id, row]))
  }

  return async (record: RecordDefinition, id: string): Promise<Row | null> => {
    const ids = asked.get(record)?.ids ?? new Set<string>()
    ids.add(id)
    const group = asked.get(record) ?? { ids, rows: rowsOf(record, ids) }
    asked.set(record, group)
    return (await group.rows).get(id) ?? null
  }
}
