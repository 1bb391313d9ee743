import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { ownRecordName } from '../../../kernel/own-record.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { changed } from '../../../platform/http/changed.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { changedOf } from '../../../platform/http/schema/envelopes.ts'
import { sizeOfOwn } from '../../../platform/own/index.ts'
import { inWork } from '../../../platform/records/index.ts'
import { rowsByIds } from '../../../platform/records/fetch.ts'
import type { Work } from '../../../platform/records/work.ts'
import { customField, customRecord } from '../model/index.ts'

type Row = RowOf<typeof customRecord>
const tag = customRecord.label.many

/** How much there is of a record type, archived or not, and its end. */
export const customRecordRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/custom-records/:id/size',
    who: 'admin',
    tag,
    id: 'sizeOfRecordType',
    summary: 'How many records of a type there are, those in the bin too; counted up to 10,000.',
    answer: z.object({ data: z.object({ rows: z.int(), exact: z.boolean() }) }),
    run: async ({ ctx, params }) => ({ data: await sizeOfOwn(ctx.db, await typeWith(ctx, params.id)) }),
  }),
  route({
    method: 'POST',
    path: '/custom-records/:id/drop',
    who: 'admin',
    tag,
    id: 'dropRecordType',
    summary: 'Deletes an archived record type for good, with all its records. It asks for its name.',
    body: z.strictObject({ name: z.string().max(60).describe('What several of them are called.') }),
    answer: changedOf(customRecord),
    refusals: [409],
    run: async (asked) => {
      const { id } = await typeWith(asked.ctx, asked.params.id)
      return changed(asked, customRecord, await dropped(asked.ctx, id, asked.body.name))
    },
  }),
]

async function typeWith(ctx: Ctx, id: string | undefined): Promise<Row> {
  const [row] = isId(id) ? await rowsByIds(ctx.db, customRecord, [id], false) : []
  if (!row) throw refuse.noSuch(customRecord)
  return row as unknown as Row
}

/** The lines say what goes; records and table go some seconds later, when nobody knows the type any more. */
async function dropped(ctx: Ctx, id: string, name: string) {
  return inWork(ctx, async (work) => {
    const row = (await work.peek(customRecord, id))!
    if (!row.deletedAt) throw refuse.notNow(say('A record type is archived before it is deleted with its records.'))
    if (name !== row.many)
      throw refuse.invalid([{ field: 'name', ...say('Type “{name}”, the name of the record type, to delete it.', { name: row.many }) }]) // prettier-ignore
    await dropFields(work, ownRecordName(row.key!))
    return (await work.update(customRecord, row, { state: 'dropping' } as never, { name: 'drop' })) as never
  })
}

/** Its own fields go with it, and those of other records that lead to it and to nothing else. */
async function dropFields(work: Work, name: string) {
  const concerned = { or: [{ field: 'of', is: name }, { field: 'linksTo', is: name }] } // prettier-ignore
  for (const field of await work.find(customField, concerned, { lock: true, bin: true })) {
    if (field.state === 'dropping' || field.state === 'dropped') continue
    if (!field.deletedAt) await work.remove(customField, field)
    const gone = (await work.peek(customField, field.id))!
    await work.update(customField, gone, { state: 'dropping' } as never, { name: 'drop' })
  }
}
