import { DatabaseBusy } from './away.ts'
import { connect, type Connection, type ConnectionSettings } from './connection.ts'

/**
 * The connections one process may hold, shared by all its workspaces: what costs in a database of many
 * workspaces is connections. Whoever holds fewest is served first, so with others waiting nobody
 * gets a third while another has less than two, and a lone workspace may use them all.
 */
export interface Budget {
  /** A place to draw connections from, for one workspace and one role. */
  share(settings: ConnectionSettings): Share
  /** Open connections, in use or idle. */
  open(): number
  close(): Promise<void>
}

export interface Share {
  /** Waits for its turn. Refuses with DatabaseBusy when that takes too long, DatabaseAway when nobody answers. */
  take(): Promise<Connection>
  give(connection: Connection): void
  /** Closes its idle connections, and those in use as they come back. */
  close(): Promise<void>
}

export interface BudgetOptions {
  limit: number
  idleMs?: number
  waitMs?: number
  /** How many may wait at once; more are turned away at the door. */
  queue?: number
}

interface Waiter {
  since: number
  serve: (connection: Promise<Connection>) => void
  turnAway: (error: unknown) => void
  timer: NodeJS.Timeout
}
interface Idle {
  connection: Connection
  since: number
}
interface Holding {
  settings: ConnectionSettings
  busy: number
  idle: Idle[]
  waiting: Waiter[]
  closed: boolean
}

/** Makes the one budget of a process: `limit` connections, closed after `idleMs` without work. */
export function createBudget({ limit, idleMs = 60_000, waitMs = 10_000, queue = 2_000 }: BudgetOptions): Budget {
  const holdings = new Set<Holding>()
  const closing = new Set<Promise<void>>()
  const sweeper = setInterval(sweep, Math.min(idleMs, 5_000)).unref()
  let opened = 0

  function discard(connection: Connection): void {
    opened--
    const closed = connection.close().finally(() => closing.delete(closed))
    closing.add(closed)
  }

  function sweep(): void {
    const before = performance.now() - idleMs
    for (const holding of holdings) {
      holding.idle = holding.idle.filter(({ connection, since }) => {
        const keep = since > before && connection.lost() === undefined
        if (!keep) discard(connection)
        return keep
      })
    }
  }

  function nextInLine(): Holding | undefined {
    let next: Holding | undefined
    for (const holding of holdings) {
      if (holding.waiting.length === 0) continue
      if (!next || holding.busy < next.busy || (holding.busy === next.busy && first(holding) < first(next)))
        next = holding
    }
    return next
  }

  function takeIdle(holding: Holding): Connection | undefined {
    for (let last = holding.idle.pop(); last; last = holding.idle.pop()) {
      if (last.connection.lost() === undefined) return last.connection
      discard(last.connection)
    }
  }

  /** When all are open, the one that has been idle longest makes room. */
  function makeRoom(): boolean {
    if (opened < limit) return true
    let oldest: Holding | undefined
    for (const holding of holdings)
      if (holding.idle[0] && (!oldest || holding.idle[0].since < oldest.idle[0]!.since)) oldest = holding
    if (!oldest) return false
    discard(oldest.idle.shift()!.connection)
    return true
  }

  async function open(holding: Holding): Promise<Connection> {
    opened++
    try {
      return await connect(holding.settings)
    } catch (error) {
      opened--
      holding.busy--
      throw error
    } finally {
      queueMicrotask(serveAll)
    }
  }

  function serveAll(): void {
    for (let holding = nextInLine(); holding; holding = nextInLine()) {
      const idle = takeIdle(holding)
      if (!idle && !makeRoom()) return
      const waiter = holding.waiting.shift()!
      clearTimeout(waiter.timer)
      holding.busy++
      waiter.serve(idle ? Promise.resolve(idle) : open(holding))
    }
  }

  function wait(holding: Holding): Promise<Connection> {
    if (holding.closed) return Promise.reject(new DatabaseBusy('the workspace is closed'))
    if (holding.waiting.length >= queue) return Promise.reject(new DatabaseBusy('too many wait'))
    return new Promise((serve, turnAway) => {
      const timer = setTimeout(() => {
        holding.waiting.splice(holding.waiting.indexOf(waiter), 1)
        turnAway(new DatabaseBusy(`no connection was free within ${waitMs} ms`))
      }, waitMs)
      const waiter: Waiter = { since: performance.now(), serve, turnAway, timer }
      holding.waiting.push(waiter)
      serveAll()
    })
  }

  function give(holding: Holding, connection: Connection): void {
    holding.busy--
    if (connection.lost() !== undefined || holding.closed) discard(connection)
    else {
      if (connection.isFull()) connection.forget().catch(() => {})
      holding.idle.push({ connection, since: performance.now() })
    }
    serveAll()
  }

  async function closeHolding(holding: Holding): Promise<void> {
    holding.closed = true
    for (const waiter of holding.waiting.splice(0)) {
      clearTimeout(waiter.timer)
      waiter.turnAway(new DatabaseBusy('the workspace is closed'))
    }
    for (const { connection } of holding.idle.splice(0)) discard(connection)
    holdings.delete(holding)
    await Promise.all(closing)
  }

  return {
    open: () => opened,
    share(settings) {
      const holding: Holding = { settings, busy: 0, idle: [], waiting: [], closed: false }
      holdings.add(holding)
      return {
        take: () => wait(holding),
        give: (connection) => give(holding, connection),
        close: () => closeHolding(holding),
      }
    },
    async close() {
      clearInterval(sweeper)
      await Promise.all([...holdings].map(closeHolding))
    },
  }
}

const first = (holding: Holding) => holding.waiting[0]!.since
