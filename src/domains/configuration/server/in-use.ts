import type { Filter } from '../../../kernel/filter.ts'
import { ownName, stepsOf } from '../../../kernel/own-field.ts'
import { ownRecordName } from '../../../kernel/own-record.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { many, say, type Sentence } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findRows } from '../../../platform/records/read/find-rows.ts'

type Row = Readonly<Record<string, unknown>> & { id: string }

/** What uses a setting, in words; null where nothing does. A field is used where a record says something in it. */
export async function usedBy(ctx: Ctx, record: RecordDefinition, row: Row): Promise<Sentence | null> {
  const using = await userOf(ctx, record, row)
  return using && say('{records} use it.', { records: many(using) })
}

async function userOf(ctx: Ctx, record: RecordDefinition, row: Row): Promise<RecordDefinition | null> {
  const own = ownUse(ctx, record, row)
  if (own) return (await isThere(ctx, own.record, own.filter)) ? own.record : null
  for (const { record: linking, field } of ctx.registry.backLinks(record)) {
    const { type, to } = linking.all[field]!
    const points: Filter = type === 'links' ? { field, contains: row.id } : { field, is: row.id }
    if (to === record.name && (await isThere(ctx, linking, points))) return linking
  }
  return null
}

/** What a record type, a field or a choice of the company's own is for: its records, or those that say something in it. */
function ownUse(
  { registry }: Ctx,
  { name }: RecordDefinition,
  row: Row,
): { record: RecordDefinition; filter: Filter } | null {
  if (name === 'customRecord') {
    const record = registry.record(ownRecordName(row.key as string))
    return record ? { record, filter: { and: [] } } : null
  }
  const [of = '', field = ''] =
    name === 'choice' ? stepsOf(row.of as string) : [row.of as string, ownName(String(row.key))]
  const record = ['customField', 'choice'].includes(name) ? registry.record(of) : undefined
  const definition = record && Object.hasOwn(record.all, field) ? record.all[field]! : undefined
  if (!record || !definition || definition.setBy === 'derived') return null
  if (name === 'customField') return { record, filter: { not: { field, isEmpty: true } } }
  return { record, filter: definition.type === 'choices' ? { field, contains: row.key as string } : { field, is: row.key as string } } // prettier-ignore
}

const isThere = async (ctx: Ctx, record: RecordDefinition, filter: Filter): Promise<boolean> =>
  (await findRows(ctx, ctx.db, record, filter, { limit: 1 })).length > 0
