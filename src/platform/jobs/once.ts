import type { Db, Tx } from '../db/runner.ts'
import { ring } from '../ledger/index.ts'

/** A job that somebody is working on. */
export interface Taken {
  id: string
  /** Who has taken it. */
  by: string
}

/** The job was given to somebody else meanwhile; nothing was changed. */
export class Overtaken extends Error {
  constructor() {
    super('the job was given to somebody else meanwhile')
    this.name = 'Overtaken'
  }
}

const take = 'delete from graphile_worker._private_jobs where id = $1::bigint and locked_by = $2 returning id'

/**
 * The database as a job sees it that must happen exactly once: its first transaction takes the job out of the queue, so
 * that what it changes and its being done are kept together or not at all. Whoever has lost the job can change nothing.
 */
export function exactlyOnce(db: Db, job: Taken): Db {
  let done = false
  return {
    ...db,
    transaction: (work, options) => {
      if (options?.readOnly) return db.transaction(work, options)
      // The bell hangs at the database itself, not at this view of it.
      if (done) return db.transaction((tx) => (tx.afterCommit(() => ring(db)), work(tx)), options)
      return db.transaction(async (tx: Tx) => {
        const rows = await tx.run({ name: 'jobs_take', text: take, values: [job.id, job.by] })
        if (rows.length === 0) throw new Overtaken()
        tx.afterCommit(() => {
          done = true
          ring(db)
        })
        return work(tx)
      }, options)
    },
  }
}
