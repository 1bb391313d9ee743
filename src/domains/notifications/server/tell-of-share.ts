import type { LedgerLine } from '../../../kernel/change.ts'
import { asUser } from '../../../platform/access/as-user.ts'
import { givenBy, type Given } from '../../../platform/access/shares.ts'
import type { Ctx } from '../../../platform/context.ts'
import { visibleIds } from '../../../platform/records/read/index.ts'
import type { Reaction } from '../../../platform/room.ts'
import { mutedBy } from './attention.ts'
import { keepNews, type News } from './keep.ts'

/** Tells those with whom a record was shared, once; who sees it all the same learns that a colleague thought of them. */
export const tellOfShare: Reaction = {
  name: 'tell-of-share',
  wants: ({ record, name, actor }) => record === 'share' && name === 'create' && actor.kind !== 'system',
  async runAll(ctx, lines) {
    const given = await givenBy(ctx.db, lines.map(({ recordId }) => recordId)) // prettier-ignore
    const news = await Promise.all(lines.map((line) => newsOf(ctx, line, given.get(line.recordId))))
    await keepNews(ctx.db, news.flat())
  },
}

async function newsOf(ctx: Ctx, line: LedgerLine, given: Given | undefined): Promise<News[]> {
  if (!given) return []
  const { record, id } = given
  const others = given.users.filter((userId) => userId !== line.actor.id)
  const told = await Promise.all(others.map(async (userId) => ((await hears(ctx, userId, given)) ? [userId] : [])))
  return told.flat().map((userId) => ({
    userId,
    kind: 'shared',
    fold: `line ${line.id}`,
    record,
    recordId: id,
    groupId: id,
    actorId: line.actor.kind === 'person' ? line.actor.id : null,
    actorName: line.actor.name,
    deed: 'share',
    at: line.recordedAt,
  }))
}

/** Whoever may not see it after all, or wants to hear nothing of it, is told nothing. */
async function hears(ctx: Ctx, userId: string, { record, id }: Given): Promise<boolean> {
  const definition = ctx.registry.record(record)
  const reader = definition && (await asUser(ctx, userId))
  if (!reader || !(await visibleIds(reader, definition, [id])).has(id)) return false
  return !(await mutedBy(ctx.db, userId, [id])).has(id)
}
