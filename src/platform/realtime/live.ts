import type { LedgerLine } from '../../kernel/change.ts'
import type { Db } from '../db/runner.ts'
import { makeRounds, presentPosition, readAfter, type Bell, type Position } from '../ledger/index.ts'
import type { Log } from '../log/log.ts'

/** What a stream is told of. */
export interface News {
  lines: readonly LedgerLine[]
  /** Visible jobs that have moved on. */
  jobs: readonly JobNews[]
}
export interface JobNews {
  id: string
  createdBy: string | null
}
type Follower = (news: News) => Promise<void>

/** One reader of the ledger for all the streams of this process. It keeps no position: it begins with the first stream, from then on. */
export interface Live {
  /** Tells of everything that becomes readable from now on; answers how to stop that. */
  follow(follower: Follower): Promise<() => void>
  close(): Promise<void>
}

const batch = 1_000
const lives = new WeakMap<Db, Live>()

/** The open one of a database, if any. */
export function liveOf(db: Db): Live | undefined {
  return lives.get(db)
}

/** Opens the reader for the streams of a database. */
export function openLive(db: Db, bell: Bell, log: Log): Live {
  const followers = new Set<Follower>()
  const jobs = jobNews(db)
  let position: Position | undefined

  async function look(): Promise<boolean> {
    if (followers.size === 0 || !position) return false
    const read = await readAfter(db, position, batch)
    const news = { lines: read.lines, jobs: await jobs.look() }
    position = read.position
    if (news.lines.length + news.jobs.length > 0) await Promise.all([...followers].map((follower) => follower(news)))
    return news.lines.length === batch
  }

  const rounds = makeRounds({ name: 'realtime', bell, log, look })
  const live: Live = {
    async follow(follower) {
      // The first one may not begin where the last stream of a while ago left off.
      if (followers.size === 0) {
        const now = await presentPosition(db)
        if (followers.size === 0) position = now
      }
      followers.add(follower)
      return () => void followers.delete(follower)
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

/** Jobs are no records and leave no lines. A moment that is looked at twice costs a needless glance, one that is missed until the next, so it is looked at twice. */
function jobNews(db: Db) {
  let since = new Date(0).toISOString()
  const told = new Map<string, string>()
  return {
    async look(): Promise<JobNews[]> {
      const rows = await db.run<{ id: string; created_by: string | null; updated_at: string; now: string }>({
        name: 'live_jobs',
        text: `select id, created_by, updated_at, clock_timestamp() as now from job_run
          where updated_at > greatest($1::timestamptz, clock_timestamp() - interval '1 minute') - interval '5 seconds'`,
        values: [since],
      })
      const fresh = rows.filter((row) => told.get(row.id) !== row.updated_at)
      told.clear()
      for (const row of rows) told.set(row.id, row.updated_at)
      since = rows[0]?.now ?? since
      return fresh.map((row) => ({ id: row.id, createdBy: row.created_by }))
    },
  }
}
