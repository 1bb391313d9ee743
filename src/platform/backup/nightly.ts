import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import packageFile from '../../../package.json' with { type: 'json' }
import { wholeFile } from '../files/index.ts'
import type { JobHandler } from '../room.ts'
import type { Site } from '../site.ts'
import { backup } from './backup.ts'
import { backupKeyFile } from './backup-key.ts'
import { openBackup, sealedInto } from './file.ts'
import { keptOf, type Outcome } from './kept-backups.ts'
import { tryRestore } from './trial.ts'

export type { Outcome } from './kept-backups.ts'

const dueAfterMs = 23.5 * 3_600_000

/** Makes a backup each day, where there is a folder for them: asked every hour, so that a night without power is made up for. */
export function backupJobs(site: Site): JobHandler[] {
  const { backups: folder, workspace } = site
  // What is shown for a look around is not kept.
  if (!folder || workspace.key !== 'main') return []
  const run: JobHandler['run'] = async (ctx) => {
    const newest = (await lastOutcomes(folder)).find(({ problem }) => problem === null)
    if (newest && ctx.now().getTime() - Date.parse(newest.at) < dueAfterMs) return
    const { problem } = await backUp(site, folder)
    if (problem !== null) ctx.log.error({ problem }, 'the backup of today is no good')
  }
  return [{ name: 'back-up', cron: '7 * * * *', run }]
}

/** Makes one sealed backup in a folder, restores it on trial, says in the list of the folder what became of it, and removes those that are not kept any longer. */
export async function backUp(site: Site, folder: string): Promise<Outcome> {
  const at = site.now()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await removeHalf(folder)
  const before = await lastOutcomes(folder)
  const made = await written(site, folder, at)
  // Should Farley be stopped now, it stands there as one that nobody has tried.
  await keepList(folder, [made, ...before])
  const outcome = made.problem === untried ? await tried(site, folder, made) : made
  const kept = keptOf([outcome, ...before], at)
  await keepList(folder, kept)
  const gone = before.filter((each) => !kept.includes(each) && each.file !== null)
  for (const { file } of gone) await rm(path.join(folder, file!), { force: true })
  return outcome
}

const untried = 'It was not restored on trial.'

async function written(site: Site, folder: string, at: Date): Promise<Outcome> {
  const name = `farley-${at.toISOString().replace(/[-:.]/g, '')}.backup`
  const file = path.join(folder, name)
  const options = { files: path.join(site.data, 'files'), version: packageFile.version }
  const said = { at: at.toISOString(), file: null, bytes: 0, rows: 0 }
  try {
    await wholeFile(file, (to) =>
      sealedInto(to, backupKeyFile(site.data), (sealed) => backup(site.workspace, sealed, options)),
    )
    return { ...said, file: name, bytes: (await stat(file)).size, problem: untried }
  } catch (error) {
    return { ...said, problem: (error as Error).message }
  }
}

async function tried(site: Site, folder: string, made: Outcome): Promise<Outcome> {
  try {
    const bytes = await openBackup(path.join(folder, made.file!), backupKeyFile(site.data))
    const { rows } = await tryRestore(site.workspace.cluster, bytes)
    return { ...made, rows, problem: null }
  } catch (error) {
    return { ...made, problem: (error as Error).message }
  }
}

/** What was being written when Farley was stopped. */
async function removeHalf(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (/^farley-\d{8}T\d{9}Z\.backup\.part$/.test(name)) await rm(path.join(folder, name), { force: true })
}

/** What became of the backups in a folder, newest first. */
export async function lastOutcomes(folder: string): Promise<Outcome[]> {
  const text = await readFile(listIn(folder), 'utf8').catch(() => '[]')
  return JSON.parse(text) as Outcome[]
}

async function keepList(folder: string, outcomes: readonly Outcome[]): Promise<void> {
  await writeFile(`${listIn(folder)}.new`, JSON.stringify(outcomes, null, 2), { mode: 0o600 })
  await rename(`${listIn(folder)}.new`, listIn(folder))
}

const listIn = (folder: string) => path.join(folder, 'backups.json')
