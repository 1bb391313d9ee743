import type { RecordDefinition } from '../../kernel/record.ts'
import { isEmpty } from '../../kernel/field.ts'
import { titleOf } from '../search/index.ts'
import type { UndoReport, Work } from '../records/index.ts'
import { seenFields, valueFields } from './compared.ts'
import { lastingLinks } from './lasting-links.ts'
import type { Then } from './rows-then.ts'

/** Makes a record that is gone for good anew under its id: its versions go on after those of its first life. */
export async function makeAnew(work: Work, record: RecordDefinition, was: Then, report: UndoReport): Promise<void> {
  const then = await lastingLinks(work, record, was, report)
  const said = (fields: readonly string[]) => fields.filter((name) => !isEmpty(then[name]))
  const names = said(valueFields(record))
  const valuesOf = (fields: readonly string[]) => Object.fromEntries(fields.map((name) => [name, then[name]]))
  const [last] = await work.tx.run<{ version: number }>({
    text: 'select coalesce(max(version), 0) as version from ledger where record_id = $1',
    values: [was.id],
  })
  const first = { createdAt: was.createdAt as string, createdBy: (was.createdBy as string | null) ?? null }
  await work.create(record, { ...valuesOf(names), id: was.id } as never, {
    was: { ...first, version: last!.version + 1 },
  })
  await work.flush()
  const seen = said(seenFields(record))
  if (seen.length > 0) await work.derive(record, was.id, valuesOf(seen) as never)
  const title = titleOf(work.ctx.registry, record, then)
  const fields = names.map((field) => ({ field, from: null, to: then[field] }))
  report.changes.push({ record: record.name, id: was.id, title, fields })
}
