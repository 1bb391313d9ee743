import type { LedgerLine } from '../../../kernel/change.ts'
import type { Reaction } from '../../../platform/room.ts'
import { keepNews, type News } from './keep.ts'
import { changeOf, type Change } from './change.ts'
import { listenersOf, type Listener } from './listeners.ts'
import { thoseThatConcern } from './those-that-concern.ts'

const day = 86_400_000

/** Tells those whom a change concerns; once a line. */
export const tellOfChange: Reaction = {
  name: 'tell-of-change',
  wants: isNews,
  among: thoseThatConcern,
  async run(ctx, line) {
    const change = await changeOf(ctx, line)
    if (!change) return
    const listeners = await listenersOf(ctx, change)
    const isMany = line.cause.kind === 'bulk'
    await ctx.db.transaction((tx) => keepNews(tx, listeners.map((listener) => newsFor(change, listener, isMany)), isMany)) // prettier-ignore
  },
}

/** What was brought in from elsewhere or tells of long ago is not news; of a bulk edit only who is in charge now. */
function isNews({ actor, cause, happenedAt, recordedAt, after }: LedgerLine): boolean {
  if (actor.kind === 'system' || actor.kind === 'import' || cause.kind === 'import') return false
  if (Date.parse(recordedAt) - Date.parse(happenedAt) > day) return false
  return cause.kind !== 'bulk' || typeof after.owner === 'string'
}

function newsFor(
  { line, author, fields, created }: Change,
  { userId, kind, groupId }: Listener,
  isMany: boolean,
): News {
  return {
    userId,
    kind,
    fold: isMany ? `cause ${line.cause.id} ${kind} ${line.record}` : `line ${line.id}`,
    record: line.record,
    recordId: line.recordId,
    groupId: isMany ? line.cause.id : groupId,
    actorId: author,
    actorName: line.actor.name,
    deed: created ? 'create' : line.name,
    fields: kind === 'changed' ? fields : [],
    at: line.recordedAt,
  }
}
