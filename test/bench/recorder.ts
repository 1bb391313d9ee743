import type { Db, Query, Step, Tx } from '../../src/platform/db/index.ts'

/** What one request asked of the database: statements in the groups in which they were sent. */
export interface Recorded {
  groups: Query[][]
  inTransaction: boolean
}

/** Listens in on a database, so that the very same statements can be run without Farley around them. */
export function recorder(db: Db) {
  let record: Recorded | undefined
  const add = (queries: readonly Query[]) =>
    queries.length > 0 && record?.groups.push(queries.map((query) => ({ ...query })))
  const { run, transaction } = db
  db.run = (query) => {
    add([query])
    return run(query)
  }
  db.transaction = (work, options) => {
    if (record) record.inTransaction = true
    return transaction((tx) => work(listened(tx, add)), options)
  }
  return {
    async during(work: () => Promise<unknown>): Promise<Recorded> {
      const mine: Recorded = { groups: [], inTransaction: false }
      record = mine
      await work()
      record = undefined
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
