import { filterSchema } from '../../../kernel/filter-schema.ts'
import { fieldsIn, type Filter } from '../../../kernel/filter.ts'
import { mayHaveOwn } from '../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { Refusal, refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { describeAnew } from '../../../platform/own/index.ts'
import { filterFault } from '../../../platform/records/read/filter-fault.ts'
import { targetOf } from '../../../platform/records/read/paths.ts'
import { rulesOf } from '../../../platform/room.ts'
import { demand } from '../model/index.ts'

type Row = RowOf<typeof demand>
const mostOfOne = 50

/** A demand is checked before it is asked of anybody, and holds in this process as soon as it is kept. */
export const demandRules = rulesOf(demand, {
  async before(work, { name, before, after }) {
    if (name === 'delete') return
    const record = after.of ? work.ctx.registry.record(after.of) : undefined
    if (!after.of || !after.must) return
    if (!record || !mayHaveOwn(record))
      throw refuse.invalid([{ field: 'of', ...say('“{of}” is no record of which something can be asked.', { of: after.of }) }]) // prettier-ignore
    const faults = (['among', 'must'] as const).flatMap((part) => faultsIn(work.ctx, record, part, after))
    if (faults.length > 0) throw refuse.invalid(faults)
    if (before !== null) return
    const others = await work.find(demand, { field: 'of', is: after.of }, { limit: mostOfOne })
    if (others.length >= mostOfOne) throw refuse.notNow(say('There are {most} rules for it; that is the most.', { most: mostOfOne })) // prettier-ignore
  },
  async after(work) {
    work.tx.afterCommit(() => describeAnew(work.ctx.db))
  },
})

function faultsIn(ctx: Ctx, record: RecordDefinition, part: 'among' | 'must', row: Row): FieldFault[] {
  const text = row[part]
  if (text === null) return []
  const filter = filterOf(text)
  const names = fieldsIn(filter ?? undefined)
  if (!filter || names.length === 0)
    return [{ field: part, ...say('A filter as JSON that asks for a field, such as {example}.', { example: '{"field":"amount","isEmpty":false}' }) }] // prettier-ignore
  try {
    const away = names.map((name) => targetOf(ctx, record, name, true)).find(isAway)
    if (away) return [{ field: part, ...say('{field} is not of the record itself; only its own fields can be asked for.', { field: labelOf(away.field) }) }] // prettier-ignore
  } catch (fault) {
    if (fault instanceof Refusal) return [{ ...fault.sentence, field: part }]
    throw fault
  }
  const fault = filterFault(ctx, record, filter)
  return fault ? [{ ...fault, field: part }] : []
}

/** What lies behind a link, or is reckoned only when it is read, is not known while a record is being written. */
const isAway = ({ hops, field }: ReturnType<typeof targetOf>) =>
  hops.length > 0 || field.formula !== undefined || field.rollUp !== undefined

function filterOf(text: string): Filter | null {
  try {
    return filterSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
