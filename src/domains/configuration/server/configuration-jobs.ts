import type { Ctx } from '../../../platform/context.ts'
import { reportProgress, setResult, stopIfCancelled } from '../../../platform/jobs/index.ts'
import type { JobOnSite } from '../../../platform/room.ts'
import type { RunReport } from '../model/index.ts'
import { applyRun } from './runs.ts'
import { takeWholeBack } from './templates.ts'

interface Given {
  run: string
  text: string
  remove: boolean
}

export const applyJob = 'apply-configuration'
export const takeBackJob = 'take-configuration-back'

/** Brings a file in, and takes one back, behind. */
export const configurationJobs: JobOnSite[] = [
  (site) => ({
    name: applyJob,
    async run(ctx: Ctx, { run, text, remove }: Given) {
      await tell(ctx, await applyRun(site, ctx, run, text, { remove, progress: progressOf(ctx) }))
    },
  }),
  (site) => ({
    name: takeBackJob,
    async run(ctx: Ctx, { run }: { run: string }) {
      await tell(ctx, await takeWholeBack(site, ctx, run, progressOf(ctx)))
    },
  }),
]

export const progressOf = (ctx: Ctx) => async (done: number, total: number) => {
  await reportProgress(ctx, { done, total })
  await stopIfCancelled(ctx)
}

/** What is set up is taken back where it is listed, a piece after the other, and not as the changes of records are. */
export const tell = (ctx: Ctx, report: RunReport) => setResult(ctx, { ...report, undo: false })
