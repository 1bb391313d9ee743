import { createWriteStream } from 'node:fs'
import packageFile from '../../../package.json' with { type: 'json' }
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { archiveKind, keep } from '../exports/index.ts'
import { reportProgress, startJob, stopIfCancelled } from '../jobs/index.ts'
import type { JobHandler } from '../room.ts'
import type { Site } from '../site.ts'
import { told } from '../words/index.ts'
import { writeArchive } from './write.ts'

/** Begins to write the whole workspace into an archive, for an owner; answers the job's id. */
export async function startArchive(ctx: Ctx): Promise<string> {
  if (ctx.actor.permissions.role !== 'owner') throw refuse.forbidden(say('Only owners may take everything along.'))
  return startJob(ctx, {
    kind: archiveKind,
    title: told(ctx, say('Archive of everything')),
    payload: { format: 'zip' },
  })
}

/** The job that writes it. */
export function archiveJobs(site: Site): JobHandler[] {
  return [{ name: archiveKind, run: (ctx) => write(ctx, site) }]
}

async function write(ctx: Ctx, site: Site): Promise<void> {
  const progress = async (_path: string, done: number, total: number) => {
    await reportProgress(ctx, { done, total })
    await stopIfCancelled(ctx)
  }
  await keep(ctx, site.data, 'zip', { record: null }, async (file) => {
    const to = createWriteStream(file, { mode: 0o600 })
    const { parts } = await writeArchive(site, to, { version: packageFile.version, progress })
    return parts.reduce((sum, { rows }) => sum + rows, 0)
  })
}
