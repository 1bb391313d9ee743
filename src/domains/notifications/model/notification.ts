import { z } from 'zod'

/** Why somebody is told; the loud ones interrupt and are counted. */
export const kinds = ['assigned', 'mentioned', 'reminder', 'changed', 'job'] as const
export type Kind = (typeof kinds)[number]
export const isLoud = (kind: Kind) => kind === 'assigned' || kind === 'mentioned' || kind === 'reminder'

/** Whether one hears more of a record, or nothing. */
export const attention = z.enum(['following', 'muted'])
export type Attention = z.infer<typeof attention>

const moment = z.iso.datetime()

/** One thing that concerns the reader. */
export const notificationSchema = z.object({
  id: z.uuid(),
  kind: z.enum(kinds),
  at: moment,
  unread: z.boolean(),
  times: z.int().describe('More than one where a bulk edit did the same to many.'),
  by: z.string().nullable(),
  deed: z.string().nullable().describe('As in the ledger: `create`, `update`, `win`.'),
  fields: z.array(z.string()),
  record: z.string().nullable(),
  recordId: z.uuid().nullable(),
  title: z.string().nullable(),
  text: z.string().nullable().describe('The words in which the reader is named, or those of what was added.'),
  job: z.object({ state: z.string(), error: z.string().nullable(), url: z.string().nullable() }).nullable(),
})
export type Notification = z.infer<typeof notificationSchema>

/** Everything about one record, newest first. */
export const groupSchema = z.object({
  id: z.uuid(),
  record: z.string().nullable().describe('Null for work of one’s own that is over.'),
  title: z.string(),
  subtitle: z.string().nullable(),
  at: moment,
  unread: z.boolean(),
  loud: z.boolean().describe('Whether something in it interrupts.'),
  snoozedUntil: moment.nullable(),
  attention: attention.nullable(),
  notifications: z.array(notificationSchema),
})
export type Group = z.infer<typeof groupSchema>
