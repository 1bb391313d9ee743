import { asUser } from '../../../platform/access/as-user.ts'
import { preferencesOf } from '../../../platform/access/preferences.ts'
import type { Ctx } from '../../../platform/context.ts'
import { leadsToSql, standingForSql } from '../../../platform/records/merged.ts'
import { visibleIds } from '../../../platform/records/read/index.ts'
import type { Kind } from '../model/index.ts'
import { mutedBy } from './attention.ts'
import type { Change } from './change.ts'

/** Somebody who is told of a change, why, and under which record. */
export interface Listener {
  userId: string
  kind: Kind
  groupId: string
}

/** A change with one whom it may concern. */
export interface Pair {
  change: Change
  listener: Listener
}

/** Whom changes concern, each once a change and for the strongest reason: never who did it, and never who may not see it. */
export async function listenersOf(ctx: Ctx, changes: readonly Change[]): Promise<Pair[]> {
  const watched = changes.filter(isWatched)
  const watchers = await watchersOf(ctx, [...new Set(watched.flatMap(({ subjects }) => subjects))])
  const pairs = changes.flatMap((change) => concernedBy(change, isWatched(change) ? watchers : new Map()))
  return heard(ctx, pairs)
}

/** What is new under itself nobody follows yet; a bulk edit and what follows by itself concern only those in charge. */
const isWatched = ({ line, created, subjects }: Change) =>
  line.cause.kind === 'request' && !(created && subjects[0] === line.recordId)

function concernedBy(change: Change, watchers: ReadonlyMap<string, readonly Listener[]>): Pair[] {
  const groupId = change.subjects[0]!
  const listeners = [
    ...change.asked.map((userId): Listener => ({ userId, kind: 'asked', groupId })),
    ...change.mentioned.map((userId): Listener => ({ userId, kind: 'mentioned', groupId })),
    ...(change.warned ? [{ userId: change.warned, kind: 'warned' as const, groupId }] : []),
    ...(change.assigned ? [{ userId: change.assigned, kind: 'assigned' as const, groupId }] : []),
    ...(change.passedBy ? [{ userId: change.passedBy, kind: 'changed' as const, groupId }] : []),
    ...(change.answered ? [{ userId: change.answered, kind: 'changed' as const, groupId }] : []),
    ...change.subjects.flatMap((id) => watchers.get(id) ?? []),
  ]
  const first = new Map<string, Listener>()
  for (const listener of listeners) if (!first.has(listener.userId)) first.set(listener.userId, listener)
  first.delete(change.author ?? '')
  return [...first.values()].map((listener) => ({ change, listener }))
}

/** Owners and followers of records, as far as they want to hear of changes, by those records. */
async function watchersOf({ db }: Ctx, ids: readonly string[]): Promise<Map<string, Listener[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db.run<{ subject: string; user_id: string; record_id: string; owns: boolean }>({
    name: 'news_watchers',
    text: `select id as subject, owner_id as user_id, id as record_id, true as owns from entity
        where id = any ($1::uuid[]) and owner_id is not null
      union all select asked.id, a.user_id, ${standingForSql('a.record_id')}, false from unnest($1::uuid[]) as asked (id)
        join attention a on ${leadsToSql('a.record_id', 'array[asked.id]')} and a.state = 'following'`,
    values: [ids],
  })
  const users = [...new Set(rows.map(({ user_id }) => user_id))]
  const wishes = new Map(await Promise.all(users.map(async (id) => [id, (await preferencesOf(db, id)).toldOfChanges] as const))) // prettier-ignore
  const wanted = rows.filter(({ user_id, owns }) => {
    const wish = wishes.get(user_id)
    return wish === 'owned' || (wish === 'followed' && !owns)
  })
  const listeners = Map.groupBy(wanted, ({ subject }) => subject)
  return new Map([...listeners].map(([subject, each]) => [
    subject,
    each.map(({ user_id: userId, record_id: groupId }) => ({ userId, kind: 'changed' as const, groupId })),
  ])) // prettier-ignore
}

/** Those who have an account, did not mute it, and may see the record and one of the fields. */
async function heard(ctx: Ctx, pairs: readonly Pair[]): Promise<Pair[]> {
  const byUser = [...Map.groupBy(pairs, ({ listener }) => listener.userId)]
  const told = await Promise.all(byUser.map(([userId, own]) => heardBy(ctx, userId, own)))
  const all = new Set(told.flat())
  return pairs.filter((pair) => all.has(pair))
}

async function heardBy(ctx: Ctx, userId: string, pairs: readonly Pair[]): Promise<Pair[]> {
  const reader = await asUser(ctx, userId)
  if (!reader) return []
  const ids = pairs.flatMap(({ change, listener }) => [listener.groupId, change.line.recordId])
  const muted = await mutedBy(ctx.db, userId, [...new Set(ids)])
  const seen = new Set<string>()
  for (const [definition, own] of Map.groupBy(pairs, ({ change }) => change.definition)) {
    const asked = [...new Set(own.map(({ change }) => change.line.recordId))]
    for (const id of await visibleIds(reader, definition, asked)) seen.add(id)
  }
  return pairs.filter(({ change: { line, definition, fields, created }, listener }) => {
    if (muted.has(listener.groupId) || muted.has(line.recordId) || !seen.has(line.recordId)) return false
    const { hidden } = reader.actor.permissions.of(definition)
    return listener.kind !== 'changed' || created || fields.length === 0 || fields.some((name) => !hidden.has(name))
  })
}
