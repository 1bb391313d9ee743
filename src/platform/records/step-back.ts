import type { LedgerLine } from '../../kernel/change.ts'
import type { Field } from '../../kernel/field.ts'
import { isList } from '../../kernel/merge.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { titleOf } from '../search/index.ts'
import type { Values } from './check.ts'
import { listWithout } from './list-without.ts'
import { movedBack, valueBefore, type OtherMerges } from './other-merges.ts'
import { same } from './rows.ts'
import type { Row, Step, UndoReport, UndoRequest } from './undo.ts'
import type { Undone } from './unmerge.ts'
import type { Work } from './work.ts'

/** A record, what a cause did to it (newest first), and whether others left it otherwise since. */
interface About {
  record: RecordDefinition
  row: Row
  lines: readonly LedgerLine[]
  changed: boolean
}
interface Merging {
  merges: Undone
  others: OtherMerges
}

/** What is done to one record to take a cause back, told in the report; null where nothing is. */
export function stepBack(
  work: Work,
  request: UndoRequest,
  about: About,
  report: UndoReport,
  merging: Merging,
): Step | null {
  const { record, row, lines } = about
  const named = { record: record.name, id: row.id, title: titleOf(work.ctx.registry, record, row) }
  const forced = (field: string) => request.force?.includes(`${row.id}.${field}`) === true
  if (lines.some((line) => line.name === 'create')) {
    if (row.deletedAt) return null
    if (about.changed && !forced('deletedAt')) {
      report.conflicts.push({ ...named, field: 'deletedAt', now: null, to: 'bin' })
      return null
    }
    report.changes.push({ ...named, fields: [{ field: 'deletedAt', from: null, to: 'bin' }] })
    return { record, row, to: 'bin', patch: {} }
  }
  const { hidden, closed } = work.ctx.actor.permissions.of(record)
  const told = (field: string) => !hidden.has(field)
  const { patch, clashes } = takenBack(about, merging, forced, (field) => {
    return (merging.merges.whole || !closed.has(field)) && (!request.fields || request.fields.includes(field))
  })
  for (const clash of clashes) if (told(clash.field)) report.conflicts.push({ ...named, ...clash })
  const changes = Object.keys(patch).filter((name) => !same(row[name], patch[name]))
  if (changes.length === 0) return null
  const fields = changes.filter(told).map((field) => ({ field, from: row[field] ?? null, to: patch[field] ?? null }))
  report.changes.push({ ...named, fields })
  const { deletedAt, ...rest } = patch
  const bin = 'deletedAt' in patch && Boolean(deletedAt) !== Boolean(row.deletedAt)
  return { record, row, to: bin ? (deletedAt ? 'bin' : 'back') : 'patch', patch: rest }
}

/** What the fields become, and which were changed otherwise since. */
function takenBack(
  { record, row, lines }: About,
  merging: Merging,
  forced: (field: string) => boolean,
  wanted: (field: string) => boolean,
) {
  const now: Values = { ...row }
  const patch: Values = {}
  const clashes: { field: string; now: unknown; to: unknown }[] = []
  for (const line of lines) {
    for (const name of Object.keys(line.before).filter((each) => each in record.all && wanted(each))) {
      const field = record.all[name]!
      const { to, clash } = valueWithout(field, name, line, now[name], name in patch, merging)
      if (same(now[name], to)) continue
      if (!clash || forced(name)) now[name] = patch[name] = to ?? null
      // What follows from other fields comes right by itself when those go back.
      else if (!merging.merges.whole || field.setBy !== 'action')
        clashes.push({ field: name, now: now[name] ?? null, to: to ?? null })
    }
  }
  return { patch, clashes }
}

/** What a field becomes without a change of it, and whether it was changed otherwise since. Of a list, what came since stays. */
function valueWithout(
  field: Field,
  name: string,
  line: LedgerLine,
  now: unknown,
  inTurn: boolean,
  { merges, others }: Merging,
): { to: unknown; clash: boolean } {
  const [before, after] = [valueBefore(others, line, name), line.after[name]]
  const moved = movedBack(merges.ended, others, line, name, now)
  if (moved) return { to: moved, clash: false }
  if (same(now, after)) return { to: before, clash: false }
  if (isList(field)) return listWithout(now, before, after)
  return { to: before, clash: !inTurn }
}
