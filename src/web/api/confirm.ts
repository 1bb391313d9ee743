import type { RecordDefinition } from '../../kernel/record.ts'
import { newId } from '../../kernel/id.ts'
import { toast } from '../kit/toast.tsx'
import { words } from '../words/words.ts'
import type { ChangeAnswer } from './answers.ts'
import { paint } from './paint.ts'
import { pathOf } from './path.ts'
import { refresh } from './refresh.ts'
import { request } from './request.ts'
import { toastRefusal } from './toast-refusal.ts'

/** Says that values of a record are still true, all of them where none are named; answers whether it was kept. */
export async function confirmValues(
  definition: RecordDefinition,
  id: string,
  what: string,
  fields?: readonly string[],
): Promise<boolean> {
  try {
    const sending = { method: 'POST' as const, body: fields ? { fields } : {}, key: newId() }
    const answer = await request<ChangeAnswer>(`${pathOf(definition)}/${id}/confirm`, sending)
    paint(definition.name, id, (shown) => ({ ...shown, ...answer.data }))
    toast({ text: words('record.isConfirmed', { what }) })
    void refresh(definition.name, id)
    return true
  } catch (error) {
    toastRefusal(error)
    return false
  }
}
