import type { CreateOf, RecordDefinition } from '../../kernel/record.ts'
import { words } from '../words/words.ts'
import type { ChangeAnswer } from './answers.ts'
import { pathOf } from './path.ts'
import { refresh } from './refresh.ts'
import { request } from './request.ts'
import { tellUnreached } from './tell-unreached.ts'
import { rememberCause, toastDone } from './undo.ts'

/** Creates a record; refuses with the server's Refusal, so that the form can name the field. */
export async function create<R extends RecordDefinition>(definition: R, values: CreateOf<R>): Promise<ChangeAnswer<R>> {
  const answer = await request<ChangeAnswer<R>>(pathOf(definition), { method: 'POST', body: values })
  rememberCause(answer.cause, words('undo.created', { record: definition.label.one }))
  void refresh(definition.name)
  void tellUnreached(definition, answer.data.id, values)
  return answer
}

/** Moves a record to the bin and says so, with Undo. */
export async function remove(definition: RecordDefinition, row: { id: string; version: number }): Promise<void> {
  const answer = await request<ChangeAnswer>(`${pathOf(definition)}/${row.id}`, {
    method: 'DELETE',
    version: row.version,
  })
  toastDone(words('undo.deleted', { record: definition.label.one }), answer.cause)
  void refresh(definition.name, row.id)
}

/** Brings a record back from the bin. */
export async function restore(definition: RecordDefinition, id: string): Promise<ChangeAnswer> {
  const answer = await request<ChangeAnswer>(`${pathOf(definition)}/${id}/restore`, { method: 'POST', body: {} })
  void refresh(definition.name, id)
  return answer
}
