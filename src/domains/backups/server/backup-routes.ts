import { z } from 'zod'
import { route, type AskedBy, type Route } from '../../../platform/http/route.ts'
import { jobStarted } from '../../../platform/http/schema/envelopes.ts'
import { named } from '../../../platform/http/schema/named.ts'
import type { BackupsState } from '../model/index.ts'
import { startBackup } from './back-up-now.ts'
import { keepKeys } from './kept-keys.ts'
import { ownersOnly } from './owners-only.ts'
import { stateOf } from './state.ts'

const tag = 'Backups'
const moment = z.iso.datetime()
const kept = z.object({
  file: z.string().nullable().describe('The name of its file; null where none came about.'),
  at: moment,
  bytes: z.int(),
  rows: z.int(),
  lostFiles: z.int().describe('Files of which the bytes were gone or changed already when it was made.'),
  triedAt: moment.nullable(),
  madeMs: z.int().nullable().describe('Milliseconds that it took to be made.'),
  triedMs: z.int().nullable().describe('Milliseconds that it took to be restored on trial.'),
  problem: z.string().nullable().describe('Why it is no good; null when it was restored on trial and was whole.'),
})
const state: z.ZodType<BackupsState> = z.object({
  off: z.enum(['noFolder', 'demonstration']).nullable().describe('Why none are made.'),
  folder: z.string().nullable(),
  isUnderWay: z.boolean(),
  nextAt: moment.nullable(),
  backups: z.array(kept).describe('Newest first.'),
  trouble: z
    .object({ kind: z.enum(['failed', 'late']), at: moment })
    .nullable()
    .describe('The last one is no good, or none has been for two days.'),
  moments: z
    .object({
      spans: z.array(z.object({ from: moment, until: moment })).describe('Newest first; between two none is kept.'),
      trouble: z.object({ kind: z.enum(['late', 'failed']), at: moment, problem: z.string().nullable() }).nullable(),
    })
    .nullable()
    .describe('From when until when everything can go back to any moment; null where none are kept.'),
  keys: z
    .object({
      files: z.array(z.string()),
      kept: z.object({ at: moment, by: z.string() }).nullable().describe('Who has said that they lie elsewhere too.'),
    })
    .nullable(),
})
const nothing = z.strictObject({}).optional()

/** What owners see of backups, and what they do about them. */
export const backupRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/backups',
    tag,
    id: 'getBackups',
    summary: 'How the backups of the workspace stand, for owners.',
    answer: z.object({ data: named('Backups', state) }),
    run: async (asked) => ({ data: await stateOf(owner(asked), asked.server.site) }),
  }),
  route({
    method: 'POST',
    path: '/backups',
    tag,
    id: 'backUpNow',
    summary: 'Begins to make a backup out of turn and to restore it on trial, for owners.',
    personal: true,
    status: 202,
    body: nothing,
    answer: jobStarted,
    run: async (asked) => ({ data: { id: await startBackup(owner(asked), asked.server.site) } }),
  }),
  route({
    method: 'POST',
    path: '/backups/keys-kept',
    tag,
    id: 'keepBackupKeys',
    summary: 'Says that the keys of backups lie in another place, too. For owners.',
    personal: true,
    body: nothing,
    answer: z.object({ data: named('Backups', state) }),
    run: async (asked) => {
      const { site } = asked.server
      await keepKeys(owner(asked), site)
      return { data: await stateOf(asked.ctx, site) }
    },
  }),
]

function owner({ ctx }: AskedBy): AskedBy['ctx'] {
  ownersOnly(ctx)
  return ctx
}
