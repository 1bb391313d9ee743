import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { paint } from '../api/paint.ts'
import { pathOf } from '../api/path.ts'
import { holdPatch } from '../api/pending.ts'
import { refresh } from '../api/refresh.ts'
import { request } from '../api/request.ts'
import { toastDone } from '../api/undo.ts'
import { toastRefusal } from '../api/toast-refusal.ts'
import { followJob } from '../jobs/jobs.ts'
import { toast } from '../kit/toast.tsx'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/words.ts'
import type { Column } from './columns.ts'
import { previewBulk, type BulkAnswer } from './preview-bulk.ts'

/** A cell that is to say something else. */
export interface CellChange {
  row: Row
  column: Column
  value: unknown
  linked: Linked
}
/** Says what changing these cells would do, without doing it. */
export const previewCells = (
  definition: RecordDefinition,
  cells: readonly CellChange[],
  signal: AbortSignal,
): Promise<BulkAnswer> => previewBulk(`${pathOf(definition)}/bulk`, bodyOf(cells), signal, () => undefined)

/** Changes cells of many rows together: painted at once, kept with one cause, so that one Undo takes all of it back. */
export async function changeCells(definition: RecordDefinition, cells: readonly CellChange[]): Promise<void> {
  if (cells.length === 0) return
  const releases = patchesOf(cells).map(({ id, patch, linked }) => {
    paint(definition.name, id, (row) => ({ ...row, ...patch }), linked)
    return holdPatch(id, patch)
  })
  try {
    const path = `${pathOf(definition)}/bulk`
    const { data: answer } = await request<{ data: BulkAnswer }>(path, { method: 'POST', body: bodyOf(cells) })
    if (answer.id) return followJob(answer.id)
    tell(cells.length, answer)
  } catch (error) {
    toastRefusal(error)
  } finally {
    for (const release of releases) release()
    void refresh(definition.name)
  }
}

const bodyOf = (cells: readonly CellChange[]) => ({ changes: patchesOf(cells).map(({ id, patch }) => ({ id, patch })) })

function tell(count: number, { cause, change, skipped }: BulkAnswer): void {
  const left = skipped.map(({ reason, count: each }) => words('bulk.skipped', { number: formatNumber(each), reason }))
  const done = words('cells.changed', { count, number: formatNumber(count) })
  if (change === 0 || !cause) return toast({ text: left.join(' ') || words('cells.nothing') })
  toastDone([skipped.length > 0 ? words('cells.someChanged') : done, ...left].join(' '), cause)
}

/** The cells of a row make one patch. */
function patchesOf(cells: readonly CellChange[]) {
  const byRow = Map.groupBy(cells, ({ row }) => row.id)
  return [...byRow].map(([id, own]) => ({
    id,
    patch: Object.fromEntries(own.map(({ column, value }) => [column.name, value])),
    linked: Object.assign({}, ...own.map(({ linked }) => linked)) as Linked,
  }))
}
