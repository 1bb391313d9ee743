import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import packageFile from '../../../package.json' with { type: 'json' }
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { tryLock } from '../db/index.ts'
import { wholeFile } from '../files/index.ts'
import type { JobHandler } from '../room.ts'
import type { Site } from '../site.ts'
import { backup, type Progress } from './backup.ts'
import { backupKeyFile } from './backup-key.ts'
import { askedAt, isDue } from './due.ts'
import { openBackup, sealedInto } from './file.ts'
import { keptOf, type Outcome } from './kept-backups.ts'
import { keepList, lastOutcomes } from './outcomes.ts'
import { tryRestore } from './trial.ts'

/** The folder in which backups of this workspace are kept; undefined where none are. What is shown for a look around is not kept. */
export const folderOf = ({ backups, workspace }: Site): string | undefined =>
  workspace.key === 'main' ? backups : undefined

/** Makes a backup each day, where there is a folder for them: asked every hour, so that a night without power is made up for. */
export function backupJobs(site: Site): JobHandler[] {
  const folder = folderOf(site)
  if (!folder) return []
  const run: JobHandler['run'] = async (ctx) => {
    if (!isDue(await lastOutcomes(folder), ctx.now()) || isUnderWay(site)) return
    const { problem } = await backUp(site, folder)
    if (problem !== null) ctx.log.error({ problem }, 'the backup of today is no good')
  }
  return [{ name: 'back-up', cron: `${askedAt} * * * *`, run }]
}

/** Whether a backup is being made, by whichever process of this Farley. */
export function isUnderWay({ data }: Site): boolean {
  const lock = tryLock(data, lockName)
  lock?.release()
  return lock === undefined
}

const lockName = 'backup'

/**
 * Makes one sealed backup in a folder, restores it on trial, says in the list of the folder what became of it, and removes
 * those that are not kept any longer. Refuses while another is being made.
 */
export async function backUp(site: Site, folder: string, progress: Progress = () => {}): Promise<Outcome> {
  const lock = tryLock(site.data, lockName)
  if (!lock) throw refuse.notNow(say('A backup is being made already.'))
  try {
    return await backUpAlone(site, folder, progress)
  } finally {
    lock.release()
  }
}

async function backUpAlone(site: Site, folder: string, progress: Progress): Promise<Outcome> {
  const at = site.now()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await removeHalf(folder)
  const before = await lastOutcomes(folder)
  // Reading is one half of the work, the trial the other.
  const made = await written(site, folder, at, (what, done, total) => progress(what, done, 2 * total))
  // Should Farley be stopped now, it stands there as one that nobody has tried.
  await keepList(folder, [made, ...before])
  const outcome = made.problem === untried.message ? await tried(site, folder, made, (what, done, total) => progress(what, total + done, 2 * total)) : made // prettier-ignore
  const kept = keptOf([outcome, ...before], at)
  await keepList(folder, kept)
  const gone = before.filter((each) => !kept.includes(each) && each.file !== null)
  for (const { file } of gone) await rm(path.join(folder, file!), { force: true })
  return outcome
}

const untried = say('It was not restored on trial.')

async function written(site: Site, folder: string, at: Date, progress: Progress): Promise<Outcome> {
  const name = `farley-${at.toISOString().replace(/[-:.]/g, '')}.backup`
  const file = path.join(folder, name)
  const options = { files: path.join(site.data, 'files'), version: packageFile.version, progress }
  const said = { at: at.toISOString(), file: null, bytes: 0, rows: 0 }
  const begun = performance.now()
  try {
    await wholeFile(file, (to) =>
      sealedInto(to, backupKeyFile(site.data), (sealed) => backup(site.workspace, sealed, options)),
    )
    const madeMs = Math.round(performance.now() - begun)
    return { ...said, file: name, bytes: (await stat(file)).size, madeMs, problem: untried.message, sentence: untried }
  } catch (error) {
    return { ...said, ...problemOf(error) }
  }
}

async function tried(site: Site, folder: string, made: Outcome, progress: Progress): Promise<Outcome> {
  const begun = performance.now()
  const { sentence: _, ...known } = made
  const took = () => ({ triedAt: site.now().toISOString(), triedMs: Math.round(performance.now() - begun) })
  try {
    const bytes = await openBackup(path.join(folder, made.file!), backupKeyFile(site.data))
    const { rows, lostFiles } = await tryRestore(site.workspace.cluster, bytes, progress)
    return { ...known, rows, lostFiles: lostFiles.length, problem: null, ...took() }
  } catch (error) {
    return { ...known, ...problemOf(error), ...took() }
  }
}

const problemOf = (error: unknown): Pick<Outcome, 'problem' | 'sentence'> => ({
  problem: (error as Error).message,
  ...(error instanceof Refusal && { sentence: error.sentence }),
})

/** What was being written when Farley was stopped. */
async function removeHalf(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (/^farley-\d{8}T\d{9}Z\.backup\.part$/.test(name)) await rm(path.join(folder, name), { force: true })
}
