import { z } from 'zod'
import { languageCodes, languageOf } from '../../../../kernel/language.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { isPerson } from '../../../../platform/erasure/index.ts'
import { accessKind, keep } from '../../../../platform/exports/index.ts'
import { startJob } from '../../../../platform/jobs/index.ts'
import { knownRecord } from '../../../../platform/records/index.ts'
import { rowsByIds } from '../../../../platform/records/fetch.ts'
import { standingFor } from '../../../../platform/records/merged.ts'
import type { JobOnSite } from '../../../../platform/room.ts'
import { languageFor, told } from '../../../../platform/words/index.ts'
import { writeAnswer } from './write-answer.ts'

export const accessRequest = z.strictObject({
  record: z.string().max(60),
  id: z.uuid(),
  language: z.enum(languageCodes).optional().describe('Of the answer; that of the person when left out.'),
})
type AccessRequest = z.infer<typeof accessRequest>

/** Begins to write all that is kept of a person for them; answers the job's id. */
export async function startAnswer(ctx: Ctx, { record: name, id: asked, language }: AccessRequest): Promise<string> {
  mustLead(ctx)
  const record = knownRecord(ctx, name)
  if (!record || !isPerson(record))
    throw refuse.invalid([{ field: 'record', ...say('Only people ask what is kept of them.') }])
  const id = await standingFor(ctx.db, asked)
  const [row] = await rowsByIds(ctx.db, record, [id], false)
  if (!row) throw refuse.noSuch(record)
  const theirs = languageFor(languageOf(String(row.language ?? '')) ?? null, ctx.settings.locale)
  const title = told(ctx, say('All that is kept of {name}', { name: String(row[record.title] ?? '') }))
  return startJob(ctx, {
    kind: accessKind,
    title,
    payload: { record: record.name, id, language: language ?? theirs, format: 'zip' },
  })
}

/** The job that writes it. */
export const answerAccess: JobOnSite = (site) => ({
  name: accessKind,
  run: async (ctx: Ctx, { record: name, id, language }: Required<AccessRequest>) => {
    mustLead(ctx)
    const record = ctx.registry.record(name)!
    await keep(ctx, site.data, 'zip', { record: name, id }, (file) =>
      writeAnswer(ctx, site, file, { record, id, language }),
    )
  },
})

function mustLead({ actor }: Ctx): void {
  if (!['owner', 'admin'].includes(actor.permissions.role))
    throw refuse.forbidden(say('Only owners and admins answer people who ask what is kept of them.'))
}
