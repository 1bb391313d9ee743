import type { RecordDefinition } from '../../kernel/record.ts'
import { toast } from '../kit/toast.tsx'
import type { ChangeAnswer, Row } from './answers.ts'
import { knownVersion, paint } from './paint.ts'
import { pathOf } from './path.ts'
import { holdPatch, withPending } from './pending.ts'
import { refresh } from './refresh.ts'
import { request, sentenceOf } from './request.ts'
import { toastDone } from './undo.ts'

/**
 * Changes a record by a gesture, as a card is dragged to another day: shown at once, one write, said with Undo. Nothing was
 * typed that could be lost, so what is refused goes back to what it was, and the reason is said.
 */
export async function changeByGesture(
  definition: RecordDefinition,
  row: Row,
  patch: Record<string, unknown>,
  done: string,
): Promise<void> {
  const { id } = row
  const before = Object.fromEntries(Object.keys(patch).map((field) => [field, row[field] ?? null]))
  paint(definition.name, id, (shown) => ({ ...shown, ...patch }))
  const release = holdPatch(id, patch)
  try {
    const version = Math.max(row.version, knownVersion(definition.name, id) ?? 0)
    const answer = await request<ChangeAnswer>(`${pathOf(definition)}/${id}`, { method: 'PATCH', body: patch, version })
    release()
    paint(definition.name, id, (shown) => withPending({ ...shown, ...answer.data }), answer.linked)
    toastDone(done, answer.cause)
    void refresh(definition.name, id)
  } catch (error) {
    release()
    paint(definition.name, id, (shown) => ({ ...shown, ...before }))
    toast({ tone: 'danger', text: sentenceOf(error) })
  }
}
