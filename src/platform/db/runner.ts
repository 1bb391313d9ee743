import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log/log.ts'
import { named, sqlState } from './away.ts'
import type { Share } from './budget.ts'
import { clientConfig, type Connection, type ConnectionSettings } from './connection.ts'
import { copyRows } from './copy.ts'
import type { Query, Step } from './query.ts'
import { openTransaction, type Transaction } from './transaction.ts'

type Row = Record<string, unknown>

/** Runs statements: either on any free connection of a workspace (Db) or inside one transaction (Tx). */
export interface Runner {
  run<R = Row>(query: Query): Promise<R[]>
}

/** One transaction. Nothing is sent before its first statement, which travels together with BEGIN. */
export interface Tx extends Runner {
  /** Sends several statements in one flush, a load by itself; answers their rows in order, or throws the first error. */
  pipeline<R = Row>(steps: readonly Step[]): Promise<R[][]>
  /** Sends the last statements together with COMMIT, in one round trip; nothing may be run after. Throws the first error of the transaction when it was rolled back instead. */
  finish<R = Row>(steps: readonly Step[]): Promise<R[][]>
  /** Called once after a successful commit, never inside it; the transaction is over for who asked when it is done. */
  afterCommit(call: () => void | Promise<void>): void
}

export interface TransactionOptions {
  readOnly?: boolean
  isolation?: 'repeatable read'
  /** How long the transaction and each of its statements may take, in place of the role's own limits; 0 for as long as it takes. */
  timeoutMs?: number
}

/** The database of one workspace. */
export interface Db extends Runner {
  /** Commits when `work` returns (unless it finished itself), rolls back when it throws. Done anew once as a whole when the database asks for it (SQLSTATE 0A000, 40001, 40P01), so `work` may run twice. */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** Rows in chunks (1,000) from one snapshot, READ ONLY and without a time limit for the whole, for exports and backups. */
  stream<R = Row>(query: Query, chunk?: number): AsyncIterable<R[]>
  /** COPY in; the values of each row in the order of `columns`, jsonb as JSON text. Answers how many rows were taken; all or none. Takes as long as it takes, unless in a transaction of the caller's. */
  copyIn(table: string, columns: readonly string[], rows: CopySource, on?: Tx): Promise<number>
  /** A connection of one's own outside the budget's turnover, e.g. for LISTEN; closed by the caller, who hears of its loss by its event "end". */
  dedicated(): Promise<pg.Client>
}

export type CopySource = AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>

const again = new Set(['0A000', '40001', '40P01'])
const transactions = new WeakMap<Tx, Transaction>()

/** The runner over one share of the budget. */
export function createDb(share: Share, settings: ConnectionSettings, log?: Log): Db {
  async function holding<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await share.take()
    try {
      return await work(connection)
    } finally {
      share.give(connection)
    }
  }

  function run<R>(query: Query): Promise<R[]> {
    return holding(async (connection) => {
      connection.check(query)
      try {
        return await connection.send<R>(query)
      } catch (error) {
        if (sqlState(error) !== '0A000') throw error
        await connection.forget()
        return await connection.send<R>(query)
      }
    })
  }

  async function attempt<T>(connection: Connection, work: (tx: Tx) => Promise<T>, options?: TransactionOptions) {
    const transaction = openTransaction(connection, options)
    transactions.set(transaction.tx, transaction)
    try {
      const result = await work(transaction.tx)
      await transaction.commit()
      return { transaction, result }
    } catch (error) {
      await transaction.rollback()
      const code = sqlState(transaction.cause()) ?? sqlState(error)
      if (code === '0A000' && connection.lost() === undefined) await connection.forget()
      return { transaction, error, again: code !== undefined && again.has(code) && connection.lost() === undefined }
    }
  }

  async function transaction<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T> {
    const outcome = await holding(async (connection) => {
      const first = await attempt(connection, work, options)
      if (!first.again) return first
      // Two that blocked each other must not meet again in step.
      await sleep(Math.random() * 30)
      return attempt(connection, work, options)
    })
    if ('error' in outcome) throw outcome.error
    for (const call of outcome.transaction.afterCommit()) {
      try {
        await call()
      } catch (error) {
        log?.error({ err: error }, 'what should follow a commit failed')
      }
    }
    return outcome.result as T
  }

  async function* stream<R>(query: Query, chunk = 1_000): AsyncIterable<R[]> {
    const connection = await share.take()
    const { tx, ...cursor } = openTransaction(connection, {
      readOnly: true,
      isolation: 'repeatable read',
      timeoutMs: 0,
    })
    try {
      await tx.run({ text: `declare farley_stream no scroll cursor for ${query.text}`, values: query.values })
      for (;;) {
        const rows = await tx.run<R>({ text: `fetch ${Math.trunc(chunk)} from farley_stream`, values: [] })
        if (rows.length > 0) yield rows
        if (rows.length < chunk) break
      }
    } finally {
      await cursor.rollback()
      share.give(connection)
    }
  }

  function copyIn(table: string, columns: readonly string[], rows: CopySource, on?: Tx): Promise<number> {
    if (!on) return transaction((tx) => copyIn(table, columns, rows, tx), { timeoutMs: 0 })
    const inside = transactions.get(on)
    if (!inside) throw new TypeError('this transaction belongs to nobody')
    return inside.alone((connection) => copyRows(connection, table, columns, rows))
  }

  async function dedicated(): Promise<pg.Client> {
    const client = new pg.Client(clientConfig(settings))
    // Whoever holds it hears of its loss by "end"; without this, that would end the process.
    client.on('error', (error) => log?.warn({ err: error }, 'a connection outside the budget was lost'))
    try {
      await client.connect()
    } catch (error) {
      throw named(error)
    }
    return client
  }

  return { run, transaction, stream, copyIn, dedicated }
}
