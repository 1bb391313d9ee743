import type { Ctx } from '../context.ts'
import { visibleIds } from '../records/read/visible-ids.ts'
import { presencesOf, type Place } from './presence.ts'

/** Somebody else before the same record. */
export interface Present {
  /** The user. */
  id: string
  name: string
  /** The field they are changing, as far as the reader may know of it. */
  editing: string | null
}

/** Who else is before a record, each once; null when the reader may not see it. */
export async function presentTo(ctx: Ctx, { record: name, id }: Place): Promise<Present[] | null> {
  const record = ctx.registry.record(name)
  if (!record || !(await visibleIds(ctx, record, [id])).has(id)) return null
  const { hidden } = ctx.actor.permissions.of(record)
  const others = new Map<string, Present>()
  for (const { user, name: called, editing } of presencesOf(ctx.db)?.at(id) ?? []) {
    if (user === ctx.actor.userId) continue
    const known = editing !== null && !hidden.has(editing) ? editing : null
    others.set(user, { id: user, name: called, editing: known ?? others.get(user)?.editing ?? null })
  }
  return [...others.values()]
}
