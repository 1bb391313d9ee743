import { existsSync } from 'node:fs'
import path from 'node:path'
import { refuse } from '../../kernel/refusal.ts'
import { sayAsIs } from '../../kernel/sentence.ts'
import { backupKeyFile } from '../backup/index.ts'
import type { Config } from '../config/config.ts'
import {
  asAdmin,
  embeddedCluster,
  findHome,
  lockDirectory,
  putInPlace,
  startServer,
  sweepRecovered,
  tryLock,
  type Cluster,
  type Home,
} from '../db/index.ts'
import type { Log } from '../log/log.ts'
import { recoveringLock } from './keep.ts'
import type { Laid } from './lay.ts'
import { lineThere } from './line-on.ts'
import { recovered } from './recover.ts'
import { takeLog } from './take.ts'
import { wayTo } from './way.ts'

export interface GoingBack {
  keyFile: string
  log: Log
  laid: Laid
  /** Told of the database as it was then, before it takes the place of the one there is. */
  settle: (cluster: Cluster) => Promise<void>
}

/** What has to be there so that one can go back to a moment. Refuses what is missing in words. */
export function momentsFolder({ backups, databaseUrl }: Config): string {
  if (databaseUrl) throw refuse.notNow(sayAsIs('Farley keeps moments of its own database only. Those of the PostgreSQL of DATABASE_URL are kept by that server.')) // prettier-ignore
  if (!backups) throw refuse.notNow(sayAsIs('FARLEY_BACKUPS must name the folder in which moments are kept.'))
  return backups
}

/**
 * Puts the database as it was at a moment in the place of the one there is, which is kept beside; answers where. Refuses
 * while the server runs. Interrupted, the database is the one before or the one after, and never a half.
 */
export async function goBack(
  config: Config,
  at: Date,
  { keyFile, log, laid, settle }: GoingBack,
): Promise<string | null> {
  const backups = momentsFolder(config)
  const lock = await lockDirectory(config.data)
  const alone = tryLock(config.data, recoveringLock)
  try {
    const home = findHome(config.data)
    await sweepRecovered(home)
    await takeTheRest(config.data, home, backups, log)
    const way = await wayTo(backups, at)
    let earlier: string | null = null
    await recovered(
      way,
      { home, keyFile, at, laid },
      settle,
      (place) => (earlier = putInPlace(home, place, new Date())),
    )
    return earlier
  } finally {
    alone?.release()
    lock.release()
  }
}

/** What a killed Farley had not taken yet still lies in its database, where that can be started. */
async function takeTheRest(data: string, home: Home, backups: string, log: Log): Promise<void> {
  const keyFile = backupKeyFile(data)
  if (!existsSync(path.join(home.cluster, 'PG_VERSION')) || !existsSync(keyFile)) return
  try {
    const cluster = await embeddedCluster(await startServer(data, log), () => {})
    try {
      await asAdmin(cluster, async (admin) => {
        const line = await lineThere(admin, backups, keyFile)
        if (line) await takeLog(admin, { cluster: home.cluster, backups, keyFile, line })
      })
    } finally {
      await cluster.stop()
    }
  } catch (error) {
    log.warn({ err: error }, 'what was written last could not be taken from the database')
  }
}
