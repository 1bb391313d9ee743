import { filterIn } from '../../../kernel/filter-schema.ts'
import { fieldsIn } from '../../../kernel/filter.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { filterFault } from '../../../platform/records/read/filter-fault.ts'
import { rulesOf } from '../../../platform/room.ts'
import { visitCycle } from '../model/index.ts'
import { mostCycles, visitedBy, type Cycle } from './cycles.ts'

/** A cycle is of whom can be asked for, and a visit every so many days at the most often. */
export const cycleRules = rulesOf(visitCycle, {
  async before(work, { name, before, after }) {
    if (name === 'delete') return
    const faults = [...amongFaults(work.ctx, after), ...everyFaults(after)]
    if (faults.length > 0) throw refuse.invalid(faults)
    if (before !== null) return
    const others = await work.find(visitCycle, { and: [] }, { limit: mostCycles, lock: false })
    if (others.length >= mostCycles) throw refuse.notNow(say('There are {most} visit cycles; that is the most.', { most: mostCycles })) // prettier-ignore
  },
})

function amongFaults(ctx: Ctx, { of, among }: Cycle): FieldFault[] {
  if (among === null) return []
  const filter = filterIn(among)
  if (!filter || fieldsIn(filter).length === 0)
    return [{ field: 'among', ...say('A filter as JSON that asks for a field, such as {example}.', { example: '{"field":"industry","is":"retail"}' }) }] // prettier-ignore
  const fault = filterFault(ctx, ctx.registry.own(visitedBy[of ?? 'company']!), filter)
  return fault ? [{ ...fault, field: 'among' }] : []
}

const mostAQuarter = 90

const everyFaults = ({ every, unit }: Cycle): FieldFault[] =>
  unit === 'quarter' && every > mostAQuarter
    ? [{ field: 'every', ...say('How often: at most {most} times a quarter.', { most: mostAQuarter }) }]
    : []
