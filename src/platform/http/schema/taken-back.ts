import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import type { Ctx } from '../../context.ts'
import type { UndoReport } from '../../records/index.ts'
import { linkedTo, type LinkedById } from '../../records/read/index.ts'
import { linked } from './envelopes.ts'
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
  linked: linked.optional(),
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

/** What the values of a report point to: a record in the bin has a name as well. */
export function linkedIn(ctx: Ctx, { changes, conflicts }: UndoReport): Promise<LinkedById> {
  const values = [
    ...changes.slice(0, most).flatMap(({ fields }) => fields.flatMap(({ from, to }) => [from, to])),
    ...conflicts.slice(0, most).flatMap(({ now, to }) => [now, to]),
  ]
  return linkedTo(ctx, [...new Set(values.flat().filter(isId))])
}
