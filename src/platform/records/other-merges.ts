import type { LedgerLine } from '../../kernel/change.ts'
import { lineColumns, lineOf, type LineRow } from '../ledger/line.ts'
import { listWithout } from './list-without.ts'
import type { Merged } from './merged.ts'
import { same } from './rows.ts'
import type { Work } from './work.ts'

/** What another merge into the same record changed on a row. */
interface OtherLine extends LedgerLine {
  /** Whether that merge holds. */
  holds: boolean
  /** The line with which it was taken back there; null when it holds, or when nothing was to be changed. */
  undoneAt: number | null
}
/** By row, oldest first. */
export type OtherMerges = ReadonlyMap<string, readonly OtherLine[]>

/** What other merges into the same records did to these rows: merges may be taken back in any order. */
export async function otherMerges(work: Work, ended: readonly Merged[], ids: readonly string[]): Promise<OtherMerges> {
  const rows = await work.tx.run<LineRow & { holds: boolean; undone_at: number | null }>({
    name: 'other_merges',
    text: `select ${lineColumns}, holds, undone_at from ledger join lateral (
  select merged.taken_back_by is null as holds,
    (select min(later.id) from ledger later where later.cause_id = merged.taken_back_by and later.record_id = ledger.record_id) as undone_at
  from merged where merged.cause_id = ledger.cause_id and merged.into_id = any ($1::uuid[]) and not merged.id = any ($2::uuid[])
) as merge on true
where name = 'merge' and record_id = any ($3::uuid[]) order by id`,
    values: [ended.map(({ into }) => into), ended.map(({ id }) => id), ids],
  })
  const lines = rows.map((row) => ({ ...lineOf(row), holds: row.holds, undoneAt: row.undone_at }))
  return Map.groupBy(lines, ({ recordId }) => recordId)
}

/** What a field was before a line, had the merges never been that were taken back since. */
export function valueBefore(others: OtherMerges, line: LedgerLine, name: string): unknown {
  const since = (others.get(line.recordId) ?? []).filter(
    (other) => !other.holds && other.id < line.id && (other.undoneAt === null || other.undoneAt > line.id),
  )
  return since.reduceRight((value, { before, after }) => {
    if (!(name in after)) return value
    if (Array.isArray(value)) return listWithout(value, before[name], after[name]).to
    return same(value, after[name]) ? before[name] : value
  }, line.before[name])
}

/**
 * A list of links in which a merge put the one that stays in the place of the one that goes, with that taken back. Where
 * the one that stays was taken out since, the other does not come back; where it stands there for itself too, or for
 * another that was merged into it, it stays. Undefined when it is no such list.
 */
export function movedBack(
  ended: readonly Merged[],
  others: OtherMerges,
  line: LedgerLine,
  name: string,
  now: unknown,
): string[] | undefined {
  const merged = ended.find(({ id, into }) => line.recordId !== into && isMove(line, name, id))
  if (!merged) return undefined
  const held = (others.get(line.recordId) ?? []).filter(({ holds }) => holds)
  const [first] = [...held.filter((other) => other.id < line.id && name in other.before), line]
  const before = valueBefore(others, first!, name) as string[]
  const stays = before.includes(merged.into) || held.some((other) => isMove(other, name))
  const both = stays ? [merged.id, merged.into] : [merged.id]
  return ((now as string[] | null) ?? []).flatMap((each) => (each === merged.into ? both : [each]))
}

function isMove({ before, after }: LedgerLine, name: string, id?: string): boolean {
  const [old, made] = [before[name], after[name]]
  if (!Array.isArray(old) || !Array.isArray(made)) return false
  return id === undefined ? old.some((each) => !made.includes(each)) : old.includes(id) && !made.includes(id)
}
