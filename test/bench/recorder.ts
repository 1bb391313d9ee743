import { AsyncLocalStorage } from 'node:async_hooks'
import type { Db, Query, Step, Tx } from '../../src/platform/db/index.ts'

/** What one request asked of the database: statements in the groups in which they were sent. */
export interface Recorded {
  groups: Query[][]
  inTransaction: boolean
}

/** Listens in on a database, so that the very same statements can be run without Farley around them. */
export function recorder(db: Db) {
  // Readers of the ledger work beside the request, and are not of it.
  const recording = new AsyncLocalStorage<Recorded>()
  const add = (queries: readonly Query[]) =>
    queries.length > 0 && recording.getStore()?.groups.push(queries.map((query) => ({ ...query })))
  const { run, transaction } = db
  db.run = (query) => {
    add([query])
    return run(query)
  }
  db.transaction = (work, options) => {
    const record = recording.getStore()
    if (record) record.inTransaction = true
    return transaction((tx) => work(listened(tx, add)), options)
  }
  return {
    async during(work: () => Promise<unknown>): Promise<Recorded> {
      const mine: Recorded = { groups: [], inTransaction: false }
      await recording.run(mine, work)
      return mine
    },
  }
}

function listened(tx: Tx, add: (queries: readonly Query[]) => unknown): Tx {
  // A request of one record loads nothing.
  const note = (steps: readonly Step[]) => add(steps as readonly Query[])
  return {
    run: (query) => (add([query]), tx.run(query)),
    pipeline: (steps) => (note(steps), tx.pipeline(steps)),
    finish: (steps) => (note(steps), tx.finish(steps)),
    afterCommit: (call) => tx.afterCommit(call),
  }
}
