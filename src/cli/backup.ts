import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { backup, restore } from '../platform/backup/index.ts'
import { readConfig } from '../platform/config/config.ts'
import { atWork } from './at-work.ts'

const filesFolder = () => join(readConfig().data, 'files')
const progress = (what: string) => process.stderr.write(`  ${what}\n`)

export const backupCommand = new Command('backup')
  .description(
    'Writes the whole workspace (records, history, files, settings) into one archive, while others go on working.',
  )
  .argument('<file>', 'where to, such as farley-2026-11-22.tar.gz')
  .action(async (file: string) => {
    const part = `${file}.part`
    try {
      const { tables, files } = await atWork(({ site }) =>
        backup(site.workspace, createWriteStream(part, { mode: 0o600, flags: 'wx' }), {
          files: filesFolder(),
          version: packageFile.version,
          progress,
        }),
      )
      await rename(part, file)
      console.log(
        `${file}: ${tables.reduce((sum, table) => sum + table.rows, 0)} rows in ${tables.length} tables, ${files} files`,
      )
    } finally {
      await rm(part, { force: true })
    }
  })

export const restoreCommand = new Command('restore')
  .description('Fills an empty workspace from an archive, all of it or nothing. Stop the server first.')
  .argument('<file>', 'an archive that backup wrote')
  .option('--replace', 'put it in the place of what the workspace holds now')
  .action(async (file: string, { replace = false }: { replace?: boolean }) => {
    const manifest = await atWork(({ site }) =>
      restore(site.workspace, createReadStream(file), { files: filesFolder(), replace, progress }),
    )
    console.log(`Restored what was backed up at ${manifest.madeAt}.`)
  })
