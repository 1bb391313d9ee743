import { mayHaveCondition, mayHaveOwn } from '../../../kernel/own-field.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { labelOf, many, say } from '../../../kernel/sentence.ts'
import { describeAnew } from '../../../platform/own/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { rulesOf } from '../../../platform/room.ts'
import { fieldCondition } from '../model/index.ts'
import { shownIfFaults } from './shown-if.ts'

type Row = RowOf<typeof fieldCondition>

/** A condition is for a field that may be left empty, and each has one. */
export const fieldConditionRules = rulesOf(fieldCondition, {
  async before(work, { name, before, after }) {
    if (name === 'delete') return
    // What is missing is said by name, with all else that is.
    if (!after.of || !after.field || !after.shownIf) return
    const faults = faultsOf(work, after)
    if (faults.length > 0) throw refuse.invalid(faults)
    if (before === null || name === 'restore') await standAlone(work, after)
  },
  async after(work) {
    work.tx.afterCommit(() => describeAnew(work.ctx.db))
  },
})

function faultsOf({ ctx }: Work, { of, field: name, shownIf }: Row): FieldFault[] {
  const record = ctx.registry.record(of)
  if (!record || !mayHaveOwn(record)) return [{ field: 'of', ...say('“{of}” is no record whose fields can be shown by conditions.', { of }) }] // prettier-ignore
  const field = Object.hasOwn(record.fields, name) ? record.fields[name]! : undefined
  if (!field) return [{ field: 'field', ...say('Farley ships no field “{name}” of {records}.', { name, records: many(record) }) }] // prettier-ignore
  if (!mayHaveCondition(record, name))
    return [{ field: 'field', ...say('{field} is always shown.', { field: labelOf(field) }) }]
  return shownIfFaults(record, name, shownIf)
}

/** Two who make one at once come one after the other. */
async function standAlone(work: Work, { id, of, field }: Row): Promise<void> {
  await work.tx.run({ text: `select pg_advisory_xact_lock(hashtext('farley new condition'))`, values: [] })
  const same = { and: [{ field: 'of', is: of }, { field: 'field', is: field }] } // prettier-ignore
  const others = await work.find(fieldCondition, same, { limit: 2 })
  if (others.some((each) => each.id !== id)) throw refuse.notNow(say('The field has a condition already.'))
}
