import { z } from 'zod'
import type { UndoReport } from '../../records/index.ts'
import { named } from './named.ts'

const of = { record: z.string(), id: z.uuid(), title: z.string().nullable().optional() }

const report = named(
  'UndoReport',
  z.object({
    id: z.uuid().optional().describe('Of the job, where there is more to take back than one waits for (202).'),
    changes: z
      .array(z.object({ ...of, fields: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })) }))
      .optional(),
    conflicts: z
      .array(z.object({ ...of, field: z.string(), now: z.unknown(), to: z.unknown() }))
      .optional()
      .describe('Changed since, and therefore left.'),
    cannot: z.array(z.object({ ...of, why: z.string() })).optional(),
    records: z.int().optional().describe('How many it is about.'),
    looked: z.int().optional().describe('How many of them a preview looked at.'),
    counts: z
      .object({ changes: z.int(), conflicts: z.int(), cannot: z.int() })
      .optional()
      .describe('How many there are of each; the first thousand are told.'),
  }),
)

/** What an undo, or the way back to an earlier state, did or would do. */
export const takenBack = z.object({
  data: report,
  cause: z.uuid().optional().describe('By which it can be undone.'),
})

const most = 1_000

/** The first thousand of each, and how many there are. */
export function briefReport({ changes, conflicts, cannot, records, looked }: UndoReport) {
  return {
    records,
    looked,
    changes: changes.slice(0, most),
    conflicts: conflicts.slice(0, most),
    cannot: cannot.slice(0, most),
    counts: { changes: changes.length, conflicts: conflicts.length, cannot: cannot.length },
  }
}
