import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { startArchive } from '../../archive/index.ts'
import { exportedFile, exportRequest, recordRequest, startExport, startRecordExport } from '../../exports/index.ts'
import { looked } from '../looked.ts'
import { route, type Route } from '../route.ts'
import { jobStarted } from '../schema/envelopes.ts'

export const exportRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/exports',
    tag: 'Exports',
    id: 'startExport',
    summary: 'Begins to write the rows of a list into a file, with what one may see of them.',
    body: exportRequest,
    answer: jobStarted,
    status: 202,
    run: async ({ ctx, body }) => ({ data: { id: await startExport(ctx, body) } }),
  }),
  route({
    method: 'POST',
    path: '/exports/record',
    tag: 'Exports',
    id: 'startRecordExport',
    summary: 'Begins to write one record with everything about it into a JSON file, with what one may see of it.',
    body: recordRequest,
    answer: jobStarted,
    status: 202,
    run: async ({ ctx, body }) => ({ data: { id: await startRecordExport(ctx, body) } }),
  }),
  route({
    method: 'POST',
    path: '/exports/archive',
    tag: 'Exports',
    id: 'startArchive',
    summary: 'Begins to write the whole workspace into one open archive, for owners.',
    body: z.strictObject({}).optional(),
    answer: jobStarted,
    status: 202,
    personal: true,
    run: async ({ ctx }) => ({ data: { id: await startArchive(ctx) } }),
  }),
  route({
    method: 'GET',
    path: '/exports/:id/content',
    tag: 'Exports',
    id: 'downloadExport',
    summary: 'The file of a finished export, for who began it.',
    answer: z.string(),
    raw: true,
    run: async (asked) => {
      const { ctx, server, params, reply } = asked
      if (!isId(params.id)) throw refuse.notFound(say('There is no such export.'))
      const { file, name, type, seen } = await exportedFile(ctx, server.site.data, params.id)
      looked(asked, { kind: 'taken', ...seen })
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type(type)
        .send(createReadStream(file))
    },
  }),
]
