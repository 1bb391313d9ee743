import { newId } from '../../../../kernel/id.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Runner } from '../../../../platform/db/index.ts'
import { eraseNow, noteErasure } from '../../../../platform/erasure/index.ts'
import { eraseWithParts } from '../../../../platform/records/erase.ts'
import { rowsByIds } from '../../../../platform/records/fetch.ts'
import { heldAmong } from '../../../../platform/records/held.ts'
import { inWork } from '../../../../platform/records/index.ts'
import { listRecords } from '../../../../platform/records/read/index.ts'
import type { JobOnSite } from '../../../../platform/room.ts'
import { systemContext, type Site } from '../../../../platform/site.ts'
import { retentionRule } from '../../model/index.ts'
import { dueFilter, type Rule } from './due.ts'

/** Where a power cut may strike, for tests: within the transaction of a batch, and right after it. */
export type Point = 'batchDone' | 'batchKept'
type Strike = (point: Point) => void

const atOnce = 100

/** Each night: what the company’s rules say is kept no longer. */
export const keepNoLonger: JobOnSite = (site) => ({
  name: 'keep-no-longer',
  cron: '23 2 * * *',
  run: () => applyRetention(site),
})

/**
 * Does what the rules that are switched on say, in batches, each kept with its count or not at all; interrupted, it goes on
 * with the next call, since what is done is not due any more. What is held is left, and counted.
 */
export async function applyRetention(site: Site, strike: Strike = () => {}): Promise<void> {
  const rules = await listRecords(await systemContext(site), retentionRule, { filter: { field: 'active', is: true }, limit: 200 }) // prettier-ignore
  for (const rule of rules.data as unknown as Rule[]) {
    const record = site.registry.record(rule.of)
    if (record) await applyRule(site, record, rule, strike)
  }
}

interface Run {
  id: string
  cause: string
}

async function applyRule(site: Site, record: RecordDefinition, rule: Rule, strike: Strike): Promise<void> {
  const { db } = site.workspace
  const run = await beginRun(db, rule.id)
  const ctx = await systemContext(site, { id: run.cause, kind: 'system' })
  const filter = dueFilter(ctx, record, rule)
  let [held, refused] = [0, 0]
  for (let after: string | undefined; ;) {
    const found = await listRecords(ctx, record, { filter, fields: [], sort: 'id', limit: atOnce, ...(after && { after }) })
    const ids = found.data.map(({ id }) => id as string)
    const stays = await heldAmong(ctx, db, ids)
    held += stays.size
    refused += await doTo({ site, ctx, record, rule, run, strike }, ids.filter((id) => !stays.has(id)))
    if (!found.page.more) break
    after = found.page.after!
  }
  const [kept] = await db.run<{ done: number }>({
    text: 'update retention_run set ended_at = clock_timestamp(), held = $2, refused = $3 where id = $1 returning done',
    values: [run.id, held, refused],
  })
  site.log.info({ rule: rule.id, record: record.name, done: kept!.done, held, refused }, 'a retention rule was applied')
} // prettier-ignore

/** The run that was interrupted, or a new one. */
async function beginRun(db: Runner, rule: string): Promise<Run> {
  const [run] = await db.run<Run & Record<string, unknown>>({
    text: `insert into retention_run (id, rule_id, cause_id) values ($1, $2, $3)
on conflict (rule_id) where ended_at is null do update set rule_id = excluded.rule_id returning id, cause_id as cause`,
    values: [newId(), rule, newId()],
  })
  return run!
}

interface Doing {
  site: Site
  ctx: Ctx
  record: RecordDefinition
  rule: Rule
  run: Run
  strike: Strike
}

/** Does it to these together; where one is refused, to each alone. Answers how many were refused. */
async function doTo(doing: Doing, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  if (doing.rule.does === 'erase') return eraseEach(doing, ids)
  const { ctx, record, rule, run, strike } = doing
  try {
    await inWork(ctx, async (work) => {
      for (const row of await rowsByIds(work.tx, record, ids)) {
        if (rule.does === 'bin') await work.remove(record, row as never)
        else await eraseWithParts(work, record, row)
      }
      await work.flush()
      await count(work.tx, run, ids.length)
      strike('batchDone')
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (ids.length === 1) return 1
    let refused = 0
    for (const id of ids) refused += await doTo(doing, [id])
    return refused
  }
  strike('batchKept')
  return 0
}

/** Each erasure is noted beside the database before it begins, so that a restored backup brings nobody back. */
async function eraseEach({ site, rule, record, run, strike }: Doing, ids: readonly string[]): Promise<number> {
  let refused = 0
  for (const recordId of ids) {
    const { db } = site.workspace
    const noted = { record: record.name, recordId, reason: rule.name, askedBy: null, askedByName: 'Farley' }
    const id = await noteErasure(db, noted)
    try {
      await eraseNow(site, id)
      await count(db, run, 1)
      strike('batchKept')
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused++
    }
  }
  return refused
}

const count = (on: Runner, { id }: Run, more: number) =>
  on.run({ text: 'update retention_run set done = done + $2 where id = $1', values: [id, more] })
