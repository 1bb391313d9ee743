import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../../kernel/refusal.ts'
import { backupKeyFile, folderOf } from '../backup/index.ts'
import { asAdmin, tryLock, type Connection, type Home } from '../db/index.ts'
import type { Site } from '../site.ts'
import { makeBase } from './base.ts'
import { isBaseDue, removeOld } from './kept.ts'
import { lineOn } from './line-on.ts'
import type { Line } from './line.ts'
import { dropSlot, slotsOn } from './slot.ts'
import { takeLog, type Taking } from './take.ts'
import { tryBase } from './try-base.ts'
import { wayFrom } from './way.ts'

/** The log of the database is taken so often: so much can be lost with the disk. */
const takenEveryMs = 10_000
const baseAgainMs = 3_600_000
const partingMs = 10_000

/** What keeps the moments of a running server. */
export interface Keeping {
  /** Takes what there is now; a base that is due is begun behind. */
  take(): Promise<void>
  /** Answers when no base is being made. */
  settled(): Promise<void>
  /** Takes what there is, and ends. */
  close(): Promise<void>
}

const nothing: Keeping = { take: async () => {}, settled: async () => {}, close: async () => {} }

/** Keeps every moment of Farley's own database, beside the backups of each day and where there is a folder for these. */
export async function keepMoments(site: Site): Promise<Keeping> {
  const { cluster } = site.workspace
  if (!cluster.home || site.workspace.key !== 'main') return nothing
  const backups = folderOf(site)
  if (backups) return keepIn(site, cluster.home, backups)
  await asAdmin(cluster, dropSlots).catch((error: unknown) => site.log.warn({ err: error }, 'the log is still kept'))
  return nothing
}

/** Where nobody takes the log any more, the server need not keep it. */
async function dropSlots(admin: Connection): Promise<void> {
  for (const { name } of await slotsOn(admin)) await dropSlot(admin, name)
}

function keepIn(site: Site, home: Home, backups: string): Keeping {
  const keyFile = backupKeyFile(site.data)
  const { cluster } = site.workspace
  let line: Line | undefined
  let making: Promise<void> | undefined
  let triedAt = 0
  let taking = Promise.resolve()

  async function takeOnce(): Promise<void> {
    try {
      await asAdmin(cluster, async (admin) => {
        const taken: Taking = { cluster: home.cluster, backups, keyFile, line: await lineOn(admin, backups, keyFile, site.now(), line) } // prettier-ignore
        line = taken.line
        await takeLog(admin, taken)
        beginBase(taken)
      })
    } catch (error) {
      site.log.warn({ err: error }, 'the log of the database could not be taken')
    }
  }
  const take = () => (taking = taking.then(takeOnce))

  function beginBase(taken: Taking): void {
    const now = site.now()
    if (making || !isBaseDue(taken.line, now) || now.getTime() - triedAt < baseAgainMs) return
    triedAt = now.getTime()
    making = baseOf(taken)
      .then(() => delete taken.line.problem)
      .catch((error: unknown) => {
        taken.line.problem = problemOf(error, site.now())
        site.log.error({ err: error }, 'no base of the database could be made')
      })
      .then(() => void (making = undefined))
  }

  async function baseOf(taken: Taking): Promise<void> {
    const lock = tryLock(site.data, recoveringLock)
    if (!lock) return
    try {
      const base = await makeBase(cluster, taken, site.now())
      taken.line.bases.unshift(base)
      await take()
      Object.assign(
        base,
        { sentence: undefined },
        await tryBase(await wayFrom(backups, taken.line, base), home, keyFile),
      )
      await removeOld(backups, taken.line, site.now())
      if (base.problem !== null) throw new Error(base.problem)
    } finally {
      lock.release()
      await take()
    }
  }

  const timer = setInterval(() => void take(), takenEveryMs).unref()
  void take()
  return {
    take,
    settled: async () => {
      await taking
      await making
    },
    async close() {
      clearInterval(timer)
      await take()
      await Promise.race([making, sleep(partingMs)])
    },
  }
}

/** Of a data directory one thing is recovered at a time. */
export const recoveringLock = 'recovering'

const problemOf = (error: unknown, now: Date) => ({
  at: now.toISOString(),
  message: (error as Error).message,
  ...(error instanceof Refusal && { sentence: error.sentence }),
})
