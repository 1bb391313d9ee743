import type { RecordDefinition } from '../../../kernel/record.ts'
import { pathOf, rewind, rewindRequest, sizeOfRewind, startRewind } from '../../records/index.ts'
import { readChanges } from '../../records/read/index.ts'
import { route, type Route } from '../route.ts'
import { changesAnswer } from '../schema/envelopes.ts'
import { changesQuery } from '../schema/queries.ts'
import { nameOf } from '../schema/shown.ts'
import { briefReport, takenBack } from '../schema/taken-back.ts'

/** Beyond so many records it is a job. */
const mostAtOnce = 500

/** The past of a list: what was changed since a moment, and the way back to it. */
export function pastRoutes(record: RecordDefinition): Route[] {
  const path = `/${pathOf(record)}`
  const many = record.label.many.toLowerCase()
  return [
    route({
      method: 'GET',
      path: `${path}/changes`,
      tag: record.label.many,
      id: `changesOf${nameOf(record)}`,
      summary: `What was changed since a moment, cause by cause, newest first: ${many}.`,
      query: changesQuery,
      answer: changesAnswer,
      run: ({ ctx, query }) => readChanges(ctx, record, query) as never,
    }),
    route({
      method: 'POST',
      path: `${path}/rewind`,
      tag: record.label.many,
      id: `rewind${nameOf(record)}`,
      summary: `Brings many back to what they were at a moment; with \`preview\`, only says what would happen: ${many}.`,
      body: rewindRequest,
      answer: takenBack,
      also: 202,
      once: true,
      run: async ({ ctx, body, answerAs }) => {
        const size = await sizeOfRewind(ctx, record, body)
        if (size > mostAtOnce && !body.preview) {
          answerAs(202)
          return { data: { id: await startRewind(ctx, record, body, size) } }
        }
        const { report, cause } = await rewind(ctx, record, body)
        return { data: briefReport(report) as never, ...(!body.preview && { cause }) }
      },
    }),
  ]
}
