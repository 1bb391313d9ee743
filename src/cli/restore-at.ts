import { pino } from 'pino'
import { openSiteOn } from '../app.ts'
import { refuse } from '../kernel/refusal.ts'
import { sayAsIs } from '../kernel/sentence.ts'
import { readConfig } from '../platform/config/config.ts'
import type { Cluster } from '../platform/db/index.ts'
import { eraseAgain } from '../platform/erasure/index.ts'
import { createLog } from '../platform/log/log.ts'
import { filesWithoutBytes, goBack, settle } from '../platform/moments/index.ts'

/** Puts Farley's own database as it was at a moment in the place of the one there is. */
export async function restoreAt(moment: string, keyFile: string): Promise<void> {
  const at = momentIn(moment)
  const config = readConfig()
  const log = createLog({ level: process.env.LOG_LEVEL ?? 'warn', to: pino.destination(2) })
  const laid = (what: string, done: number, total: number) => void process.stderr.write(`  ${done}/${total} ${what}\n`)
  let found = { erased: 0, lost: [] as string[] }
  const settled = async (cluster: Cluster) => {
    const { site, leave } = await openSiteOn(cluster, config, log)
    try {
      await settle(site)
      found = { erased: await eraseAgain(site), lost: await filesWithoutBytes(site) }
    } finally {
      await leave()
    }
  }
  const earlier = await goBack(config, at, { keyFile, log, laid, settle: settled })
  console.log(`The database is as it was at ${at.toISOString()}. Everybody signs in anew.`)
  if (earlier) console.log(`The one before lies in ${earlier}: remove it when all is well.`)
  if (found.erased > 0) console.log(`Erased again: ${found.erased} that were erased since.`)
  for (const id of found.lost) console.error(`The bytes of a file were removed since; a backup may have them: ${id}`)
}

const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/

function momentIn(text: string): Date {
  const at = new Date(text)
  if (!shape.test(text) || Number.isNaN(at.getTime()))
    throw refuse.invalid([{ field: 'at', ...sayAsIs(`“${text}” is no moment such as 2026-11-27T10:00:00Z or 2026-11-27T11:00:00+01:00.`) }]) // prettier-ignore
  return at
}
