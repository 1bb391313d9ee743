import path from 'node:path'
import { Command } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { backup, backupKeyFile, openBackup, restore, sealedInto } from '../platform/backup/index.ts'
import { refuse } from '../kernel/refusal.ts'
import { sayAsIs } from '../kernel/sentence.ts'
import { readConfig } from '../platform/config/config.ts'
import { eraseAgain } from '../platform/erasure/index.ts'
import { wholeFile } from '../platform/files/index.ts'
import { atWork } from './at-work.ts'
import { bringOneBack, type BringBackGiven } from './bring-back.ts'
import { restoreAt } from './restore-at.ts'

const filesFolder = () => path.join(readConfig().data, 'files')
const progress = (what: string) => void process.stderr.write(`  ${what}\n`)

/** The key that is named, or that of the data directory. */
export const keyFileOf = ({ key }: { key?: string }): string => key ?? backupKeyFile(readConfig().data)
export const keyOption = [
  '--key <file>',
  'the key of sealed backups; that of the data directory when left out',
] as const

export const backupCommand = new Command('backup')
  .description(
    'Writes the whole workspace (records, history, files, settings) into one archive, while others go on working.',
  )
  .argument('<file>', 'where to, such as farley-2026-11-22.tar.gz')
  .option('--seal', 'encrypts it: without the key nobody reads it. Keep the key elsewhere')
  .option(...keyOption)
  .action(async (file: string, { seal = false, ...given }: { seal?: boolean; key?: string }) => {
    const options = { files: filesFolder(), version: packageFile.version, progress }
    const { tables, files } = await atWork(({ site }) =>
      wholeFile(file, (to) =>
        seal
          ? sealedInto(to, keyFileOf(given), (sealed) => backup(site.workspace, sealed, options))
          : backup(site.workspace, to, options),
      ),
    )
    console.log(
      `${file}: ${tables.reduce((sum, table) => sum + table.rows, 0)} rows in ${tables.length} tables, ${files} files`,
    )
    if (seal) console.log(`It opens with ${keyFileOf(given)} only.`)
  })

interface RestoreGiven extends BringBackGiven {
  replace?: boolean
  key?: string
  record?: string
  at?: string
}

export const restoreCommand = new Command('restore')
  .description(
    'Fills an empty workspace from a backup, all of it or nothing; stop the server first. With --record it brings one record back, beside a running server; with --at everything goes back to a moment.',
  )
  .argument('[file]', 'a backup; with --record an archive as well; none with --at')
  .option(
    '--at <moment>',
    'such as 2026-11-27T10:00:00Z: Farley’s own database as it was then, from FARLEY_BACKUPS; the one there is stays beside',
  )
  .option('--replace', 'put it in the place of what the workspace holds now')
  .option(...keyOption)
  .option(
    '--record <kind/id>',
    'one record alone, such as person/019a…: one that is gone, or fields of one that is there',
  )
  .option('--fields <names>', 'of a record that is there these fields, with commas between')
  .option('--activities', 'what was said and done with it as well')
  .option('--preview', 'says what --record would do')
  .action(async (file: string | undefined, { replace = false, record, at, ...given }: RestoreGiven) => {
    if (at !== undefined) return restoreAt(at, keyFileOf(given))
    if (file === undefined) throw refuse.invalid([{ field: 'file', ...sayAsIs('Name a backup, or say --at.') }])
    if (record) return bringOneBack(file, record, keyFileOf(given), given)
    const [manifest, erased] = await atWork(async ({ site }) => {
      const bytes = await openBackup(file, keyFileOf(given))
      const restored = await restore(site.workspace, bytes, { files: filesFolder(), replace, progress })
      site.forget()
      await site.describe()
      return [restored, await eraseAgain(site)] as const
    })
    console.log(`Restored what was backed up at ${manifest.madeAt}.`)
    if (erased > 0) console.log(`Erased again: ${erased} that were erased since.`)
  })
