import type { RecordDefinition } from '../../kernel/record.ts'
import { say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import type { Values } from '../records/check.ts'
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
