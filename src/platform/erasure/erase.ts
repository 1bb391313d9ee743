import { Refusal } from '../../kernel/refusal.ts'
import { newId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { Db } from '../db/index.ts'
import { removeAllKept } from '../exports/index.ts'
import { openFileStore } from '../files/index.ts'
import { enqueue } from '../jobs/index.ts'
import { tableOf } from '../records/columns.ts'
import { idsLeadingTo } from '../records/merged.ts'
import type { JobHandler } from '../room.ts'
import { systemContext, type Site } from '../site.ts'
import { erasePerson } from './erase-person.ts'
import { erasedIn, noteErased } from './erased-list.ts'
import { erasureOf, noteDone, noteErasure, unfinishedErasures, type Erasure } from './erasures.ts'

const job = 'erase'

/** Has somebody erased behind. */
export const eraseBehind = (db: Db, id: string) => enqueue(db, job, { id }, { key: `erase ${id}` })

/** The job that erases somebody; whenever it is interrupted, it begins again where it must. */
export function erasureJobs(site: Site): JobHandler[] {
  return [{ name: job, run: (_, { id }: { id: string }) => eraseNow(site, id) }]
}

/**
 * Erases somebody: first it is noted beside the database for good, then the database forgets in one transaction, then the
 * bytes of files and kept exports go. What was done is not done again.
 */
export async function eraseNow(site: Site, id: string): Promise<void> {
  const { db } = site.workspace
  const erasure = await erasureOf(db, id)
  if (!erasure || erasure.state === 'done') return
  // Whoever was merged into them may come back alone.
  for (const each of await idsLeadingTo(db, erasure.recordId))
    await noteErased(site.data, { record: erasure.record, id: each, at: erasure.askedAt })
  const record = site.registry.record(erasure.record)
  if (erasure.state === 'waiting' && record)
    await erasePerson(await contextOf(site, erasure), record, erasure.recordId, id)
  const now = (await erasureOf(db, id))!
  const store = openFileStore(site.data)
  for (const file of now.files) await store.remove(file)
  const exports = await removeAllKept(site.data)
  await noteDone(db, id, { ...now.report, bytes: now.files.length, exports })
}

/** As whoever asked for it, so that the ledger says who it was, with what the system may. */
async function contextOf(site: Site, { askedBy, askedByName }: Erasure): Promise<Ctx> {
  const ctx = await systemContext(site, { id: newId(), kind: 'system' })
  if (askedBy === null) return ctx
  return { ...ctx, actor: { ...ctx.actor, kind: 'person', id: askedBy, name: askedByName } }
}

/**
 * Erases again whoever was erased before and is back, as a backup brings them, and finishes what was begun. Answers how many
 * it erased; who is held meanwhile is told of in the log and stays.
 */
export async function eraseAgain(site: Site): Promise<number> {
  const { db } = site.workspace
  for (const [name, noted] of Map.groupBy(await erasedIn(site.data), ({ record }) => record)) {
    const record = site.registry.record(name)
    if (!record) continue
    for (const recordId of await backAmong(
      db,
      record,
      noted.map(({ id }) => id),
    ))
      await noteErasure(db, {
        record: name,
        recordId,
        reason: 'restored from a backup',
        askedBy: null,
        askedByName: 'Farley',
      })
  }
  let erased = 0
  for (const id of await unfinishedErasures(db)) erased += await one(site, id)
  return erased
}

async function one(site: Site, id: string): Promise<number> {
  try {
    await eraseNow(site, id)
    return 1
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    site.log.warn({ erasure: id, code: error.code }, 'somebody who was to be erased is held')
    return 0
  }
}

/** Those of these that are there and were not erased in this database. */
async function backAmong(db: Db, record: RecordDefinition, ids: readonly string[]): Promise<string[]> {
  const text = `select id from ${tableOf(record).name} where id = any ($1::uuid[]) and id not in (select record_id from erasure)`
  return (await db.run<{ id: string }>({ text, values: [ids] })).map(({ id }) => id)
}
