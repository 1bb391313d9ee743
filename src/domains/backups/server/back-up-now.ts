import { refuse } from '../../../kernel/refusal.ts'
import { say, sayAsIs } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { backUp, folderOf } from '../../../platform/backup/index.ts'
import { reportProgress, setResult, startJob } from '../../../platform/jobs/index.ts'
import type { JobOnSite } from '../../../platform/room.ts'
import type { Site } from '../../../platform/site.ts'
import { told } from '../../../platform/words/index.ts'
import { backUpNow } from '../model/index.ts'

/** Begins to make a backup out of turn, and to restore it on trial; answers the job's id. */
export async function startBackup(ctx: Ctx, site: Site): Promise<string> {
  folderIn(site)
  return startJob(ctx, { kind: backUpNow, title: told(ctx, say('Backup of everything')), payload: {} })
}

/** The job that makes it. It fails where the backup is no good, with the reason. */
export const backUpJob: JobOnSite = (site) => ({
  name: backUpNow,
  async run(ctx) {
    const progress = (_what: string, done: number, total: number) => reportProgress(ctx, { done, total })
    const { problem, sentence, rows } = await backUp(site, folderIn(site), progress)
    if (problem !== null) throw refuse.notNow(sentence ?? sayAsIs(problem))
    await setResult(ctx, { undo: false, rows })
  },
})

function folderIn(site: Site): string {
  const folder = folderOf(site)
  if (!folder) throw refuse.notNow(say('No backups are kept here: FARLEY_BACKUPS names a folder for them.'))
  return folder
}
