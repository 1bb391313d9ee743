import { newId } from '../../../kernel/id.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { Refusal, refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { inWork } from '../../../platform/records/index.ts'
import type { Site } from '../../../platform/site.ts'
import { configurationRun, type RunReport } from '../model/index.ts'
import { applySaid, type Applying } from './apply.ts'
import { readDocument } from './document.ts'
import { takeBack } from './take-back.ts'

type Run = RowOf<typeof configurationRun>
type Progress = NonNullable<Applying['progress']>

/** Notes that a file is being brought in; answers the run's id. */
export async function beginRun(ctx: Ctx, name: string, template: string | null = null): Promise<string> {
  const { id } = await inWork(aside(ctx), (work) => work.create(configurationRun, { name, template, state: 'running' }))
  return id
}

/** Brings a file in under the cause of `ctx`; one that is refused in the midst is taken back. */
export async function applyRun(site: Site, ctx: Ctx, id: string, text: string, how: Applying): Promise<RunReport> {
  await mark(ctx, id, { cause: ctx.cause.id })
  try {
    const { changes, kept } = await applySaid(site, ctx, readDocument(ctx.registry, text), how)
    await mark(ctx, id, { state: 'applied', changes })
    return { run: id, changes, kept }
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 503) throw error
    await takeBack(site, backOf(ctx, ctx.cause.id), ctx.cause.id)
    await mark(ctx, id, { state: 'refused' })
    throw error
  }
}

/** Takes back what a file has brought in, as far as nobody has changed or used it since. */
export async function takeRunBack(site: Site, ctx: Ctx, id: string, progress?: Progress): Promise<RunReport> {
  const run = await runWith(ctx, id)
  const { changes, kept } = await takeBack(site, backOf(ctx, run.cause!), run.cause!, progress)
  await mark(ctx, id, { state: 'takenBack' })
  return { run: id, changes, kept }
}

/** A run that can be taken back. */
export async function runWith(ctx: Ctx, id: string): Promise<Run & { cause: string }> {
  const run = await inWork(ctx, (work) => work.peek(configurationRun, id))
  if (!run) throw refuse.noSuch(configurationRun)
  if (run.state === 'takenBack') throw refuse.notNow(say('This was taken back already.'))
  if (!run.cause || run.state === 'refused') throw refuse.notNow(say('Nothing of this was brought in.'))
  return { ...run, cause: run.cause }
}

/** A template's runs say which sample data came with it. */
export const mark = (ctx: Ctx, id: string, patch: Partial<Run>) =>
  inWork(aside(ctx), async (work) => {
    const row = (await work.peek(configurationRun, id))!
    await work.update(configurationRun, row, patch as never, { name: 'mark' })
  })

/** What a run tells of itself is no part of what it does. */
const aside = (ctx: Ctx): Ctx => ({ ...ctx, cause: { id: newId(), kind: 'system' } })
const backOf = (ctx: Ctx, of: string): Ctx => ({ ...ctx, cause: { id: ctx.cause.kind === 'undo' ? ctx.cause.id : newId(), kind: 'undo', of } }) // prettier-ignore
