import { filterIn } from '../../../kernel/filter-schema.ts'
import { all, fieldsIn, type Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findRows, type Round } from '../../../platform/records/read/index.ts'
import { targetOf } from '../../../platform/records/read/paths.ts'
import { company, person } from '../../people/model/index.ts'
import { cycleDays } from '../model/cycle-days.ts'
import { visitCycle } from '../model/index.ts'

export type Cycle = RowOf<typeof visitCycle>

/** More than one company's sellers can keep apart. */
export const mostCycles = 50

/** Of which record each kind of cycle is. */
export const visitedBy: Readonly<Record<string, RecordDefinition>> = { company, person }

/** A cycle as it is asked for. */
export interface CycleRound extends Round {
  cycle: Cycle
}

/** The cycles of companies or of people, each among those that `more` finds; one that asks for what the reader may not know is no cycle of theirs. */
export async function roundsOf(ctx: Ctx, of: string, more: Filter): Promise<CycleRound[]> {
  const cycles = (await findRows(ctx, ctx.db, visitCycle, { field: 'of', is: of }, { limit: mostCycles })) as unknown as Cycle[] // prettier-ignore
  return cycles.flatMap((cycle) => {
    const among = cycle.among === null ? { and: [] } : filterIn(cycle.among)
    if (!among || !mayAsk(ctx, visitedBy[of]!, all(among, more))) return []
    const since = dayIn(ctx.settings.timeZone, new Date(cycle.createdAt))
    return [{ cycle, filter: all(among, more), days: cycleDays(cycle), since }]
  })
}

/** Whether the reader knows all that a filter asks for, and all of it is still there. */
export function mayAsk(ctx: Ctx, record: RecordDefinition, filter: Filter): boolean {
  try {
    for (const path of fieldsIn(filter)) targetOf(ctx, ctx.registry.own(record), path)
    return true
  } catch (fault) {
    if (fault instanceof Refusal) return false
    throw fault
  }
}
