import { Readable } from 'node:stream'
import { z } from 'zod'
import { ownTypes } from '../../../kernel/own-field.ts'
import { isId } from '../../../kernel/id.ts'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { dateOrders } from '../../../kernel/written/dates.ts'
import type { Ctx } from '../../../platform/context.ts'
import { lineOf } from '../../../platform/exports/index.ts'
import { changed } from '../../../platform/http/changed.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { changedOf } from '../../../platform/http/schema/envelopes.ts'
import { fittingOf, leftOutOf } from '../../../platform/own/index.ts'
import { rowsByIds } from '../../../platform/records/fetch.ts'
import { told } from '../../../platform/words/index.ts'
import { customField } from '../model/index.ts'
import { beginBack, beginRetype, plannedOf, type Asked } from './retype.ts'

type Row = RowOf<typeof customField>
const tag = customField.label.many

const asked = z.strictObject({
  type: z.enum(ownTypes),
  decimal: z.enum(['.', ',']).optional().describe('The decimal sign of numbers in texts; as they seem to be written when left out.'),
  order: z.enum(dateOrders).optional().describe('In which order days in texts are written.'),
  currency: z.string().regex(/^[A-Z]{3}$/).optional().describe('Of amounts made of numbers; the company’s when left out.'),
  yes: z.string().min(1).max(60).optional().describe('What yes is called as a text or choice.'),
  no: z.string().min(1).max(60).optional(),
  wholeNumbers: z.boolean().optional(),
  options: z.array(z.strictObject({ label: z.string().trim().min(1).max(120), key: z.string().min(1).max(60).optional() })).max(500).optional()
    .describe('The choices that texts become.'),
}) // prettier-ignore

const leftOut = z.object({ id: z.uuid(), title: z.string().nullable(), value: z.unknown(), why: z.string() })

/** How the type of a field of one's own is changed: what it would do, doing it, what did not fit, and taking it back. */
export const retypeRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/custom-fields/:id/retype/preview',
    who: 'admin',
    tag,
    id: 'previewRetype',
    summary: 'What a change of a field’s type would do: how many values fit, and the first that do not.',
    body: asked,
    answer: z.object({
      data: z.object({
        rows: z.int(),
        fits: z.int(),
        exact: z.boolean().describe('False where so many records were looked at as there was time for.'),
        left: z.array(leftOut),
        texts: z
          .array(z.object({ text: z.string(), count: z.int() }))
          .describe('The commonest texts, of which choices could be made.'),
        decimal: z.enum(['.', ',']),
        order: z.enum(dateOrders),
      }),
    }),
    refusals: [409],
    run: async ({ ctx, params, body }) => {
      const { row, record } = await fieldWith(ctx, params.id)
      const { own, from, to, how } = await plannedOf(ctx, record, row, body as Asked)
      const fitting = await fittingOf(ctx, record, { ...own, options: [...from.options] }, to, how)
      return { data: { ...fitting, decimal: how.decimal, order: how.order } }
    },
  }),
  route({
    method: 'POST',
    path: '/custom-fields/:id/retype',
    who: 'admin',
    tag,
    id: 'retypeCustomField',
    summary: 'Changes a field’s type, beside everybody. What does not fit is left empty; for 30 days all of it can be taken back.',
    body: asked,
    answer: changedOf(customField),
    refusals: [409],
    run: async (request) => {
      const { row, record } = await fieldWith(request.ctx, request.params.id)
      return changed(request, customField, await beginRetype(request.ctx, record, row.id, request.body as Asked))
    },
  }),
  route({
    method: 'POST',
    path: '/custom-fields/:id/retype-back',
    who: 'admin',
    tag,
    id: 'takeRetypeBack',
    summary: 'Takes the last change of a field’s type back; values that were changed since are changed back to the earlier type.',
    answer: changedOf(customField),
    refusals: [409],
    run: async (request) => {
      const { row, record } = await fieldWith(request.ctx, request.params.id)
      return changed(request, customField, await beginBack(request.ctx, record, row.id))
    },
  }),
  route({
    method: 'GET',
    path: '/custom-fields/:id/left-out',
    who: 'admin',
    tag,
    id: 'leftOutOfRetype',
    summary: 'Records whose value did not fit when the field’s type was changed last, with what it was, while that is kept.',
    query: z.strictObject({ after: z.uuid().optional() }),
    answer: z.object({ data: z.array(leftOut), after: z.uuid().nullable().describe('Where to go on; null at the end.') }),
    refusals: [409],
    run: async ({ ctx, params, query }) => {
      const { row, record } = await fieldWith(ctx, params.id)
      const own = ctx.registry.ownFields.find(({ of, key }) => of === row.of && key === row.key)
      return own ? leftOutOf(ctx, record, own, query.after) : { data: [], after: null }
    },
  }),
  route({
    method: 'GET',
    path: '/custom-fields/:id/left-out.csv',
    who: 'admin',
    tag,
    id: 'leftOutOfRetypeAsFile',
    summary: 'The same as a CSV file: the record’s id, what it is called, its earlier value, and why that did not fit.',
    answer: z.string(),
    raw: true,
    run: async ({ ctx, params, reply }) => {
      const { row, record } = await fieldWith(ctx, params.id)
      reply.header('content-type', 'text/csv; charset=utf-8')
      reply.header('content-disposition', `attachment; filename="${row.key} - left out.csv"`)
      return reply.send(Readable.from(leftOutLines(ctx, record, row)))
    },
  }),
] // prettier-ignore

async function* leftOutLines(ctx: Ctx, record: RecordDefinition, row: Row): AsyncIterable<string> {
  const own = ctx.registry.ownFields.find(({ of, key }) => of === row.of && key === row.key)
  const names = [say('Value'), say('Problem')].map((each) => told(ctx, each))
  yield `\uFEFF${lineOf(['id', record.label.one, ...names])}`
  for (let after: string | null | undefined; own && after !== null;) {
    const found = await leftOutOf(ctx, record, own, after ?? undefined)
    for (const { id, title, value, why } of found.data) yield lineOf([id, title, textOf(value), why])
    after = found.after
  }
}

const textOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))

async function fieldWith(ctx: Ctx, id: string | undefined): Promise<{ row: Row; record: RecordDefinition }> {
  const [found] = isId(id) ? await rowsByIds(ctx.db, customField, [id], false) : []
  const row = found as unknown as Row | undefined
  const record = row && ctx.registry.record(row.of)
  if (!row || !record) throw refuse.noSuch(customField)
  return { row, record }
}
