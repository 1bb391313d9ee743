import path from 'node:path'
import { z } from 'zod'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { backupKeyFile, folderOf, lastOutcomes } from '../../../platform/backup/index.ts'
import { bringBack, findThen, openKept } from '../../../platform/bring-back/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { briefReport, linkedIn, takenBack } from '../../../platform/http/schema/taken-back.ts'
import { knownRecord } from '../../../platform/records/index.ts'
import type { Site } from '../../../platform/site.ts'
import { ownersOnly } from './owners-only.ts'

const tag = 'Backups'
const from = { file: z.string().max(200).describe('Of a kept backup.'), record: z.string().max(60) }
const found = z.object({ id: z.uuid(), title: z.string(), now: z.enum(['there', 'bin', 'gone']) })

/** Single records, out of a kept backup. */
export const bringBackRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/backups/find',
    tag,
    id: 'findInBackup',
    summary: 'Finds records of a kept backup by their id or title, for owners; the first twenty.',
    personal: true,
    body: z.strictObject({ ...from, q: z.string().trim().min(1).max(200) }),
    answer: z.object({ data: z.array(found) }),
    run: async ({ ctx, body, server }) => {
      const { kept, record } = await opened(ctx, server.site, body)
      return { data: await findThen(ctx, kept, record, body.q) }
    },
  }),
  route({
    method: 'POST',
    path: '/backups/bring-back',
    tag,
    id: 'bringBack',
    summary: 'Brings one record back from a kept backup, for owners; with `preview`, only says what would happen.',
    personal: true,
    body: z.strictObject({
      ...from,
      id: z.uuid(),
      activities: z.boolean().optional().describe('What was said and done with a record that is gone, too.'),
      preview: z.boolean().optional(),
      force: z
        .array(z.string().max(120))
        .max(200)
        .optional()
        .describe('Fields of a record that is there, taken from the backup: "<record id>.<field>".'),
    }),
    answer: takenBack,
    run: async ({ ctx, body, server }) => {
      const { kept, record } = await opened(ctx, server.site, body)
      const { report, cause } = await bringBack(ctx, server.site.data, kept, record, {
        id: body.id,
        activities: body.activities ?? false,
        preview: body.preview ?? false,
        force: body.force ?? [],
      })
      const more = body.preview ? { linked: await linkedIn(ctx, report) } : { cause }
      return { data: briefReport(report) as never, ...more }
    },
  }),
]

/** A kept backup and a kind of record, each by its name. */
async function opened(ctx: Ctx, site: Site, { file, record: name }: { file: string; record: string }) {
  ownersOnly(ctx)
  const record: RecordDefinition | undefined = knownRecord(ctx, name)
  if (!record) throw refuse.invalid([{ field: 'record', ...say('There is no such kind of record.') }])
  const folder = folderOf(site)
  const isKept = folder && (await lastOutcomes(folder)).some((outcome) => outcome.file === file)
  if (!isKept) throw refuse.notFound(say('There is no such backup.'))
  return { record, kept: await openKept(path.join(folder, file), backupKeyFile(site.data)) }
}
