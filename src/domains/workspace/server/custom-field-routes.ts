import { z } from 'zod'
import { longestFormula } from '../../../kernel/formula/kind.ts'
import { mayHaveOwn, ownName, ownTypes, type OwnField, type OwnType } from '../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { changed } from '../../../platform/http/changed.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { changedOf } from '../../../platform/http/schema/envelopes.ts'
import { alike, formulaFaults, previewOf, usageOf } from '../../../platform/own/index.ts'
import { inWork } from '../../../platform/records/index.ts'
import { rowsByIds } from '../../../platform/records/fetch.ts'
import { customField } from '../model/index.ts'

type Row = RowOf<typeof customField>
const tag = customField.label.many

/** What one wants to know of fields of one's own before changing them, and their end. */
export const customFieldRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/custom-fields/usage',
    who: 'admin',
    tag,
    id: 'usageOfFields',
    summary: 'In how many records of a kind each field says something; of very many a sample is looked at.',
    query: z.strictObject({ record: z.string().max(60) }),
    answer: z.object({
      data: z.object({ rows: z.int(), exact: z.boolean(), filled: z.record(z.string(), z.int()) }),
    }),
    run: async ({ ctx, query }) => ({ data: await usageOf(ctx.db, recordNamed(ctx, query.record)) }),
  }),
  route({
    method: 'POST',
    path: '/custom-fields/preview',
    who: 'admin',
    tag,
    id: 'previewFormula',
    summary: 'What a formula would yield for the three newest records; what is wrong with it is said in words.',
    body: z.strictObject({
      of: z.string().max(60),
      type: z.enum(ownTypes),
      formula: z.string().trim().min(1).max(longestFormula),
      key: z.string().max(40).optional().describe('Of the field whose formula is being changed.'),
    }),
    answer: z.object({
      data: z.array(z.object({ id: z.uuid(), title: z.string().nullable(), value: z.unknown() })),
    }),
    run: async ({ ctx, body }) => {
      const record = recordNamed(ctx, body.of)
      const draft = draftOf(body)
      const faults = formulaFaults(ctx.registry, record, draft)
      if (faults.length > 0) throw refuse.invalid(faults)
      return { data: await previewOf(ctx, record, draft, 3) }
    },
  }),
  route({
    method: 'GET',
    path: '/custom-fields/:id/alike',
    who: 'admin',
    tag,
    id: 'alikeInField',
    summary: 'Which values several records share: what is in the way of a rule that no two may be alike.',
    answer: z.object({
      data: z.array(
        z.object({ value: z.string(), count: z.int(), ids: z.array(z.uuid()).describe('The first twenty.') }),
      ),
    }),
    run: async ({ ctx, params }) => {
      const { of, key } = await fieldWith(ctx, params.id)
      const record = recordNamed(ctx, of)
      if (!Object.hasOwn(record.all, ownName(key!))) return { data: [] }
      return { data: await alike(ctx.db, record, key!) }
    },
  }),
  route({
    method: 'POST',
    path: '/custom-fields/:id/drop',
    who: 'admin',
    tag,
    id: 'dropCustomField',
    summary: 'Deletes an archived field for good, with all its values. It asks for the field’s key.',
    body: z.strictObject({ key: z.string().max(60) }),
    answer: changedOf(customField),
    refusals: [409],
    run: async (asked) => {
      const { id } = await fieldWith(asked.ctx, asked.params.id)
      return changed(asked, customField, await dropped(asked.ctx, id, asked.body.key))
    },
  }),
]

/** A formula that is only being written, as a field. */
function draftOf({
  of,
  type,
  formula,
  key = 'draft',
}: {
  of: string
  type: OwnType
  formula: string
  key?: string | undefined
}): OwnField {
  return {
    of, key, type, formula, label: key, help: null, section: null, linksTo: null, rollUp: null, wholeNumbers: false, required: false,
    noTwoAlike: false, searchable: false, sortable: false, sensitivity: 'internal', options: [], initial: null, position: 0,
  } // prettier-ignore
}

function recordNamed(ctx: Ctx, name: string): RecordDefinition {
  const record = ctx.registry.record(name)
  if (record && mayHaveOwn(record)) return record
  throw refuse.invalid([{ field: 'record', ...say('There is no record “{name}”.', { name }) }])
}

async function fieldWith(ctx: Ctx, id: string | undefined): Promise<Row> {
  const [row] = isId(id) ? await rowsByIds(ctx.db, customField, [id], false) : []
  if (!row) throw refuse.noSuch(customField)
  return row as unknown as Row
}

/** The line says that it goes; its column goes some seconds later, when nobody knows it any more. */
async function dropped(ctx: Ctx, id: string, key: string) {
  return inWork(ctx, async (work) => {
    const row = (await work.peek(customField, id))!
    if (!row.deletedAt) throw refuse.notNow(say('A field is archived before it is deleted with its values.'))
    if (row.state === 'dropping' || row.state === 'dropped')
      throw refuse.notNow(say('This field was deleted with its values already.'))
    if (key !== row.key)
      throw refuse.invalid([{ field: 'key', ...say('Type “{key}”, the key of the field, to delete it.', { key: row.key! }) }]) // prettier-ignore
    return (await work.update(customField, row, { state: 'dropping' } as never, { name: 'drop' })) as never
  })
}
