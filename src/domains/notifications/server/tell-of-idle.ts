import type { RecordDefinition } from '../../../kernel/record.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { ring } from '../../../platform/ledger/index.ts'
import { tableOf } from '../../../platform/records/columns.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { keepNews } from './keep.ts'

interface Idle {
  id: string
  user_id: string
  day: string
}

const slice = 500
/** What Farley slept through is made up for so many days; what was idle long before anybody said so is found in its list. */
const madeUpFor = 3

/** Tells whoever is in charge of a record, unless they have muted it, that nothing has happened for too long: once, until something has. */
export const tellOfIdle: JobHandler = {
  name: 'tell-of-idle',
  cron: '7 * * * *',
  async run(ctx) {
    for (const record of ctx.registry.records) if (record.idle) await tellOf(ctx, record)
  },
}

async function tellOf(ctx: Ctx, record: RecordDefinition): Promise<void> {
  const today = dayIn(ctx.settings.timeZone, ctx.now())
  const text = idleSql(record)
  for (let after: string | null = null; ;) {
    const idle: Idle[] = await ctx.db.run<Idle>({ text, values: [addDays(today, -madeUpFor), today, after, slice] })
    const at = ctx.now().toISOString()
    const news = idle.map(({ id, user_id: userId, day }) => ({
      ...{ userId, kind: 'idle' as const, fold: `idle ${id} ${day}`, at },
      ...{ record: record.name, recordId: id, groupId: id },
    }))
    await ctx.db.transaction((tx) => keepNews(tx, news))
    if (news.length > 0) ring(ctx.db)
    if (idle.length < slice) return
    after = idle.at(-1)!.id
  }
}

function idleSql(record: RecordDefinition): string {
  const { name, stored } = tableOf(record)
  const day = stored.get(record.idle!)!.key
  return `select t.id, t.owner_id as user_id, t.${day}::text as day from ${name} t
    where t.${day} > $1::date and t.${day} <= $2::date and t.owner_id is not null and t.deleted_at is null
      and ($3::uuid is null or t.id > $3) and not exists (
        select from attention a where a.user_id = t.owner_id and a.record_id = t.id and a.state = 'muted')
    order by t.id limit $4`
}
