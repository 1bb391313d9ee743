import { newId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findRows } from '../../../platform/records/read/find-rows.ts'
import type { Site } from '../../../platform/site.ts'
import { languageFor } from '../../../platform/words/index.ts'
import {
  configurationRun,
  templates,
  type Change,
  type KeptBack,
  type RunReport,
  type TemplateKey,
} from '../model/index.ts'
import { compare } from './compare.ts'
import { readDocument } from './document.ts'
import { applyRun, mark, takeRunBack } from './runs.ts'
import { dropSampleTag, makeSample, sampleTag } from './sample-data.ts'
import { readSetUp } from './standing.ts'
import { takeBack } from './take-back.ts'
import { configurationOf, sampleOf, type SampleTable } from './template-files.ts'

type Progress = (done: number, total: number) => Promise<void>

export function templateNamed(key: string | undefined): TemplateKey {
  const found = templates.find((each) => each.key === key)
  if (!found) throw refuse.notFound(say('There is no such template.'))
  return found.key
}

const languageOf = (ctx: Ctx) => languageFor(null, ctx.settings.locale)

/** What a template would bring, and the records of its sample. */
export async function previewOf(ctx: Ctx, key: TemplateKey): Promise<{ changes: Change[]; sample: SampleTable[] }> {
  const text = configurationOf(key, languageOf(ctx))
  const { changes } = compare(readDocument(ctx.registry, text), await readSetUp(ctx))
  return { changes: changes.filter(({ kind }) => kind !== 'remove'), sample: sampleOf(key, languageOf(ctx)) }
}

export interface Installed {
  id: string
  template: TemplateKey
  /** Whether its sample data is there. */
  sample: boolean
}

/** The templates that are in use here. */
export async function installedTemplates(ctx: Ctx): Promise<Installed[]> {
  const filter = { and: [{ field: 'state', is: 'applied' }, { not: { field: 'template', isEmpty: true } }] }
  const rows = await findRows(ctx, ctx.db, configurationRun, filter)
  return rows.map(({ id, template, sample }) => ({ id: id as string, template: template as TemplateKey, sample: sample !== null })) // prettier-ignore
}

/** Brings a template in, and its sample data if that is wanted. */
export async function installTemplate(
  site: Site,
  ctx: Ctx,
  { run, key, sample, progress }: { run: string; key: TemplateKey; sample: boolean; progress?: Progress },
): Promise<RunReport> {
  const language = languageOf(ctx)
  const text = configurationOf(key, language)
  const report = await applyRun(site, ctx, run, text, { remove: false, ...(progress && { progress }) })
  if (sample) await bringSample(site, ctx, run, sampleOf(key, language))
  return report
}

/** The cause is noted first: what was made under it is not made again, however often this is begun. */
async function bringSample(site: Site, ctx: Ctx, run: string, tables: readonly SampleTable[]): Promise<void> {
  const now = { ...ctx, registry: site.registry }
  const tag = await sampleTag(aside(now))
  const [row] = await findRows(now, ctx.db, configurationRun, { field: 'id', is: run })
  const cause = (row?.sample as string | null | undefined) ?? newId()
  await mark(now, run, { sample: cause })
  const [before] = await ctx.db.run({ text: 'select 1 from ledger where cause_id = $1 limit 1', values: [cause] })
  if (!before) await makeSample({ ...now, cause: { id: cause, kind: 'bulk' } }, tables, tag)
}

/** Takes the sample data of a template away, as far as nobody has gone on with it. */
export async function removeSample(site: Site, ctx: Ctx, run: string): Promise<KeptBack[]> {
  const [row] = await findRows(ctx, ctx.db, configurationRun, { field: 'id', is: run })
  const cause = row?.sample as string | null | undefined
  if (!cause) return []
  const { kept } = await takeBack(site, { ...ctx, cause: { id: ctx.cause.id, kind: 'undo', of: cause } }, cause)
  await mark(ctx, run, { sample: null })
  await dropSampleTag(site, aside(ctx))
  return kept
}

/** Takes a run back: first the sample data that came with it, then all of it that nobody uses. */
export async function takeWholeBack(site: Site, ctx: Ctx, run: string, progress?: Progress): Promise<RunReport> {
  const kept = await removeSample(site, ctx, run)
  const report = await takeRunBack(site, { ...ctx, registry: site.registry }, run, progress)
  return { ...report, kept: [...kept, ...report.kept] }
}

const aside = (ctx: Ctx): Ctx => ({ ...ctx, cause: { id: newId(), kind: 'system' } })
