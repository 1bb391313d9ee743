import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { JobOnSite } from '../../../platform/room.ts'
import type { TemplateKey } from '../model/index.ts'
import { progressOf, tell } from './configuration-jobs.ts'
import { installedTemplates, installTemplate, removeSample, takeWholeBack, type Installed } from './templates.ts'

export const installJob = 'install-template'
export const removeJob = 'remove-template'

/** Brings a template in, and takes one away, behind. */
export const templateJobs: JobOnSite[] = [
  (site) => ({
    name: installJob,
    async run(ctx: Ctx, given: { run: string; key: TemplateKey; sample: boolean }) {
      await tell(ctx, await installTemplate(site, ctx, { ...given, progress: progressOf(ctx) }))
    },
  }),
  (site) => ({
    name: removeJob,
    async run(ctx: Ctx, { key, sampleOnly }: { key: TemplateKey; sampleOnly: boolean }) {
      const installed = await installedAs(ctx, key)
      if (!sampleOnly) return tell(ctx, await takeWholeBack(site, ctx, installed.id, progressOf(ctx)))
      await tell(ctx, { run: installed.id, changes: 0, kept: await removeSample(site, ctx, installed.id) })
    },
  }),
]

/** Refuses where the template is not in use. */
export async function installedAs(ctx: Ctx, key: TemplateKey): Promise<Installed> {
  const found = (await installedTemplates(ctx)).find(({ template }) => template === key)
  if (!found) throw refuse.notNow(say('This template is not in use here.'))
  return found
}
