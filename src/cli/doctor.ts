import { Command } from 'commander'
import { firstOwner } from '../platform/access/account.ts'
import { lastOutcomes } from '../platform/backup/index.ts'
import { readConfig, type Config } from '../platform/config/config.ts'
import { openSite } from '../app.ts'
import { silent } from '../platform/log/log.ts'
import { momentsOf } from '../platform/moments/index.ts'

export const doctorCommand = new Command('doctor')
  .description('Says whether Farley has what it needs, and what it lacks.')
  .action(async () => {
    const config = readConfig()
    say(true, `Node ${process.versions.node}`)
    say(true, config.databaseUrl ? 'the PostgreSQL of DATABASE_URL' : `the data directory ${config.data}`)
    const { site, workspace, close } = await openSite(config, silent, { join: true })
    try {
      const { cluster, db } = workspace
      say(true, `PostgreSQL ${versionOf(cluster.version)} answers`)
      for (const { name, has, why } of await cluster.rights()) say(has, `${name}: ${why}`)
      const { name } = await site.settings()
      const owner = await firstOwner(db)
      say(true, `workspace “${name}”, migrated`)
      say(
        owner !== undefined,
        owner ? 'it has an owner' : 'it has no owner yet: the server prints a link when it starts',
      )
      await sayBackups(config.backups)
      await sayMoments(config)
      say(
        !isOpenToAll(config),
        isOpenToAll(config)
          ? 'listening beyond this machine without FARLEY_URL: browsers will be refused'
          : 'the address is known',
      )
    } finally {
      await close()
    }
  })

async function sayBackups(folder: string | undefined): Promise<void> {
  if (!folder) return say(false, 'no backups are made: FARLEY_BACKUPS names a folder for them, on another disk')
  const [last] = await lastOutcomes(folder)
  const good = (await lastOutcomes(folder)).find(({ problem }) => problem === null)
  const isYoung = good !== undefined && Date.now() - Date.parse(good.at) < 36 * 3_600_000
  say(isYoung, good ? `the last good backup is of ${good.at}, restored on trial` : `no good backup lies in ${folder}`)
  if (last?.problem) say(false, `the backup of ${last.at} is no good: ${last.problem}`)
}

/** Beside a running server the last moment is some seconds old; without one, as old as its end. */
async function sayMoments({ databaseUrl, backups }: Config): Promise<void> {
  if (databaseUrl) return say(true, 'going back to any moment is the work of the PostgreSQL of DATABASE_URL')
  if (!backups) return
  const moments = await momentsOf(backups, new Date())
  const [span] = moments?.spans ?? []
  say(span !== undefined, span ? `any moment from ${span.from} until ${span.until} can be gone back to` : `no moments lie in ${backups} yet`) // prettier-ignore
  if (moments?.trouble?.problem)
    say(false, `no base could be made at ${moments.trouble.at}: ${moments.trouble.problem}`)
}

function say(good: boolean, what: string): void {
  console.log(`${good ? 'ok    ' : 'lacks '} ${what}`)
}

const versionOf = (number: number) => `${Math.floor(number / 10_000)}.${number % 10_000}`
const isOpenToAll = ({ host, url }: { host: string; url?: string }) =>
  !url && !['127.0.0.1', '::1', 'localhost'].includes(host)
