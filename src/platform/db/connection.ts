import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseAway, named } from './away.ts'
import { asked } from './asked.ts'
import { checkQuery, typeParsers } from './values.ts'
import type { Query } from './query.ts'

/** Where and as whom to connect, and which settings hold for the session. */
export interface ConnectionSettings {
  host: string
  port: number
  database: string
  user: string
  password?: string
  ssl?: pg.ClientConfig['ssl']
  /** Settings of the session, such as statement_timeout. */
  session?: Record<string, string | number>
}

const rememberedStatements = 400

/** One connection on which several statements may be under way at once; they are answered in order. */
export interface Connection {
  /** Throws for a statement that cannot be sent. */
  check(query: Query): void
  /** Sends one statement that was checked. One that fails does not keep the next from being sent. */
  send<Row>(query: Query): Promise<Row[]>
  /** Sends words without values (BEGIN, COMMIT, SET); answers the last command's tag. */
  command(text: string): Promise<string>
  /** All that is sent within `send` leaves in one flush. */
  together<T>(send: () => T): T
  /** Forgets every prepared statement, here and on the server. */
  forget(): Promise<void>
  /** Whether it remembers so many that it should forget them before its next work: each costs the server memory. */
  isFull(): boolean
  /** Why it can no longer be used, once it cannot. */
  lost(): unknown
  /** Whether the server knows transaction_timeout (from version 17). */
  readonly limitsTransactions: boolean
  readonly client: pg.Client
  close(): Promise<void>
}

/** The settings as `pg` takes them, for those who must make a client of their own. */
export function clientConfig(settings: ConnectionSettings): pg.ClientConfig {
  const { session, ...rest } = settings
  const options = Object.entries({ TimeZone: 'UTC', client_min_messages: 'warning', ...session })
  return {
    ...rest,
    application_name: `farley ${process.pid}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: typeParsers,
    options: options.map(([name, value]) => `-c ${name}=${String(value).replace(/[\\ ]/g, '\\$&')}`).join(' '),
  }
}

/** Opens a connection; refuses with DatabaseAway when nobody answers. */
export async function connect(settings: ConnectionSettings): Promise<Connection> {
  const client = new pg.Client({ ...clientConfig(settings), pipeline: true })
  const connection = wrap(client, settings.session?.transaction_timeout !== undefined)
  try {
    await client.connect()
  } catch (error) {
    void client.end().catch(() => {})
    throw named(error)
  }
  return connection
}

/** Opens a connection to a server that may only just be starting, or stopping to be started again; waits up to 15 s. */
export async function connectPatiently(settings: ConnectionSettings): Promise<Connection> {
  for (const patience = performance.now() + 15_000; ; await sleep(50)) {
    try {
      return await connect(settings)
    } catch (error) {
      if (!(error instanceof DatabaseAway) || performance.now() > patience) throw error
    }
  }
}

interface PreparedStatements {
  parsedStatements: Record<string, string>
  submittedNamedStatements: Record<string, string>
}

function wrap(client: pg.Client, limitsTransactions: boolean): Connection {
  const texts = new Map<string, string>()
  const prepared = client.connection as unknown as PreparedStatements
  let lost: unknown
  client.on('error', (error) => (lost ??= error))
  client.on('end', () => (lost ??= new Error('Connection terminated')))

  function execute<Row extends pg.QueryResultRow>(query: Query): Promise<pg.QueryResult<Row>> {
    return new Promise((resolve, reject) => {
      client.query(asked(query, (error, result) => (error ? reject(reason(error)) : resolve(result as pg.QueryResult<Row>)))) // prettier-ignore
    })
  }

  /** The server's last words come before the end of the connection, and say why: it stops, or the session dawdled in a transaction. */
  function reason(error: unknown): unknown {
    if ((error as { severity?: string }).severity === 'FATAL') lost ??= error
    const known = named(error)
    return known instanceof DatabaseAway && lost !== undefined ? named(lost) : known
  }

  function together<T>(send: () => T): T {
    const { stream } = client.connection
    stream.cork()
    try {
      return send()
    } finally {
      stream.uncork()
    }
  }

  async function forget(): Promise<void> {
    texts.clear()
    prepared.parsedStatements = {}
    prepared.submittedNamedStatements = {}
    await execute({ text: 'deallocate all', values: [] })
  }

  return {
    client,
    lost: () => lost,
    limitsTransactions,
    together,
    forget,
    isFull: () => texts.size > rememberedStatements,
    check(query) {
      checkQuery(query)
      const { name, text } = query
      if (name === undefined) return
      const known = texts.get(name)
      if (known === undefined) texts.set(name, text)
      else if (known !== text) throw new TypeError(`two statements are named ${name}`)
    },
    async send<Row>(query: Query) {
      const result = await execute(query)
      return result.rows as Row[]
    },
    async command(text) {
      const results = (await execute({ text, values: [] })) as unknown as pg.QueryResult | pg.QueryResult[]
      return (Array.isArray(results) ? results.at(-1)! : results).command
    },
    async close() {
      await client.end().catch(() => {})
    },
  }
}
