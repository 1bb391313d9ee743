import { Command } from 'commander'
import { isArchive, verifyArchive } from '../platform/archive/index.ts'
import { openBackup, tryRestore } from '../platform/backup/index.ts'
import { atWork } from './at-work.ts'
import { keyFileOf, keyOption } from './backup.ts'

export const verifyCommand = new Command('verify')
  .description(
    'Says whether a backup or an archive is whole. A backup is restored on trial, in a database of its own that is dropped afterwards; nothing else is touched.',
  )
  .argument('<file>', 'what backup or archive wrote')
  .option(...keyOption)
  .action(async (file: string, given: { key?: string }) => {
    if (await isArchive(file)) {
      const { madeAt, parts, files, state } = await verifyArchive(file)
      return console.log(`Whole, of ${madeAt}: ${parts.length} parts, ${files.length} files\n${state}`)
    }
    const { manifest, rows, lines, lostFiles } = await atWork(async ({ cluster }) =>
      tryRestore(cluster, await openBackup(file, keyFileOf(given))),
    )
    console.log(
      `Whole, of ${manifest.madeAt}: ${rows} rows restored on trial, ${lines} lines of the ledger in its chain`,
    )
    for (const id of lostFiles)
      console.error(`The bytes of a file were gone or changed already when it was made: ${id}`)
  })
