import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { titleOf } from '../search/index.ts'
import type { Values } from '../records/check.ts'
import { fetchRow } from '../records/fetch.ts'
import type { UndoReport, Work } from '../records/index.ts'
import { same } from '../records/rows.ts'
import { applyStep, type Row } from '../records/undo.ts'
import type { BringBackRequest } from './bring-back.ts'
import { lastingLinks } from './lasting-links.ts'
import type { Then } from './rows-then.ts'

/** Holds a record that is there against what it was, and takes what was asked for; what lies in the bin comes out of it. */
export async function comparedWithNow(
  work: Work,
  record: RecordDefinition,
  was: Then,
  { force = [] }: BringBackRequest,
  report: UndoReport,
): Promise<void> {
  const found = await fetchRow(work.ctx, work.tx, record, was.id, 'edit', { bin: 'either' })
  if (!found) throw refuse.noSuch(record)
  if (!found.may) throw refuse.forbidden()
  const row = found.row as Row
  const then = await lastingLinks(work, record, was, report)
  const named = { record: record.name, id: row.id, title: titleOf(work.ctx.registry, record, row) }
  const { closed } = work.ctx.actor.permissions.of(record)
  const others = valueFields(record).filter((name) => !closed.has(name) && !same(row[name], then[name]))
  const wanted = others.filter((name) => force.includes(`${row.id}.${name}`))
  for (const field of others.filter((name) => !wanted.includes(name)))
    report.conflicts.push({ ...named, field, now: row[field] ?? null, to: then[field] ?? null })
  const isBack = row.deletedAt !== null && then.deletedAt === null
  const fields = wanted.map((field) => ({ field, from: row[field] ?? null, to: then[field] ?? null }))
  if (isBack) fields.push({ field: 'deletedAt', from: row.deletedAt, to: null })
  if (fields.length === 0) return
  report.changes.push({ ...named, fields })
  const patch: Values = Object.fromEntries(wanted.map((name) => [name, then[name] ?? null]))
  await applyStep(work, { record, row, to: isBack ? 'back' : 'patch', patch }, 'bringBack')
}

/** What people and actions set; what Farley works out follows by itself. */
export const valueFields = (record: RecordDefinition): string[] =>
  Object.keys(record.all).filter((name) => ['typed', 'action'].includes(record.all[name]!.setBy))

/** When Farley saw something happen, and how long it took: of what is gone for good nothing else says so. */
export const seenFields = (record: RecordDefinition): string[] =>
  Object.keys(record.fields).filter((name) => {
    const { type, unit, setBy, formula } = record.fields[name]!
    return (type === 'dateTime' || unit === 'minutes') && setBy === 'derived' && formula === undefined
  })
