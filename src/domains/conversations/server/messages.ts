import type { Ctx } from '../../../platform/context.ts'
import { linkedTo, readMany, type LinkedById } from '../../../platform/records/read/index.ts'
import type { Row } from '../../../platform/records/read/rows.ts'
import { note } from '../../activities/model/index.ts'

/** One thing that was said in a conversation, or noted about it. */
export interface Said {
  record: string
  id: string
  at: string
  row: Row
}

const most = 200

/** What was said in a conversation, and noted about it, as far as the asker may see it: the newest ones, in order. */
export async function saidIn(ctx: Ctx, id: string): Promise<{ data: Said[]; linked: LinkedById }> {
  const text = `select record, record_id as id, at from conversation_message where conversation_id = $1
    union all select 'note', id, happened_at from notes where about @> array[$1::uuid] and deleted_at is null
    order by at desc, id desc limit $2`
  const found = await ctx.db.run<Omit<Said, 'row'>>({ name: 'conversation_said', text, values: [id, most] })
  const rows = new Map<string, Row>()
  for (const [name, own] of Map.groupBy(found, ({ record }) => record)) {
    const record = ctx.registry.record(name)
    const read = record ? await readMany(ctx, record, own.map((each) => each.id)) : [] // prettier-ignore
    for (const row of read) if (!row.deletedAt) rows.set(row.id as string, row)
  }
  const data = found.toReversed().flatMap((each) => {
    const row = rows.get(each.id)
    return row ? [{ ...each, row }] : []
  })
  const people = data.flatMap(({ record, row }) => (record === note.name ? [row.createdBy, row.owner] : [row.owner]))
  return { data, linked: await linkedTo(ctx, [...new Set(people.filter((each) => typeof each === 'string'))]) }
}
