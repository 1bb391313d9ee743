import { pino } from 'pino'
import { openSite, type OpenSite } from '../app.ts'
import { readConfig } from '../platform/config/config.ts'
import { createLog } from '../platform/log/log.ts'

/** Does something with the workspace, on the running server's database where one runs, and closes it again. */
export async function atWork<T>(work: (open: OpenSite) => Promise<T>): Promise<T> {
  const log = createLog({ level: process.env.LOG_LEVEL ?? 'warn', to: pino.destination(2) })
  const open = await openSite(readConfig(), log, { join: true })
  try {
    return await work(open)
  } finally {
    await open.close()
  }
}
