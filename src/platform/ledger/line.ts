import type { LedgerLine } from '../../kernel/change.ts'

/** A row of the table `ledger`, as `lineColumns` selects it. */
export interface LineRow {
  id: number
  era: number
  xid: string
  recorded_at: string
  happened_at: string
  actor_kind: LedgerLine['actor']['kind']
  actor_id: string | null
  actor_name: string
  cause_id: string
  cause_kind: LedgerLine['cause']['kind']
  cause_of: string | null
  record: string
  record_id: string
  version: number
  name: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** The columns of a line, for a select list; the table must go by the name `ledger`. */
export const lineColumns = [
  'id', 'era', 'xid', 'recorded_at', 'happened_at', 'actor_kind', 'actor_id', 'actor_name', 'cause_id', 'cause_kind',
  'cause_of', 'record', 'record_id', 'version', 'name', 'before', 'after',
].map((name) => `ledger.${name}`).join(', ') // prettier-ignore

/** A line as the rest of Farley knows it. */
export function lineOf(row: LineRow): LedgerLine {
  return {
    id: row.id,
    recordedAt: row.recorded_at,
    happenedAt: row.happened_at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    cause: { id: row.cause_id, kind: row.cause_kind, ...(row.cause_of && { of: row.cause_of }) },
    record: row.record,
    recordId: row.record_id,
    version: row.version,
    name: row.name,
    before: row.before ?? {},
    after: row.after ?? {},
  }
}
