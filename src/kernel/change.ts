/** Who changed something. */
export type ActorKind = 'person' | 'key' | 'import' | 'automation' | 'agent' | 'customer' | 'system'

/** What a change belongs to: the request, import run, bulk edit, undo or automation run that made it. */
export interface Cause {
  id: string
  kind: 'request' | 'import' | 'bulk' | 'undo' | 'automation' | 'agent' | 'system'
  /** The cause that an undo takes back. */
  of?: string
}

/** A line of the ledger: one change of one record. */
export interface LedgerLine {
  /** Rises with the order of writing inside one transaction. */
  id: number
  recordedAt: string
  /** When it was so in the world; an imported deal was won when it was won. */
  happenedAt: string
  actor: { kind: ActorKind; id: string | null; name: string }
  cause: Cause
  record: string
  recordId: string
  version: number
  /** `create`, `update`, `delete`, `restore`, or the action's name. */
  name: string
  /** The changed fields before and after; a creation stores none. */
  before: Record<string, unknown>
  after: Record<string, unknown>
}
