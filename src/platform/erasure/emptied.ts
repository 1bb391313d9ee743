import type { RecordDefinition } from '../../kernel/record.ts'
import { ownName } from '../../kernel/own-field.ts'
import { say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import type { Values } from '../records/check.ts'
import { tableOf } from '../records/columns.ts'
import type { Tx } from '../db/index.ts'
import { told } from '../words/index.ts'
import { isPerson, personalFields } from './personal.ts'

/** What a row becomes of which nothing may tell of anybody: personal fields are empty, one that must say something says that it was erased. */
export function emptied(ctx: Ctx, record: RecordDefinition, row: Values): Values {
  const gone = Object.fromEntries(personalFields(record).map((name) => [name, standIn(ctx, record, name)]))
  const changed = Object.entries(gone).filter(([name, value]) => (row[name] ?? null) !== value)
  return {
    ...Object.fromEntries(changed),
    ...(isPerson(record) && { [record.title]: told(ctx, say('Erased person')) }),
  }
}

function standIn(ctx: Ctx, record: RecordDefinition, name: string): string | null {
  const { type, required } = record.all[name]!
  return required === true && (type === 'text' || type === 'longText') ? told(ctx, say('Erased')) : null
}

/** Fields of the company's own that were archived keep their values, so those are emptied by the names of their columns; answers the names of the fields. */
export async function emptyArchived(tx: Tx, record: RecordDefinition, ids: readonly string[]): Promise<string[]> {
  const fields = await tx.run<{ name: string; columns: string[] }>({
    text: `select $3 || key as name, array(select attname::text from pg_attribute
        where attrelid = $2::regclass and not attisdropped and attname in (stored_as, stored_as || '_currency', stored_as || '_base')) as columns
      from custom_fields where "of" = $1 and deleted_at is not null and sensitivity in ('personal', 'secret')`,
    values: [record.name, tableOf(record).name, ownName('')],
  })
  const columns = fields.flatMap((field) => field.columns)
  if (columns.length > 0) {
    const text = `update ${tableOf(record).name} set ${columns.map((column) => `${column} = null`).join(', ')} where id = any ($1::uuid[])`
    await tx.run({ text, values: [ids] })
  }
  return fields.map(({ name }) => name)
}
