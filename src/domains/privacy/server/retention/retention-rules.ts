import { filterIn } from '../../../../kernel/filter-schema.ts'
import { fieldsIn } from '../../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { refuse, type FieldFault } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { isPerson } from '../../../../platform/erasure/index.ts'
import { filterFault } from '../../../../platform/records/read/filter-fault.ts'
import { handle, rulesOf } from '../../../../platform/room.ts'
import { retentionRule, switchOffRetentionRule, switchOnRetentionRule } from '../../model/index.ts'
import { digestOf, type Rule } from './due.ts'

/** A rule is checked when it is written; one that says something else than what was looked at is off. */
export const retentionRules = rulesOf(retentionRule, {
  before({ ctx }, { name, after }) {
    if (name === 'delete' || !after.of || !after.by) return { active: false }
    const record = ctx.registry.record(after.of)
    if (!record || record.setting || record.partOf)
      throw refuse.invalid([{ field: 'of', ...say('“{of}” is no record that could be kept for a time.', { of: after.of }) }])
    const faults = faultsIn(ctx, record, after)
    if (faults.length > 0) throw refuse.invalid(faults)
    return { active: after.seen !== null && after.seen === digestOf(after) }
  },
}) // prettier-ignore

function faultsIn(ctx: Ctx, record: RecordDefinition, { among, by, does }: Rule): FieldFault[] {
  const type = record.all[by]?.type
  const faults: FieldFault[] = []
  if (type !== 'date' && type !== 'dateTime') faults.push({ field: 'by', ...say('“{by}” is no date of it.', { by }) })
  if (does === 'erase' && !isPerson(record)) faults.push({ field: 'does', ...say('Only people are erased.') })
  if (among !== null) {
    const filter = filterIn(among)
    const fault = filter && fieldsIn(filter).length > 0 ? filterFault(ctx, record, filter) : say('A filter as JSON.')
    if (fault) faults.push({ ...fault, field: 'among' })
  }
  return faults
}

export const switchOnHandler = handle(switchOnRetentionRule, async (_, row, { seen }) => {
  if (seen !== digestOf(row)) throw refuse.notNow(say('It was changed since it was looked at. Look at it again first.'))
  return { patch: { seen } }
})

export const switchOffHandler = handle(switchOffRetentionRule, async () => ({ patch: { seen: null } }))
