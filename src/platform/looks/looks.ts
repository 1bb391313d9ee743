import type { Db } from '../db/index.ts'
import type { Log } from '../log/log.ts'
import type { Look, Looker, Seen } from './look.ts'
import { addLooks } from './write.ts'

/** The log of looks of one process: gathered in memory, written behind. */
export interface Looks {
  /** Notes a look; it costs whoever looks no wait. */
  note(by: Looker, seen: Seen): void
  /** Writes what was noted so far, rows of lists that are still being counted too. */
  flush(): Promise<void>
  /** The same, for the last time. */
  close(): Promise<void>
}

/** How long something may wait to be written: what a killed process loses. */
const behindMs = 1_000
/** One person at one record is one entry for so long. */
const sameMs = 10 * 60_000
/** Rows of lists and searches are added up for so long, after the first that was shown. */
const addingMs = 60_000
const mostKnown = 50_000
const mostWaiting = 100_000
const mostAtOnce = 5_000

interface Adding extends Look {
  due: number
}

/** Opens it. A batch that cannot be written is tried again, and what does not fit into memory is said in the server's log. */
export function openLooks(db: Db, log: Log, now: () => number = Date.now): Looks {
  /** When somebody's look at something was last written, or is to be. */
  const known = new Map<string, number>()
  const adding = new Map<string, Adding>()
  let waiting: Look[] = []
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  function remember(key: string, at: number): void {
    known.delete(key)
    known.set(key, at)
    // Those that were remembered longest ago go first.
    if (known.size > mostKnown) known.delete(known.keys().next().value!)
  }

  function note(by: Looker, seen: Seen): void {
    const at = now()
    const look = { ...seen, by, at, times: 1 }
    if (seen.kind === 'listed' || seen.kind === 'searched') addUp(look)
    else if (seen.kind === 'exported' || seen.kind === 'taken' || isNew(look)) waiting.push(look)
    else return
    timer ??= setTimeout(() => void write(false), behindMs).unref()
  }

  /** Whoever opened a record has it before them: that it is read ahead once more says nothing. */
  function isNew({ by, kind, id, at }: Look): boolean {
    const key = keyOf(by, 'opened', id)
    const mine = kind === 'ahead' ? keyOf(by, kind, id) : key
    if (at - (known.get(key) ?? 0) < sameMs || at - (known.get(mine) ?? 0) < sameMs) return false
    remember(mine, at)
    return true
  }

  function addUp(look: Look): void {
    const key = keyOf(look.by, look.kind, look.record)
    const so = adding.get(key)
    if (so) {
      so.rows = (so.rows ?? 0) + (look.rows ?? 0)
      so.times++
    } else adding.set(key, { ...look, due: Math.max(look.at, (known.get(key) ?? 0) + addingMs) })
  }

  function takeAdded(all: boolean): void {
    const at = now()
    for (const [key, { due, ...look }] of adding) {
      if (!all && due > at) continue
      adding.delete(key)
      remember(key, at)
      waiting.push(look)
    }
  }

  /** One batch after the other; what could not be written waits for the next. */
  function write(all: boolean): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(async () => {
      takeAdded(all)
      while (waiting.length > 0 && (await writeSome()));
      if (waiting.length > 0 || adding.size > 0) timer ??= setTimeout(() => void write(false), behindMs).unref()
    })
    return writing
  }

  async function writeSome(): Promise<boolean> {
    const batch = waiting.slice(0, mostAtOnce)
    waiting = waiting.slice(batch.length)
    try {
      await db.run(addLooks(batch))
      return true
    } catch (error) {
      const { message } = error as Error
      waiting = [...batch, ...waiting]
      const lost = waiting.splice(0, Math.max(0, waiting.length - mostWaiting)).length
      log.error({ message, waiting: waiting.length, lost }, 'who saw what could not be written')
      return false
    }
  }

  return {
    note,
    flush: () => write(true),
    async close() {
      await write(true)
      clearTimeout(timer)
    },
  }
}

const keyOf = ({ id, as, session }: Looker, kind: string, what: string | null | undefined) =>
  `${kind} ${what} ${id} ${as} ${session}`
