import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { backup, restore } from '../platform/backup/index.ts'
import { readConfig } from '../platform/config/config.ts'
import { eraseAgain } from '../platform/erasure/index.ts'
import { atWork } from './at-work.ts'
import { wholeFile } from './whole-file.ts'

const filesFolder = () => join(readConfig().data, 'files')
const progress = (what: string) => process.stderr.write(`  ${what}\n`)

export const backupCommand = new Command('backup')
  .description(
    'Writes the whole workspace (records, history, files, settings) into one archive, while others go on working.',
  )
  .argument('<file>', 'where to, such as farley-2026-11-22.tar.gz')
  .action(async (file: string) => {
    const { tables, files } = await atWork(({ site }) =>
      wholeFile(file, (to) =>
        backup(site.workspace, to, { files: filesFolder(), version: packageFile.version, progress }),
      ),
    )
    console.log(
      `${file}: ${tables.reduce((sum, table) => sum + table.rows, 0)} rows in ${tables.length} tables, ${files} files`,
    )
  })

export const restoreCommand = new Command('restore')
  .description('Fills an empty workspace from an archive, all of it or nothing. Stop the server first.')
  .argument('<file>', 'an archive that backup wrote')
  .option('--replace', 'put it in the place of what the workspace holds now')
  .action(async (file: string, { replace = false }: { replace?: boolean }) => {
    const [manifest, erased] = await atWork(async ({ site }) => {
      const restored = await restore(site.workspace, createReadStream(file), {
        files: filesFolder(),
        replace,
        progress,
      })
      site.forget()
      await site.describe()
      return [restored, await eraseAgain(site)] as const
    })
    console.log(`Restored what was backed up at ${manifest.madeAt}.`)
    if (erased > 0) console.log(`Erased again: ${erased} that were erased since.`)
  })
