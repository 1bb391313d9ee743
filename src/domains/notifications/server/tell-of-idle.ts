import type { Idle, RecordDefinition } from '../../../kernel/record.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { ring } from '../../../platform/ledger/index.ts'
import { tableOf } from '../../../platform/records/columns.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { keepNews } from './keep.ts'

interface Quiet {
  id: string
  user_id: string
  /** When something last happened: who was told of this quiet is not told again. */
  since: string
}

const slice = 500
/** What Farley slept through is made up for so many days; what was idle long before anybody said so is found in its list. */
const madeUpFor = 3

/** Tells whoever is in charge of a record, unless they have muted it, that nothing has happened for too long: once, until something has. */
export const tellOfIdle: JobHandler = {
  name: 'tell-of-idle',
  cron: '7 * * * *',
  async run(ctx) {
    for (const record of ctx.registry.records) if (record.idle) await tellOf(ctx, record, record.idle)
  },
}

async function tellOf(ctx: Ctx, record: RecordDefinition, of: Idle): Promise<void> {
  const today = dayIn(ctx.settings.timeZone, ctx.now())
  const text = quietSql(record, of)
  for (let after: string | null = null; ;) {
    const quiet: Quiet[] = await ctx.db.run<Quiet>({ text, values: [addDays(today, -madeUpFor), today, after, slice] })
    const at = ctx.now().toISOString()
    const news = quiet.map(({ id, user_id: userId, since }) => ({
      ...{ userId, kind: 'idle' as const, fold: `idle ${id} ${since}`, at },
      ...{ record: record.name, recordId: id, groupId: id },
    }))
    await ctx.db.transaction((tx) => keepNews(tx, news))
    if (news.length > 0) ring(ctx.db)
    if (quiet.length < slice) return
    after = quiet.at(-1)!.id
  }
}

function quietSql(record: RecordDefinition, { from, since }: Idle): string {
  const { name, stored } = tableOf(record)
  const key = (field: string) => `t.${stored.get(field)!.key}`
  const day = key(from)
  const last = `greatest(${['createdAt', ...since].map(key).join(', ')})`
  return `select t.id, t.owner_id as user_id, extract(epoch from ${last})::text as since from ${name} t
    where ${day} > $1::date and ${day} <= $2::date and t.owner_id is not null and t.deleted_at is null
      and ($3::uuid is null or t.id > $3) and not exists (
        select from attention a where a.user_id = t.owner_id and a.record_id = t.id and a.state = 'muted')
    order by t.id limit $4`
}
