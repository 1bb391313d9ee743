import type pg from 'pg'
import type { Db } from '../db/runner.ts'
import type { Log } from '../log/log.ts'

/**
 * Tells readers, here and in other processes, that there are new lines. It only saves them waiting: a ring that is
 * lost costs the time until they look by themselves.
 */
export interface Bell {
  ring(): void
  /** Calls at every ring of this process or another; answers how to stop that. */
  onRing(call: () => void): () => void
  /** Says something to the other processes, at most 7,000 bytes: what nobody needs to know who was not there. */
  say(text: string): void
  /** Calls with what another process says; answers how to stop that. */
  onSaid(call: (text: string) => void): () => void
  /** Holds a name for as long as this process is there, so that others can ask whether it still is (`isNobody`). */
  hold(name: string): Promise<void>
  letGo(name: string): Promise<void>
  close(): Promise<void>
}

const channel = 'farley_ledger'
const spoken = 'farley_said'
const notifyEveryMs = 10
const reconnectMs = 1_000
const bells = new WeakMap<Db, Bell>()

/** SQL that is true when nobody holds the name that `expression` gives. */
export const isNobody = (expression: string) =>
  `pg_try_advisory_xact_lock(hashtext('farley presence'), hashtext(${expression}))`
const holdName = `select pg_advisory_lock_shared(hashtext('farley presence'), hashtext($1))`
const letGoName = `select pg_advisory_unlock_shared(hashtext('farley presence'), hashtext($1))`

/** Rings the bell of a database after a commit; silent where none is open. Never call it inside the transaction. */
export function ring(db: Db): void {
  bells.get(db)?.ring()
}

/** Opens the bell of a database, with one connection of its own. One a process. */
export async function openBell(db: Db, log: Log): Promise<Bell> {
  const listeners = new Set<() => void>()
  const hearers = new Set<(text: string) => void>()
  const tell = () => listeners.forEach((call) => call())
  const outside = openOutside(db, log, { rung: tell, said: (text) => hearers.forEach((call) => call(text)) })
  await outside.ready
  const bell: Bell = {
    ring() {
      tell()
      outside.notify()
    },
    onRing(call) {
      listeners.add(call)
      return () => void listeners.delete(call)
    },
    say: outside.say,
    onSaid(call) {
      hearers.add(call)
      return () => void hearers.delete(call)
    },
    hold: outside.hold,
    letGo: outside.letGo,
    close() {
      bells.delete(db)
      listeners.clear()
      hearers.clear()
      return outside.close()
    },
  }
  bells.set(db, bell)
  return bell
}

/** The connection to the other processes; when it breaks, it is made anew. */
function openOutside(db: Db, log: Log, hear: { rung: () => void; said: (text: string) => void }) {
  const held = new Set<string>()
  let client: pg.Client | undefined
  let closed = false
  let due: NodeJS.Timeout | undefined
  let last = 0
  let retry: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    try {
      const made = await db.dedicated()
      if (closed) return await made.end()
      made.on('error', (error) => log.warn({ err: error }, 'the bell lost its connection'))
      made.on('end', () => reconnect(made))
      made.on('notification', ({ processId, channel: on, payload }) => {
        if (processId === (made as unknown as { processID: number }).processID) return
        if (on === spoken) hear.said(payload ?? '')
        else hear.rung()
      })
      await made.query(`listen ${channel}; listen ${spoken}`)
      for (const name of held) await made.query(holdName, [name])
      client = made
      hear.rung()
    } catch (error) {
      log.warn({ err: error }, 'the bell cannot connect')
      reconnect(undefined)
    }
  }

  function reconnect(lost: pg.Client | undefined): void {
    if (closed || retry || (lost && client && lost !== client)) return
    client = undefined
    retry = setTimeout(() => {
      retry = undefined
      void connect()
    }, reconnectMs)
  }

  /** NOTIFY takes a lock on the whole server at its commit, so many rings make one. */
  function notify(): void {
    if (due || closed) return
    due = setTimeout(() => void send(), Math.max(0, last + notifyEveryMs - performance.now()))
  }

  async function send(): Promise<void> {
    await client?.query(`notify ${channel}`).catch(() => {})
    last = performance.now()
    due = undefined
  }

  function say(text: string): void {
    client?.query('select pg_notify($1, $2)', [spoken, text]).catch(() => {})
  }

  async function hold(name: string): Promise<void> {
    held.add(name)
    await client?.query(holdName, [name])
  }

  async function letGo(name: string): Promise<void> {
    if (held.delete(name)) await client?.query(letGoName, [name])
  }

  async function close(): Promise<void> {
    closed = true
    clearTimeout(due)
    clearTimeout(retry)
    await client?.end().catch(() => {})
  }

  return { ready: connect(), notify, say, hold, letGo, close }
}
