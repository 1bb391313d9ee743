import { sqlState } from './away.ts'
import type { Connection } from './connection.ts'
import { copyRows } from './copy.ts'
import { isLoad, type Load, type Query, type Step } from './query.ts'
import type { TransactionOptions, Tx } from './runner.ts'

/** A transaction with what only the runner may do to it. */
export interface Transaction {
  tx: Tx
  /** Commits unless finished; throws the first error when the database rolled back instead. */
  commit(): Promise<void>
  /** Rolls back what is open; never throws. */
  rollback(): Promise<void>
  /** The error of the database that ended it, if one did. */
  cause(): unknown
  afterCommit(): readonly (() => void | Promise<void>)[]
  /** For COPY, during which nothing else may be sent. */
  alone<T>(work: (connection: Connection) => Promise<T>): Promise<T>
}

type State = 'new' | 'open' | 'ended'

/** Prepares a transaction on a connection that nobody else uses meanwhile. */
export function openTransaction(connection: Connection, options: TransactionOptions = {}): Transaction {
  const calls: (() => void | Promise<void>)[] = []
  let state: State = 'new'
  let cause: unknown
  let notBegun: unknown
  /** The COPY under way, with what is sent in turn with it; nothing else may be sent meanwhile. */
  let copying: Promise<unknown> | undefined

  /** An error that only says "the transaction is over already" is not the cause. */
  const remember = (error: unknown) => {
    if (sqlState(error) !== '25P02') cause = error
    return cause ?? error
  }

  /** BEGIN leaves with the first statements. Limits are a command of their own, inside: should they fail, so does the rest. */
  function begin(): void {
    if (state === 'ended') throw new Error('the transaction has ended: nothing may be run after it')
    if (state === 'open') return
    state = 'open'
    connection.command(beginText(options)).catch((error: unknown) => (notBegun = error))
    if (options.timeoutMs !== undefined) connection.command(limits(connection, options.timeoutMs)).catch(remember)
  }

  /** Every answer is awaited, so that none is left to fail unseen; throws the first error. */
  async function all<T>(answers: Promise<T>[]): Promise<T[]> {
    const outcomes = await Promise.allSettled(answers)
    return outcomes.map((outcome) => {
      if (outcome.status === 'rejected') throw remember(outcome.reason)
      return outcome.value
    })
  }

  function send<R>(queries: readonly Query[]): Promise<R[][]> {
    queries.forEach(connection.check)
    return connection.together(() => {
      begin()
      return all(queries.map((query) => connection.send<R>(query)))
    })
  }

  async function flush<R>(queries: readonly Query[]): Promise<R[][]> {
    while (copying) await copying
    return send(queries)
  }

  async function alone<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    while (copying) await copying
    begin()
    const result = work(connection).catch((error: unknown) => {
      throw remember(error)
    })
    copying = result.then(over, over)
    return result
  }

  function over() {
    copying = undefined
  }

  /** Whatever is asked for after it is sent after it: reads must find what was loaded. */
  async function pipeline<R>(steps: readonly Step[]): Promise<R[][]> {
    return steps.some(isLoad) ? alone(() => inTurn<R>(steps)) : flush<R>(steps as readonly Query[])
  }

  async function inTurn<R>(steps: readonly Step[]): Promise<R[][]> {
    const at = steps.findIndex(isLoad)
    if (at < 0) return steps.length > 0 ? send<R>(steps as readonly Query[]) : []
    const before = await inTurn<R>(steps.slice(0, at))
    const { into, columns, rows } = steps[at] as Load
    await copyRows(connection, into, columns, rows)
    return [...before, [], ...(await inTurn<R>(steps.slice(at + 1)))]
  }

  async function finish<R>(steps: readonly Step[]): Promise<R[][]> {
    const last = steps.findLastIndex(isLoad) + 1
    const before = last > 0 ? await pipeline<R>(steps.slice(0, last)) : []
    return [...before, ...(await commit<R>(steps.slice(last) as Query[]))]
  }

  async function commit<R>(queries: readonly Query[]): Promise<R[][]> {
    // Checked before anything leaves: one statement refused here must not let the others be committed.
    queries.forEach(connection.check)
    while (copying) await copying
    const [rows, tag] = await connection.together(() => {
      begin()
      state = 'ended'
      const answers = queries.map((query) => connection.send<R>(query))
      return Promise.allSettled([all(answers), connection.command('commit')])
    })
    if (notBegun !== undefined) throw notBegun
    if (rows.status === 'rejected') throw rows.reason
    if (tag.status === 'rejected') throw remember(tag.reason)
    if (tag.value === 'ROLLBACK') throw cause ?? new Error('the database rolled the transaction back')
    return rows.value
  }

  return {
    tx: {
      run: async <R>(query: Query) => (await flush<R>([query]))[0]!,
      pipeline,
      finish,
      afterCommit: (call) => void calls.push(call),
    },
    cause: () => cause,
    afterCommit: () => calls,
    async commit() {
      if (state === 'open') await commit([])
    },
    async rollback() {
      while (copying) await copying
      if (state === 'open' && connection.lost() === undefined) await connection.command('rollback').catch(() => {})
      state = 'ended'
    },
    alone,
  }
}

function beginText({ readOnly, isolation }: TransactionOptions): string {
  return ['begin', isolation && `isolation level ${isolation}`, readOnly && 'read only'].filter(Boolean).join(' ')
}

/**
 * The whole gets a little longer than its statements, so that these end first: that costs no connection. A timer that
 * runs already is changed by way of 0 only. Without a limit, whoever reads may take his time, if not for ever.
 */
function limits(connection: Connection, timeoutMs: number): string {
  const limit = Math.trunc(timeoutMs)
  const settings = [`statement_timeout = ${limit}`]
  if (limit === 0) settings.push(`idle_in_transaction_session_timeout = '10min'`)
  if (connection.limitsTransactions) settings.push('transaction_timeout = 0')
  if (connection.limitsTransactions && limit > 0) settings.push(`transaction_timeout = ${limit + 250}`)
  return settings.map((setting) => `set local ${setting}`).join('; ')
}
