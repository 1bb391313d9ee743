import { z } from 'zod'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { one, say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import {
  eraseBehind,
  erasureOf,
  isPerson,
  listErasures,
  noteErasure,
  previewErasure,
} from '../../../platform/erasure/index.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { sureOf } from '../../../platform/http/sure.ts'
import { knownRecord } from '../../../platform/records/index.ts'
import { rowsByIds } from '../../../platform/records/fetch.ts'
import { heldAmong } from '../../../platform/records/held.ts'

const whom = z.strictObject({ record: z.string().max(60), id: z.uuid() })
const counts = z.record(z.string(), z.int())
const erasure = named(
  'Erasure',
  z.object({
    id: z.uuid(),
    record: z.string(),
    recordId: z.uuid(),
    reason: z.string(),
    askedBy: z.uuid().nullable(),
    askedByName: z.string(),
    askedAt: z.iso.datetime(),
    state: z
      .enum(['waiting', 'erased', 'done'])
      .describe('`erased`: the database holds nothing any more, files follow.'),
    report: counts.nullable().describe('How many of what were erased.'),
    doneAt: z.iso.datetime().nullable(),
  }),
)
const admin = { who: 'admin', tag: 'Erasure' } as const

/** Erasing people: what it would take, doing it, and the proof of it. */
export const erasureRoutes: Route[] = [
  route({
    ...admin,
    method: 'GET',
    path: '/privacy/erasures',
    id: 'listErasures',
    summary: 'Whom people asked to have erased: when, why and how many of what went; never what it said.',
    answer: z.object({ data: z.array(erasure) }),
    run: async ({ ctx }) => ({ data: await listErasures(ctx.db) }),
  }),
  route({
    ...admin,
    method: 'POST',
    path: '/privacy/erasures/preview',
    id: 'previewErasure',
    summary: 'How many of what an erasure would take. Changes nothing.',
    body: whom,
    answer: z.object({ data: counts }),
    run: async ({ ctx, body }) => {
      const record = await personIn(ctx, body)
      return { data: await previewErasure(ctx, record, body.id) }
    },
  }),
  route({
    ...admin,
    method: 'POST',
    path: '/privacy/erasures',
    id: 'erasePerson',
    summary: 'Erases what identifies a person, for good. What counts (deals, amounts, dates) stays.',
    personal: true,
    status: 202,
    body: whom.extend({
      reason: z.string().trim().min(1).max(500).describe('Kept for good, so it names nobody.'),
      password: z.string().max(1000).optional().describe('Of whoever asks, where they have one.'),
    }),
    answer: z.object({ data: z.object({ id: z.uuid() }) }),
    run: async (asked) => {
      const { ctx, body } = asked
      const record = await personIn(ctx, body)
      const { id: askedBy, name: askedByName } = await sureOf(asked, body.password)
      const id = await noteErasure(ctx.db, {
        record: record.name,
        recordId: body.id,
        reason: body.reason,
        askedBy,
        askedByName,
      })
      await eraseBehind(ctx.db, id)
      return { data: { id } }
    },
  }),
  route({
    ...admin,
    method: 'GET',
    path: '/privacy/erasures/:id',
    id: 'getErasure',
    summary: 'One erasure, as its proof.',
    answer: z.object({ data: erasure }),
    run: async ({ ctx, params }) => {
      const found = z.uuid().safeParse(params.id).success ? await erasureOf(ctx.db, params.id!) : undefined
      if (!found) throw refuse.notFound(say('There is no such erasure.'))
      const { files: _, ...shown } = found
      return { data: shown }
    },
  }),
]

/** The kind of record, once it is sure that there is such a person who may be erased. */
async function personIn(ctx: Ctx, { record: name, id }: z.infer<typeof whom>): Promise<RecordDefinition> {
  const record = knownRecord(ctx, name)
  if (!record || !isPerson(record)) throw refuse.invalid([{ field: 'record', ...say('Only people are erased.') }])
  const [row] = await rowsByIds(ctx.db, record, [id], false)
  if (!row) throw refuse.noSuch(record)
  if (row.erasedAt) throw refuse.notNow(say('This {record} was erased already.', { record: one(record) }))
  if ((await heldAmong(ctx, ctx.db, [id])).size > 0)
    throw refuse.notNow(say('This {record} is held and must stay. Release it first.', { record: one(record) }))
  return record
}
