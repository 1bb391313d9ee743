import { say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { accessKind, recordKind } from '../../../../platform/exports/index.ts'
import type { Beside } from '../../../../platform/room.ts'

/** What was kept beside records, with its rows. */
export interface BesideRows {
  what: Sentence
  columns: Beside['columns']
  rows: readonly Readonly<Record<string, unknown>>[]
}

/** What every room, and the platform, keeps beside records and tells of somebody, one after the other; what there is none of is left out. */
export async function* besideThem(ctx: Ctx, ids: readonly string[]): AsyncIterable<BesideRows> {
  for (const { what, columns, query } of [
    taken(ids),
    merged(ids),
    ...ctx.registry.rooms.flatMap((room) => room.tells?.(ids) ?? []),
  ]) {
    const rows = await ctx.db.run<Record<string, unknown>>(query)
    if (rows.length > 0) yield { what, columns, rows }
  }
}

/** Who took along all about them. Lists in which they stood beside others are not told: whoever took those stands in no record. */
const taken = (ids: readonly string[]): Beside => ({
  what: say('Who exported everything about them'),
  columns: { by: say('Who'), at: say('When') },
  query: {
    text: `select actor ->> 'name' as by, created_at as at from job_run
      where kind = any ($1) and state = 'done' and payload ->> 'id' = any ($2::text[]) order by created_at`,
    values: [[recordKind, accessKind], ids],
  },
})

const merged = (ids: readonly string[]): Beside => ({
  what: say('Records that were merged into theirs'),
  columns: { id: say('Id'), at: say('When') },
  query: {
    text: 'select id, at from merged where id = any ($1::uuid[]) and taken_back_by is null order by at',
    values: [ids],
  },
})
