import { useCallback } from 'react'
import type { PatchOf, RecordDefinition, RowOf } from '../../kernel/record.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { words } from '../words/words.ts'
import type { ChangeAnswer, Linked, Row } from './answers.ts'
import { paint } from './paint.ts'
import { pathOf } from './path.ts'
import { holdPatch, withPending } from './pending.ts'
import { refresh } from './refresh.ts'
import { request } from './request.ts'
import { tellUnreached } from './tell-unreached.ts'
import { rememberCause } from './undo.ts'
import { dropUnsaved, keepUnsaved } from './unsaved.ts'

interface Conflict {
  field: string
  theirs: unknown
  mine: unknown
}

/**
 * Saves what was typed into fields: painted at once, then sent with the version that was seen. When it fails the
 * old value returns and the typed one is kept beside its field (use-unsaved); the promise then answers null.
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

async function save(definition: RecordDefinition, row: Row, patch: Record<string, unknown>, linked?: Linked) {
  const { id } = row
  for (const field of Object.keys(patch)) dropUnsaved(id, field)
  paint(definition.name, id, (shown) => ({ ...shown, ...patch }), linked)
  const release = holdPatch(id, patch)
  try {
    const version = Math.max(row.version, own.get(id) ?? 0)
    const answer = await request<ChangeAnswer>(`${pathOf(definition)}/${id}`, { method: 'PATCH', body: patch, version })
    release()
    if (answer.data.version === version + 1) own.set(id, answer.data.version)
    paint(definition.name, id, (shown) => withPending({ ...shown, ...answer.data }), answer.linked)
    rememberCause(answer.cause, words('undo.edited', { record: definition.label.one }))
    void refresh(definition.name, id)
    void tellUnreached(definition, id, patch)
    return answer
  } catch (error) {
    release()
    if (!(error instanceof Refusal)) throw error
    const before = Object.fromEntries(Object.keys(patch).map((field) => [field, row[field] ?? null]))
    paint(definition.name, id, (shown) => ({ ...shown, ...before }))
    for (const field of Object.keys(patch)) waitBeside(definition, row, field, patch[field], error)
    return null
  }
}

function waitBeside(definition: RecordDefinition, row: Row, field: string, value: unknown, refusal: Refusal) {
  const conflicts = (refusal.details.conflicts ?? []) as Conflict[]
  const conflict = conflicts.find((each) => each.field === field)
  const version = (refusal.details.version as number | undefined) ?? row.version
  if (conflict) paint(definition.name, row.id, (shown) => ({ ...shown, [field]: conflict.theirs, version }))
  keepUnsaved(row.id, {
    field,
    value,
    refusal,
    ...(conflict && { theirs: conflict.theirs }),
    retry: () => void save(definition, { ...row, version }, { [field]: value }),
    discard: () => dropUnsaved(row.id, field),
  })
}
