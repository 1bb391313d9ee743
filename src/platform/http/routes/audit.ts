import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { readAuditLog } from '../../looks/index.ts'
import { knownRecord } from '../../records/index.ts'
import { visibleIds } from '../../records/read/visible-ids.ts'
import { opened } from '../looked.ts'
import { route, type Route } from '../route.ts'
import { auditAnswer, auditQuery } from '../schema/audit.ts'

const lookBody = z.strictObject({ record: z.string().max(60), id: z.uuid() })

/** Who saw and who changed what. */
export const auditRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/audit-log',
    hidden: true,
    tag: 'Audit',
    id: 'auditLog',
    summary: 'Who saw, took or changed what, and what happened at the door, newest first.',
    query: auditQuery,
    answer: auditAnswer,
    run: async ({ ctx, query, server }) => {
      if (query.record !== undefined && !knownRecord(ctx, query.record))
        throw refuse.invalid([{ field: 'record', ...say('There is no record “{name}”.', { name: query.record }) }])
      await server.looks.flush()
      return readAuditLog(ctx, query)
    },
  }),
  route({
    method: 'POST',
    path: '/looks',
    tag: 'Audit',
    id: 'look',
    summary: 'Says that a record is looked at that was read ahead.',
    body: lookBody,
    status: 204,
    answer: z.null(),
    whileLooking: true,
    refusals: [404, 422],
    run: async (asked) => {
      const { ctx, body } = asked
      const record = knownRecord(ctx, body.record)
      if (!record)
        throw refuse.invalid([{ field: 'record', ...say('There is no record “{name}”.', { name: body.record }) }])
      if (!(await visibleIds(ctx, record, [body.id])).has(body.id)) throw refuse.noSuch(record)
      opened(asked, record, body.id)
      return null
    },
  }),
]
