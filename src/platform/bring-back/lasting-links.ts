import { isList } from '../../kernel/merge.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { labelOf, say } from '../../kernel/sentence.ts'
import { linksOf } from '../records/check-links.ts'
import type { UndoReport, Work } from '../records/index.ts'
import { kindsOf } from '../records/kinds.ts'
import { visibleIds } from '../records/read/visible-ids.ts'
import { titleOf } from '../search/index.ts'
import { told } from '../words/index.ts'
import type { Then } from './rows-then.ts'

/** What a record was, without links to what is not there any more; each that is left out is told. */
export async function lastingLinks(work: Work, record: RecordDefinition, was: Then, report: UndoReport): Promise<Then> {
  const then = { ...was }
  const title = titleOf(work.ctx.registry, record, was)
  for (const [name, field] of linksOf(record)) {
    const ids = [was[name]].flat().filter((id) => typeof id === 'string')
    if (ids.length === 0) continue
    const there = await thereOf(work, field.to!, ids)
    if (ids.every((id) => there.has(id))) continue
    then[name] = isList(field) ? ids.filter((id) => there.has(id)) : null
    const why = told(work.ctx, say('What “{field}” led to is not there any more.', { field: labelOf(field) }))
    report.cannot.push({ record: record.name, id: was.id, title, why })
  }
  return then
}

async function thereOf(work: Work, to: string, ids: readonly string[]): Promise<Set<string>> {
  if (to === 'any') return new Set((await kindsOf(work, ids)).keys())
  const record = work.ctx.registry.record(to)
  if (!record) return new Set()
  return visibleIds({ ...work.ctx, db: work.tx as never }, record, ids)
}
