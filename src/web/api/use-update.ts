import { useCallback } from 'react'
import type { PatchOf, RecordDefinition, RowOf } from '../../kernel/record.ts'
import { newId } from '../../kernel/id.ts'
import { Refusal, type Conflict } from '../../kernel/refusal.ts'
import { worksOffline } from '../app/newer.ts'
import { findDefinition } from '../app/registry.ts'
import { words } from '../words/words.ts'
import type { ChangeAnswer, Linked, Row } from './answers.ts'
import { connection } from './connection.ts'
import { editLater } from './edit-later.ts'
import { mustWait } from './offline.ts'
import { beforeOf, paint } from './paint.ts'
import { pathOf } from './path.ts'
import { holdPatch, inTurn, withPending } from './pending.ts'
import { refresh } from './refresh.ts'
import { isUnreachable, request } from './request.ts'
import { rememberCause } from './undo.ts'
import { dropUnsaved, keepUnsaved, keepWhileSending, type Unsaved } from './unsaved.ts'

/**
 * Saves what was typed into fields: painted at once, then sent with the version that was seen. When it fails the
 * old value returns and the typed one is kept beside its field (unsaved.ts); the promise then answers null. Where
 * Farley works offline, it waits on this device while the server cannot be reached.
 */
export function useUpdate<R extends RecordDefinition>(definition: R) {
  return useCallback(
    (row: { id: string; version: number } & Partial<RowOf<R>>, patch: PatchOf<R>, linked?: Linked) =>
      save(definition, row as unknown as Row, patch as Record<string, unknown>, linked),
    [definition],
  )
}

/** The versions that our own writes made, as far as nobody else's lie between: they have been seen. */
const own = new Map<string, number>()

/** The same outside of a component. */
export async function save(definition: RecordDefinition, row: Row, patch: Record<string, unknown>, linked?: Linked) {
  const { id } = row
  const seen = () => Math.max(row.version, own.get(id) ?? 0)
  const entries = Object.entries(patch).map(([field, value]) => entryOf(definition, row, field, value, seen()))
  const arrived = keepWhileSending(entries)
  paint(definition.name, id, (shown) => ({ ...shown, ...patch }), linked)
  const release = holdPatch(id, patch)
  const key = newId()
  const later = async (sent: boolean) => {
    const answer = await editLater(definition, row, patch, { version: seen(), key, sent })
    release()
    for (const { field } of entries) dropUnsaved(id, field)
    return answer
  }
  try {
    if (mustWait(connection.get() !== 'online')) return await later(false)
    const answer = await inTurn(id, () => send(definition, id, { patch, version: seen(), key }))
    release()
    for (const { field } of entries) dropUnsaved(id, field)
    paint(definition.name, id, (shown) => withPending({ ...shown, ...answer.data }), answer.linked)
    rememberCause(answer.cause, words('undo.edited', { record: definition.label.one }))
    void refresh(definition.name, id)
    return answer
  } catch (error) {
    if (worksOffline && isUnreachable(error)) return await later(true)
    release()
    if (!(error instanceof Refusal)) throw error
    takeBack(definition, row, patch)
    for (const entry of entries) waitBeside(definition, entry, error)
    return null
  } finally {
    arrived()
  }
}

async function send(definition: RecordDefinition, id: string, { patch, version, key }: Sending): Promise<ChangeAnswer> {
  const path = `${pathOf(definition)}/${id}`
  const answer = await request<ChangeAnswer>(path, { method: 'PATCH', body: patch, version, key })
  if (answer.data.version === version + 1) own.set(id, answer.data.version)
  return answer
}

interface Sending {
  patch: Record<string, unknown>
  version: number
  key: string
}

/** What stood there returns; where nobody knows what that was, it is read. */
function takeBack(definition: RecordDefinition, row: Row, patch: Record<string, unknown>) {
  const names = Object.keys(patch)
  paint(definition.name, row.id, (shown) => withPending({ ...shown, ...beforeOf(row, patch) }))
  if (names.some((name) => !(name in row))) void refresh(definition.name, row.id)
}

function entryOf(definition: RecordDefinition, row: Row, field: string, value: unknown, version: number): Unsaved {
  const title = row[definition.title]
  return {
    record: definition.name,
    id: row.id,
    title: typeof title === 'string' ? title : '',
    field,
    value,
    version,
    typedAt: new Date().toISOString(),
    why: null,
  }
}

/** Beside its field, with the reason; where somebody else was faster, what they wrote stands in the field. */
function waitBeside(definition: RecordDefinition, entry: Unsaved, refusal: Refusal) {
  const conflicts = (refusal.details.conflicts ?? []) as Conflict[]
  const conflict = conflicts.find((each) => each.field === entry.field)
  const version = (refusal.details.version as number | undefined) ?? entry.version
  if (conflict) {
    paint(definition.name, entry.id, (shown) => ({ ...shown, [entry.field]: conflict.theirs, version }))
    // What they linked to is told with the record.
    void refresh(definition.name, entry.id)
  }
  const fault = refusal.fields.find(({ field }) => field === entry.field)?.message
  keepUnsaved({
    ...entry,
    version: conflict ? version : entry.version,
    why: { code: refusal.code, message: fault ?? refusal.message },
    ...(conflict && { conflict: { theirs: conflict.theirs, by: conflict.by, at: conflict.at } }),
  })
}

/** Tries again to keep a value; where there was a conflict it has been seen, and mine replaces theirs. */
export function retryUnsaved({ record, id, title, field, value, version }: Unsaved): Promise<unknown> {
  const definition = findDefinition(record)
  if (!definition) return Promise.resolve()
  return save(definition, { id, version, [definition.title]: title } as unknown as Row, { [field]: value })
}

/** Gives up a value that was not kept: what the record holds stands. */
export const discardUnsaved = ({ id, field }: Unsaved): void => dropUnsaved(id, field)
