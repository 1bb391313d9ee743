import type { RecordDefinition } from '../../kernel/record.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ctx } from '../context.ts'
import type { JobHandler } from '../room.ts'
import { tableOf } from './columns.ts'
import { eraseIn } from './erase.ts'
import { inWork } from './open-work.ts'
import { keptForDays } from './read/bin.ts'

const day = 86_400_000
const atOnce = 500

/** The nightly job that deletes for good what has lain in the bin for a month; the bytes of files go with the next sweep. */
export const binJobs: readonly JobHandler[] = [
  {
    name: 'empty-bin',
    cron: '3 3 * * *',
    async run(ctx) {
      for (const record of ctx.registry.records) if (!record.setting) await emptyBinOf(ctx, record)
    },
  },
]

/** Each by itself, so that one that cannot go holds up no other. */
async function emptyBinOf(ctx: Ctx, record: RecordDefinition): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptForDays * day).toISOString()
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await ctx.db.run<{ id: string }>({ text: dueSql(record), values: [before, after] })
    for (const { id } of rows) await eraseOne(ctx, record, id)
    if (rows.length < atOnce) return
    after = rows.at(-1)!.id
  }
}

/** What was merged stays until the record it was merged into goes: a merge can be taken back at any time. */
const dueSql = (record: RecordDefinition) => `select id from ${tableOf(record).name} t where deleted_at < $1 and id > $2
  and not exists (select from merged m where m.id = t.id and m.taken_back_by is null) order by id limit ${atOnce}`

async function eraseOne(ctx: Ctx, record: RecordDefinition, id: string): Promise<void> {
  try {
    await inWork(ctx, (work) => eraseIn(work, record, id))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    ctx.log.info({ record: record.name, id, code: error.code }, 'kept in the bin')
  }
}
