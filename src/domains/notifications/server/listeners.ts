import { asUser } from '../../../platform/access/as-user.ts'
import { preferencesOf } from '../../../platform/access/preferences.ts'
import type { Ctx } from '../../../platform/context.ts'
import { leadsToSql, standingForSql } from '../../../platform/records/merged.ts'
import { visibleIds } from '../../../platform/records/read/index.ts'
import type { Kind } from '../model/index.ts'
import { isMuted } from './attention.ts'
import type { Change } from './change.ts'

/** Somebody who is told of a change, why, and under which record. */
export interface Listener {
  userId: string
  kind: Kind
  groupId: string
}

/** Whom a change concerns, each once and for the strongest reason: never who did it, and never who may not see it. */
export async function listenersOf(ctx: Ctx, change: Change): Promise<Listener[]> {
  const [first] = change.subjects
  const groupId = first!
  const concerned = new Map<string, Listener>()
  const add = (listener: Listener) => {
    if (listener.userId !== change.author && !concerned.has(listener.userId)) concerned.set(listener.userId, listener)
  }
  for (const userId of change.mentioned) add({ userId, kind: 'mentioned', groupId })
  if (change.assigned) add({ userId: change.assigned, kind: 'assigned', groupId })
  const isNew = change.created && groupId === change.line.recordId
  if (change.line.cause.kind === 'request' && !isNew) for (const each of await watchersOf(ctx, change)) add(each)
  const told = await Promise.all([...concerned.values()].map(async (each) => ((await hears(ctx, change, each)) ? [each] : []))) // prettier-ignore
  return told.flat()
}

/** Owners and followers of what it is about, as far as they want to hear of changes. */
async function watchersOf({ db }: Ctx, { subjects }: Change): Promise<Listener[]> {
  const rows = await db.run<{ user_id: string; record_id: string; owns: boolean }>({
    text: `select owner_id as user_id, id as record_id, true as owns from entity where id = any ($1) and owner_id is not null
      union all select user_id, ${standingForSql('record_id')}, false from attention
        where ${leadsToSql('record_id', '$1')} and state = 'following'`,
    values: [subjects],
  })
  const wanted = await Promise.all(
    rows.map(async ({ user_id: userId, record_id: groupId, owns }) => {
      const { toldOfChanges } = await preferencesOf(db, userId)
      const wants = toldOfChanges === 'owned' || (toldOfChanges === 'followed' && !owns)
      return wants ? [{ userId, kind: 'changed' as const, groupId }] : []
    }),
  )
  return wanted.flat()
}

async function hears(ctx: Ctx, { definition, line, fields, created }: Change, listener: Listener): Promise<boolean> {
  const reader = await asUser(ctx, listener.userId)
  if (!reader || (await isMuted(ctx.db, listener.userId, [listener.groupId, line.recordId]))) return false
  if (!(await visibleIds(reader, definition, [line.recordId])).has(line.recordId)) return false
  const { hidden } = reader.actor.permissions.of(definition)
  return listener.kind !== 'changed' || created || fields.length === 0 || fields.some((name) => !hidden.has(name))
}
