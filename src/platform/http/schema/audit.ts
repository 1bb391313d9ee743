import { z } from 'zod'
import { auditKinds, lookKinds } from '../../looks/index.ts'
import { linked } from './envelopes.ts'
import { named } from './named.ts'

const id = z.uuid()

export const auditQuery = z.strictObject({
  kind: z
    .enum(auditKinds)
    .optional()
    .describe('Alone: records that were seen, lists and searches, what was taken out, changes, what happened at the door.'),
  who: id.optional().describe('The user or API key who did it.'),
  record: z.string().max(60).optional().describe('The kind of record.'),
  id: id.optional().describe('The record; what was merged into it counts as it.'),
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  below: z.string().regex(/^\d{0,18}\.([0-9a-f-]{36})?$/).optional().describe('The `below` of the page before.'),
}) // prettier-ignore

export const auditAnswer = z.object({
  data: z.array(
    named(
      'AuditEntry',
      z.object({
        id: z.string(),
        at: z.iso.datetime(),
        kind: z.enum([...lookKinds, 'changed', 'door']),
        by: z.object({ kind: z.string(), id: id.nullable(), name: z.string().nullable() }).describe('Who did it.'),
        as: z.object({ id, name: z.string().nullable() }).nullable().describe('As whom they looked.'),
        record: z.string().nullable(),
        recordId: id.nullable(),
        name: z.string().nullable().describe('What the change or the event of the door is called.'),
        rows: z.int().nullable().describe('How many were shown or taken.'),
        times: z.int().describe('In how many answers.'),
        format: z.string().nullable().describe('As what kind of file.'),
        address: z.string().nullable(),
        user: z.string().nullable().describe('Whom an event of the door concerns.'),
        more: z.record(z.string(), z.string()),
      }),
    ),
  ),
  page: z.object({ below: z.string().nullable() }),
  linked,
})
