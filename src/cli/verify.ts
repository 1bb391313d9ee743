import { stat } from 'node:fs/promises'
import { Command } from 'commander'
import { isArchive, verifyArchive } from '../platform/archive/index.ts'
import { openBackup, tryRestore } from '../platform/backup/index.ts'
import { readConfig } from '../platform/config/config.ts'
import { verifyMoments } from '../platform/moments/index.ts'
import { atWork } from './at-work.ts'
import { keyFileOf, keyOption } from './backup.ts'

export const verifyCommand = new Command('verify')
  .description(
    'Says whether a backup or an archive is whole. A backup is restored on trial, in a database of its own that is dropped afterwards; nothing else is touched. Of a folder of backups every moment is followed.',
  )
  .argument('<file>', 'what backup or archive wrote, or the folder of FARLEY_BACKUPS')
  .option(...keyOption)
  .action(async (file: string, given: { key?: string }) => {
    if (await isFolder(file)) return verifyFolder(file, keyFileOf(given))
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

async function verifyFolder(folder: string, keyFile: string): Promise<void> {
  const { from, until, pieces, lines } = await verifyMoments(readConfig().data, folder, keyFile)
  console.log(
    `Every moment from ${from} until ${until}: ${pieces} pieces of the log followed on trial without a gap, ${lines} lines of the ledger in its chain`,
  )
}

const isFolder = (file: string) =>
  stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  )
