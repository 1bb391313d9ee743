import { z } from 'zod'
import { kinds, type Attention, type Group, type Notification } from '../model/index.ts'

export const attention: z.ZodType<Attention> = z.enum(['following', 'muted'])

const moment = z.iso.datetime()

const notification: z.ZodType<Notification> = z.object({
  id: z.uuid(),
  kind: z.enum(kinds),
  at: moment,
  unread: z.boolean(),
  times: z.int().describe('More than one where a bulk edit did the same to many.'),
  by: z.string().nullable(),
  deed: z
    .string()
    .nullable()
    .describe(
      'As in the ledger: `create`, `update`, `win`. Of backups `failed`, or `late` where none has been for two days.',
    ),
  fields: z.array(z.string()),
  record: z.string().nullable(),
  recordId: z.uuid().nullable(),
  title: z.string().nullable(),
  text: z.string().nullable().describe('The words in which the reader is named, or those of what was added.'),
  job: z.object({ state: z.string(), error: z.string().nullable(), url: z.string().nullable() }).nullable(),
})

/** Everything about one record, newest first, as the inbox answers it. */
export const groupSchema: z.ZodType<Group> = z.object({
  id: z.uuid(),
  record: z.string().nullable().describe('Null for work of one’s own that is over, and for backups.'),
  title: z.string(),
  subtitle: z.string().nullable(),
  at: moment,
  unread: z.boolean(),
  loud: z.boolean().describe('Whether something in it interrupts.'),
  snoozedUntil: moment.nullable(),
  attention: attention.nullable(),
  notifications: z.array(notification),
})
