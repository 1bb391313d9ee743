import type { CreateOf, RecordDefinition } from '../../kernel/record.ts'
import { newId, newIdLike } from '../../kernel/id.ts'
import { worksOffline } from '../app/newer.ts'
import { titleOfGiven } from './title-of-given.ts'
import { words } from '../words/words.ts'
import type { ChangeAnswer } from './answers.ts'
import { connection } from './connection.ts'
import { justDone } from './just-done.ts'
import { letWait, mustWait } from './offline.ts'
import { pathOf } from './path.ts'
import { refresh } from './refresh.ts'
import { isUnreachable, request } from './request.ts'
import { tellUnreached } from './tell-unreached.ts'
import { rememberCause, toastDone } from './undo.ts'
import { myId } from './use-me.ts'

/**
 * Creates a record; refuses with the server's Refusal, so that the form can name the field. Where the server cannot be
 * reached, it waits on this device under the id that it will have, and its answer is what it will be.
 */
export async function create<R extends RecordDefinition>(definition: R, values: CreateOf<R>): Promise<ChangeAnswer<R>> {
  const key = newId()
  const body = worksOffline ? { id: newIdLike(myId()), ...values } : values
  if (mustWait(connection.get() !== 'online')) return createLater(definition, body, key)
  const asked = request<ChangeAnswer<R>>(pathOf(definition), { method: 'POST', body, key })
  const answer = await asked.catch((error: unknown) => {
    if (!worksOffline || !isUnreachable(error)) throw error
    return createLater(definition, body, key, true)
  })
  if (answer.waits) return answer
  rememberCause(answer.cause, words('undo.created', { record: definition.label.one }))
  void refresh(definition.name)
  void tellUnreached(definition, answer.data.id, values)
  justDone.set({ record: definition.name, id: answer.data.id, name: 'create' })
  return answer
}

async function createLater<R extends RecordDefinition>(definition: R, body: object, key: string, sent = false) {
  const values = body as { id: string } & Record<string, unknown>
  const title = titleOfGiven(definition, values)
  await letWait({ kind: 'create', record: definition.name, id: values.id, title, values, key, sent })
  const now = new Date().toISOString()
  const data = { ...values, [definition.title]: title, version: 1, createdAt: now, updatedAt: now, deletedAt: null } as unknown as ChangeAnswer<R>['data'] // prettier-ignore
  return {
    data,
    can: { update: true, delete: false, actions: [], share: false },
    cause: '',
    waits: true,
  } satisfies ChangeAnswer<R>
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
