import { Command } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { firstOwner } from '../platform/access/account.ts'
import { createLink } from '../platform/access/links.ts'
import { restoreArchive, stateNow, writeArchive } from '../platform/archive/index.ts'
import { readConfig } from '../platform/config/config.ts'
import type { Db } from '../platform/db/index.ts'
import { eraseAgain } from '../platform/erasure/index.ts'
import { wholeFile } from '../platform/files/index.ts'
import { addressOf } from '../platform/http/address.ts'
import { atWork } from './at-work.ts'

const progress = (path: string) => void process.stderr.write(`  ${path}\n`)

const restore = new Command('restore')
  .description(
    'Fills an empty workspace from an archive, to the same state, all of it or nothing. Stop the server first.',
  )
  .argument('<file>', 'an archive that this command wrote')
  .action((file: string) =>
    atWork(async ({ site }) => {
      const { madeAt, state, missing } = await restoreArchive(site, file, progress)
      console.log(`Restored what was archived at ${madeAt}: ${state}`)
      if (missing.length > 0) console.log(`${missing.length} files were gone already when it was written.`)
      const erased = await eraseAgain(site)
      if (erased > 0) console.log(`Erased again: ${erased} that were erased since.`)
      await sayTheWayIn(site.workspace.db)
    }),
  )

const hash = new Command('hash')
  .description('Prints the digest of all that an archive would hold now: equal digests, equal workspaces.')
  .action(async () => console.log(await atWork(({ site }) => stateNow(site))))

export const archiveCommand = new Command('archive')
  .description(
    'Writes everything (records, history, files, settings, users without what signs them in) into one zip that can be read without Farley: docs/archive-format.md.',
  )
  .argument('<file>', 'where to, such as farley-2026-11-27.zip')
  .action(async (file: string) => {
    const { parts, files, missing, state } = await atWork(({ site }) =>
      wholeFile(file, (to) => writeArchive(site, to, { version: packageFile.version, progress })),
    )
    const lines = parts.reduce((sum, part) => sum + part.rows, 0)
    console.log(`${file}: ${lines} lines in ${parts.length} parts, ${files.length} files\n${state}`)
    for (const sha256 of missing) console.error(`The bytes of a file are gone or were changed: ${sha256}`)
  })
  .addCommand(restore)
  .addCommand(hash)

/** No archive holds a password, so whoever owns it gets a link. */
async function sayTheWayIn(db: Db): Promise<void> {
  const owner = await firstOwner(db)
  if (!owner) return
  const config = readConfig()
  const { url } = await createLink(db, addressOf(config, config.port).url, 'reset', owner.id)
  console.log(`No password leaves with an archive. ${owner.name} chooses a new one, within a day, at ${url}`)
}
