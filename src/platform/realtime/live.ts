import type { LedgerLine } from '../../kernel/change.ts'
import type { Db } from '../db/runner.ts'
import { makeRounds, presentPosition, readAfter, type Bell, type Position } from '../ledger/index.ts'
import type { Log } from '../log/log.ts'
import type { Told } from '../room.ts'

/** What a stream is told of. */
export interface News {
  lines: readonly LedgerLine[]
  /** What is no record and one person's alone: visible jobs that have moved on, and whatever rooms keep of that kind. */
  told: readonly ToldNews[]
  /** The place after the last of it. */
  position: Position
}
export interface ToldNews {
  what: string
  id: string
  to: string | null
}
type Follower = (news: News) => Promise<void>

/** One reader of the ledger for all the streams of this process. It keeps no position: it begins with the first stream, from then on. */
export interface Live {
  /**
   * Tells of everything that becomes readable from now on, and first of what stands after a place, some of which may
   * be told twice; answers how to stop that, and whether more stands there than is told one by one.
   */
  follow(follower: Follower, after?: Position): Promise<{ stop: () => void; missed: boolean }>
  close(): Promise<void>
}

const batch = 1_000
const lives = new WeakMap<Db, Live>()

/** The open one of a database, if any. */
export function liveOf(db: Db): Live | undefined {
  return lives.get(db)
}

/** Opens the reader for the streams of a database. */
export function openLive(db: Db, bell: Bell, log: Log, told: readonly Told[] = []): Live {
  const followers = new Set<Follower>()
  const tables = [jobs, sums, ...told].map((table) => newsOf(db, table))
  let position: Position | undefined

  async function look(): Promise<boolean> {
    if (followers.size === 0 || !position) return false
    const read = await readAfter(db, position, batch)
    const told = (await Promise.all(tables.map((table) => table.look()))).flat()
    const news = { lines: read.lines, told, position: read.position }
    position = read.position
    if (news.lines.length + news.told.length > 0) await Promise.all([...followers].map((follower) => follower(news)))
    return news.lines.length === batch
  }

  const rounds = makeRounds({ name: 'realtime', bell, log, look })
  const live: Live = {
    async follow(follower, after) {
      // The first one may not begin where the last stream of a while ago left off.
      if (followers.size === 0) {
        const now = await presentPosition(db)
        if (followers.size === 0) position = now
      }
      followers.add(follower)
      const stop = () => void followers.delete(follower)
      if (!after) return { stop, missed: false }
      const { lines, position: reached } = await readAfter(db, after, batch)
      const missed = lines.length === batch
      if (lines.length > 0 && !missed) await follower({ lines, told: [], position: reached })
      return { stop, missed }
    },
    close() {
      lives.delete(db)
      followers.clear()
      return rounds.close()
    },
  }
  lives.set(db, live)
  return live
}

const jobs: Told = { what: 'job', table: 'job_run', to: 'created_by' }
/** Of which records sums have changed; who may know of one is asked where it is told. */
const sums: Told = { what: 'sums', table: 'roll_up_told', to: 'null::uuid' }

/** These rows leave no lines. A moment that is looked at twice costs a needless glance, one that is missed until the next, so it is looked at twice. */
function newsOf(db: Db, { what, table, to }: Told) {
  let since = new Date(0).toISOString()
  const known = new Map<string, string>()
  return {
    async look(): Promise<ToldNews[]> {
      const rows = await db.run<{ id: string; told_to: string | null; updated_at: string; now: string }>({
        name: `live_${table}`,
        text: `select id, ${to} as told_to, updated_at, clock_timestamp() as now from ${table}
          where updated_at > greatest($1::timestamptz, clock_timestamp() - interval '1 minute') - interval '5 seconds'`,
        values: [since],
      })
      const fresh = rows.filter((row) => known.get(row.id) !== row.updated_at)
      known.clear()
      for (const row of rows) known.set(row.id, row.updated_at)
      since = rows[0]?.now ?? since
      return fresh.map((row) => ({ what, id: row.id, to: row.told_to }))
    },
  }
}
