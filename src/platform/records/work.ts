import type { CreateOf, PatchOf, RecordDefinition, RowOf } from '../../kernel/record.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Need } from '../../kernel/rights.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/index.ts'

export interface WriteOptions {
  /** The name of the change in the ledger; `update` when left out. */
  name?: string
  /** When it was so in the world; now when left out. */
  happenedAt?: string
  /** Its links need not be looked up with the actor’s rights: those of an undo, which may bring their targets back only later, or those that were found with the rights of whoever it is for. */
  linksKnown?: boolean
  /** Of a record that is made anew after it was gone for good: what stands of its first life. */
  was?: { version: number; createdAt: string; createdBy: string | null }
}

/** One transaction of changes with one cause. All of it is kept, or none. */
export interface Work {
  ctx: Ctx
  tx: Tx
  /** Reads a record that the actor may see, edit or delete, and locks it; refuses as not found otherwise. */
  load<R extends RecordDefinition>(record: R, id: string, need: Need): Promise<RowOf<R>>
  /** Reads and locks for the room's own upkeep, whoever is asking; null when there is none. */
  peek<R extends RecordDefinition>(record: R, id: string): Promise<RowOf<R> | null>
  /** A record that was made in this very piece of work, as it is now, without asking the database; null for any other. */
  made<R extends RecordDefinition>(record: R, id: string): RowOf<R> | null
  /** Records that match, in id order, for the room's own upkeep, whoever is asking; at most `limit` (1,000). */
  find<R extends RecordDefinition>(
    record: R,
    filter: Filter,
    options?: { sort?: string; limit?: number; lock?: boolean; bin?: boolean },
  ): Promise<RowOf<R>[]>
  /** A row that is only looked at (a stage, a user, somebody's company), read once in this transaction, together with what is asked for at the same time, and not locked; null when there is none. */
  setting<R extends RecordDefinition>(record: R, id: string): Promise<RowOf<R> | null>
  create<R extends RecordDefinition>(record: R, values: CreateOf<R>, options?: WriteOptions): Promise<RowOf<R>>
  /** Many new records of one kind in few statements, each with its line; refuses as a whole when one is not valid. */
  createMany<R extends RecordDefinition>(
    record: R,
    items: readonly { values: CreateOf<R>; happenedAt?: string }[],
  ): Promise<RowOf<R>[]>
  /** Many changed records of one kind in few statements. */
  updateMany<R extends RecordDefinition>(
    record: R,
    items: readonly { row: RowOf<R>; patch: PatchOf<R>; happenedAt?: string }[],
    options?: WriteOptions,
  ): Promise<RowOf<R>[]>
  /** Writes what differs and leaves one line in the ledger; nothing at all when nothing differs. */
  update<R extends RecordDefinition>(
    record: R,
    row: RowOf<R>,
    patch: PatchOf<R>,
    options?: WriteOptions,
  ): Promise<RowOf<R>>
  /** Leaves a line that says that these values are still so; they stay what they are. */
  confirm<R extends RecordDefinition>(record: R, row: RowOf<R>, names: readonly string[]): Promise<RowOf<R>>
  /** To the bin. */
  remove<R extends RecordDefinition>(record: R, row: RowOf<R>): Promise<void>
  /** Out of the bin for good, with everything that lies beside the row; its line in the ledger stays. */
  erase<R extends RecordDefinition>(record: R, row: RowOf<R>): Promise<void>
  /** Sets values in place of those that may not be known any more: no rule is asked, and its line says that it was done, not what stood there. */
  redact<R extends RecordDefinition>(record: R, row: RowOf<R>, values: Partial<RowOf<R>>): Promise<void>
  restore<R extends RecordDefinition>(record: R, row: RowOf<R>): Promise<RowOf<R>>
  /**
   * Sends what is waiting to be written: for a statement of the room's own that must see it, or for the database to work on
   * while more is prepared.
   */
  flush(): Promise<void>
  /** Sets derived values: no version, no ledger line. */
  derive<R extends RecordDefinition>(record: R, id: string, values: Partial<RowOf<R>>): Promise<void>
}
