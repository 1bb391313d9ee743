import { newId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { worksOffline } from '../app/newer.ts'
import { toast } from '../kit/toast.tsx'
import type { ChangeAnswer, Row } from './answers.ts'
import { connection } from './connection.ts'
import { editLater } from './edit-later.ts'
import { mustWait, takeBackWaiting } from './offline.ts'
import { beforeOf, knownVersion, paint } from './paint.ts'
import { pathOf } from './path.ts'
import { holdPatch, withPending } from './pending.ts'
import { refresh } from './refresh.ts'
import { isUnreachable, request } from './request.ts'
import { words } from '../words/words.ts'
import { toastDone } from './undo.ts'
import { toastRefusal } from './toast-refusal.ts'

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
  const before = beforeOf(row, patch)
  paint(definition.name, id, (shown) => ({ ...shown, ...patch }))
  const release = holdPatch(id, patch)
  const version = Math.max(row.version, knownVersion(definition.name, id) ?? 0)
  const key = newId()
  const later = async (sent: boolean) => {
    await editLater(definition, row, patch, { version, key, sent })
    release()
    const undo = { label: words('undo.undo'), run: () => void takeBackWaiting(key) }
    toast({ text: words('waiting.later', { what: done }), action: undo })
  }
  try {
    if (mustWait(connection.get() !== 'online')) return await later(false)
    const sending = { method: 'PATCH' as const, body: patch, version, key }
    const answer = await request<ChangeAnswer>(`${pathOf(definition)}/${id}`, sending)
    release()
    paint(definition.name, id, (shown) => withPending({ ...shown, ...answer.data }), answer.linked)
    toastDone(done, answer.cause)
    void refresh(definition.name, id)
  } catch (error) {
    if (worksOffline && isUnreachable(error)) return later(true)
    release()
    paint(definition.name, id, (shown) => ({ ...shown, ...before }))
    toastRefusal(error)
  }
}
