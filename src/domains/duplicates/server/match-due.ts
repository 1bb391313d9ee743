import type { Ctx } from '../../../platform/context.ts'
import { enqueue, isWorkUnderWay } from '../../../platform/jobs/index.ts'
import type { Reader } from '../../../platform/ledger/index.ts'
import type { Registry } from '../../../platform/records/index.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { noteDue } from './apart.ts'
import { matchRecords } from './match-records.ts'
import { isTelling, matchedRecords } from './matched.ts'
import { mergeSureOnes, mergesAlone } from './merge-sure.ts'

/** Notes every record that was made or changed, in the transaction that moves its position. Of a workspace that is older than it, it reads all that ever was. */
export function changesReader(registry: () => Registry): Reader {
  return {
    name: 'matching',
    from: 'beginning',
    batch: 2_000,
    async handle(tx, lines) {
      const matched = new Map(matchedRecords(registry()).map((record) => [record.name, record]))
      const telling = lines.filter((line) => matched.has(line.record) && isTelling(line, matched.get(line.record)!))
      if (telling.length === 0) return
      await noteDue(tx, telling.map(({ recordId: id, record }) => ({ id, record }))) // prettier-ignore
      await soon(tx)
    },
  }
}

/** Lets what is due be matched; while it waits to begin, once is enough. */
export const soon = (on: Parameters<typeof enqueue>[0]) => enqueue(on, matchDue.name, {}, { key: matchDue.name })

/** The end of the work has it done at once; this is for work that never ends. */
function later({ db, now }: Ctx): Promise<void> {
  const at = new Date(now().getTime() + patience).toISOString()
  return enqueue(db, matchDue.name, {}, { key: `${matchDue.name} later`, at })
}

const batch = 500
const rounds = 40
const patience = 60_000

/** Matches what is due, in batches: a record is struck out in the transaction in which it is matched. An import or a bulk edit goes first. */
export const matchDue: JobHandler = {
  name: 'match-due',
  afterWork: true,
  // What a migration noted has its turn though nobody changes anything.
  cron: '9 * * * *',
  async run(ctx) {
    for (let round = 0; round < rounds; round++) {
      if (await isWorkUnderWay(ctx)) return later(ctx)
      if ((await matchBatch(ctx)) > 0) continue
      if (await mergesAlone(ctx)) await enqueue(ctx.db, mergeSureOnes.name, {}, { key: mergeSureOnes.name })
      return
    }
    // Others want their turn too.
    await soon(ctx.db)
  },
}

async function matchBatch({ db, registry }: Ctx): Promise<number> {
  return db.transaction(
    async (tx) => {
      const due = await tx.run<{ id: string; record: string }>({
        name: 'match_take_due',
        text: `delete from match_due where record_id in (select record_id from match_due limit ${batch} for update skip locked)
returning record_id as id, record`,
        values: [],
      })
      for (const [name, group] of Map.groupBy(due, ({ record }) => record)) {
        const record = registry.record(name)
        if (record) await matchRecords(tx, record, group.map(({ id }) => id)) // prettier-ignore
      }
      return due.length
    },
    { timeoutMs: patience },
  )
}
