import type { LedgerLine } from '../../../kernel/change.ts'
import { confirmed } from '../../../platform/records/confirmed.ts'
import type { Reaction } from '../../../platform/room.ts'
import { keepNews, type News } from './keep.ts'
import { changesOf, type Change } from './change.ts'
import { listenersOf, type Listener, type Pair } from './listeners.ts'
import { thoseThatConcern } from './those-that-concern.ts'

const day = 86_400_000

/** Tells those whom changes concern; each once a line. */
export const tellOfChange: Reaction = {
  name: 'tell-of-change',
  wants: isNews,
  among: thoseThatConcern,
  async runAll(ctx, lines) {
    const told = withoutEchoes(await listenersOf(ctx, await changesOf(ctx, lines)))
    const news = told.map(({ change, listener }) => ({ ...newsFor(change, listener), isMany: isMany(change) }))
    await ctx.db.transaction(async (tx) => {
      await keepNews(tx, news.filter((each) => !each.isMany)) // prettier-ignore
      await keepNews(tx, news.filter((each) => each.isMany), true) // prettier-ignore
    })
  },
}

/** Who is told of a deed is not told of the note that it left on a timeline as well. */
function withoutEchoes(pairs: readonly Pair[]): Pair[] {
  const whose = ({ change, listener }: Pair) => `${change.line.cause.id} ${listener.userId}`
  const isEcho = ({ change, listener }: Pair) =>
    change.created && change.definition.timeline !== undefined && listener.kind !== 'mentioned'
  // What lies in the bin is shown to nobody any more: its note is what tells of it.
  const isGone = ({ change }: Pair) => change.line.name === 'delete'
  const deeds = new Set(pairs.filter((pair) => !isEcho(pair) && !isGone(pair)).map(whose))
  return pairs.filter((pair) => !isEcho(pair) || !deeds.has(whose(pair)))
}

const isMany = ({ line }: Change) => line.cause.kind === 'bulk'

/** What was brought in from elsewhere or tells of long ago is not news; of a bulk edit only who is in charge now. */
function isNews({ name, actor, cause, happenedAt, recordedAt, after }: LedgerLine): boolean {
  if (actor.kind === 'import' || cause.kind === 'import') return false
  // Of what Farley does by itself only passing something on is news, which its definition says.
  if (actor.kind === 'system' && ordinary.has(name)) return false
  // That a value is still so is news only from whom it concerns.
  if (name === confirmed && actor.kind !== 'customer') return false
  if (Date.parse(recordedAt) - Date.parse(happenedAt) > day) return false
  return cause.kind !== 'bulk' || typeof after.owner === 'string'
}

const ordinary: ReadonlySet<string> = new Set(['create', 'update', 'delete', 'restore', 'merge', 'erase'])

function newsFor(change: Change, { userId, kind, groupId }: Listener): News {
  const { line, author, fields, created } = change
  return {
    userId,
    kind,
    fold: isMany(change) ? `cause ${line.cause.id} ${kind} ${line.record}` : `line ${line.id}`,
    record: line.record,
    recordId: line.recordId,
    groupId: isMany(change) ? line.cause.id : groupId,
    actorId: author,
    actorName: line.actor.name,
    deed: created ? 'create' : line.name,
    fields: kind === 'changed' ? fields : [],
    at: line.recordedAt,
  }
}
