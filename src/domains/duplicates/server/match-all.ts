import { say } from '../../../kernel/sentence.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { checkpointOf, reportProgress, setResult, startJob, stopIfCancelled } from '../../../platform/jobs/index.ts'
import { tableOf } from '../../../platform/records/columns.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { told } from '../../../platform/words/index.ts'
import { matchRecords } from './match-records.ts'
import { matchedRecords } from './matched.ts'

const batch = 1_000
const patience = 60_000

/** How far it is: whose turn it is, and the last record that was matched. */
interface Checkpoint {
  at: number
  after: string
  done: number
}
const beginning: Checkpoint = { at: 0, after: '00000000-0000-0000-0000-000000000000', done: 0 }

/** Goes through all records behind, as whoever asks can watch; answers the job. */
export async function startMatchingAll(ctx: Ctx): Promise<string> {
  const title = told(ctx, say('Look for duplicates'))
  return startJob(ctx, { kind: matchAll.name, title, payload: {}, causeKind: 'system', total: await countAll(ctx) })
}

/** Matches every record, a batch with how far it is in one transaction; goes on from there after an interruption. */
export const matchAll: JobHandler = {
  name: 'match-all',
  async run(ctx) {
    const records = matchedRecords(ctx.registry)
    let now = (await checkpointOf<Checkpoint>(ctx)) ?? beginning
    while (now.at < records.length) {
      await stopIfCancelled(ctx)
      now = await matchNext(ctx, records[now.at]!, now)
    }
    const [open] = await ctx.db.run<{ pairs: number }>({
      text: 'select count(*)::int as pairs from match_pair',
      values: [],
    })
    await setResult(ctx, { records: now.done, pairs: open!.pairs, url: '/duplicates' })
  },
}

function matchNext(ctx: Ctx, record: RecordDefinition, now: Checkpoint): Promise<Checkpoint> {
  return ctx.db.transaction(
    async (tx) => {
      const rows = await tx.run<{ id: string }>({
        name: `match_next_${record.name}`,
        text: `select id from ${tableOf(record).name} where id > $1 and deleted_at is null order by id limit ${batch}`,
        values: [now.after],
      })
      const ids = rows.map(({ id }) => id)
      if (ids.length > 0) await matchRecords(tx, record, ids)
      const done = now.done + ids.length
      const isOver = ids.length < batch
      const next = isOver ? { ...beginning, at: now.at + 1, done } : { at: now.at, after: ids.at(-1)!, done }
      await reportProgress(ctx, { done, checkpoint: next }, tx)
      return next
    },
    { timeoutMs: patience },
  )
}

async function countAll({ db, registry }: Ctx): Promise<number> {
  const counts = matchedRecords(registry).map((record) => `(select count(*) from ${tableOf(record).name} where deleted_at is null)`) // prettier-ignore
  const [row] = await db.run<{ all: number }>({ text: `select (${counts.join(' + ')})::int as all`, values: [] })
  return row!.all
}
