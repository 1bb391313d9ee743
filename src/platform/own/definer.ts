import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { sqlState } from '../db/index.ts'
import type { Site } from '../site.ts'

/** The one in a workspace who defines: adds and drops columns and indexes while others read and write. */
export interface Definer {
  /** Does it as soon as the lock can be had; waits 50 ms for it at a time, so that nobody waits longer for us. */
  patiently(text: string): Promise<void>
  /** An index, built or dropped beside everybody. */
  beside(text: string): Promise<void>
  read<Row>(text: string, values: readonly unknown[]): Promise<Row[]>
}

const name = `hashtext('farley own fields')`
const mostPatienceMs = 10 * 60_000

/** Lets one at a time define something in a workspace; false where another one is at it, for whom nobody waits here. */
export async function asDefiner({ workspace }: Site, work: (definer: Definer) => Promise<void>): Promise<boolean> {
  const client = await workspace.ddl.dedicated()
  try {
    // Only asked for: whoever waited within the database would be waited for by an index that is built beside.
    const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${name}) as mine`)
    if (!rows[0]!.mine) return false
    await work(definerOn(client))
    return true
  } finally {
    await client.end().catch(() => {})
  }
}

function definerOn(client: pg.Client): Definer {
  return {
    async patiently(text) {
      for (const end = performance.now() + mostPatienceMs, pause = rising(); ; await sleep(pause())) {
        try {
          return void (await client.query(text))
        } catch (error) {
          if (sqlState(error) !== '55P03' || performance.now() > end) throw error
        }
      }
    },
    async beside(text) {
      // It keeps nobody from reading and writing, and waits for whoever is in the midst of something.
      await client.query('set lock_timeout = 0')
      try {
        await client.query(text)
      } finally {
        await client.query('set lock_timeout = 50')
      }
    },
    async read<Row>(text: string, values: readonly unknown[]) {
      return (await client.query(text, [...values])).rows as Row[]
    },
  }
}

/** From 20 ms to half a second, never twice the same. */
function rising() {
  let longest = 20
  return () => {
    longest = Math.min(longest * 1.5, 500)
    return longest * (0.5 + Math.random() / 2)
  }
}
