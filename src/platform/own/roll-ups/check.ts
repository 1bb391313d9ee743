import type { Field } from '../../../kernel/field.ts'
import { operation, operators, type Condition, type Filter } from '../../../kernel/filter.ts'
import { inputsOf } from '../../../kernel/formula/index.ts'
import { stepsOf, type OwnField } from '../../../kernel/own-field.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { FieldFault } from '../../../kernel/refusal.ts'
import { namesIn, rollUpType } from '../../../kernel/roll-up.ts'
import { labelOf, many, say, type Sentence } from '../../../kernel/sentence.ts'
import { isDay, isMoment } from '../../../kernel/time.ts'
import type { Ctx } from '../../context.ts'
import type { Registry } from '../../records/index.ts'
import { filterFault } from '../../records/read/filter-fault.ts'
import { rollUpsIn } from './reader.ts'

/** What is wrong with a field that sums up others; an empty list where nothing is. */
export function rollUpFaults(ctx: Ctx, record: RecordDefinition, { rollUp, type }: OwnField): FieldFault[] {
  if (rollUp === null) return []
  const wrong = (sentence: Sentence): FieldFault[] => [{ field: 'rollUp', ...sentence }]
  const link = ctx.registry.backLinks(record).find(({ record: of, field }) => of.name === rollUp.of && field === rollUp.by)
  const source = link?.record
  if (!source || source.setting || source.secluded)
    return wrong(say('“{path}” is no link that points to {records}.', { path: `${rollUp.of}.${rollUp.by}`, records: many(record) }))
  // Whether a part is there depends on what it is part of, of which its own lines say nothing.
  if (source.partOf && source.partOf !== rollUp.by)
    return wrong(say('{records} are summed up only where they belong.', { records: many(source) }))
  for (const name of namesIn(rollUp)) {
    const sentence = unfit(source, name)
    if (sentence) return wrong(sentence)
  }
  const yields = rollUpType(rollUp, source)
  if (yields === null) return wrong(say('That cannot be measured so.'))
  if (yields !== type) return [{ field: 'type', ...say('What is summed up is of another type: {type}.', { type: yields }) }]
  return filterFaults(ctx, source, rollUp.filter)
} // prettier-ignore

/** Only what a record’s own lines tell of can be summed up. */
function unfit(source: RecordDefinition, name: string): Sentence | null {
  if (stepsOf(name).length > 1) return say('“{name}” leads to another record; what is summed up is asked for its own fields.', { name }) // prettier-ignore
  const field = Object.hasOwn(source.all, name) ? source.all[name] : undefined
  if (!field) return say('{records} have no field “{name}”.', { records: many(source), name })
  const inputs = [name, ...(inputsOf(source).get(name) ?? [])].map((each) => source.all[each]!)
  const silent = inputs.find(({ setBy, formula }) => setBy === 'derived' && formula === undefined)
  return silent ? say('{field} is kept by Farley and leaves no line when it changes, so it cannot be summed up.', { field: labelOf(silent) }) : null // prettier-ignore
}

function filterFaults(ctx: Ctx, source: RecordDefinition, filter: Filter | null): FieldFault[] {
  if (filter === null) return []
  if (conditionsIn(filter).some((each) => isRelative(each, source.all[each.field]!)))
    return [{ field: 'rollUp', ...say('A condition here cannot depend on who reads or on the day: what is summed up is kept.') }] // prettier-ignore
  const fault = filterFault(ctx, source, filter)
  return fault ? [{ ...fault, field: 'rollUp' }] : []
}

function conditionsIn(filter: Filter): Condition[] {
  if ('and' in filter) return filter.and.flatMap(conditionsIn)
  if ('or' in filter) return filter.or.flatMap(conditionsIn)
  if ('not' in filter) return conditionsIn(filter.not)
  return operators.some((name) => filter[name] !== undefined) ? [filter] : []
}

function isRelative(condition: Condition, { type, to }: Field): boolean {
  const values = [operation(condition).value].flat()
  if (to === 'user') return values.includes('me')
  if (type !== 'date' && type !== 'dateTime') return false
  return values.some((value) => typeof value === 'string' && !isDay(value) && !isMoment(value))
}

/** The roll-ups that are made of a field, by their labels. */
export function rollUpsOver(registry: Registry, record: RecordDefinition, name: string): string[] {
  const over = rollUpsIn(registry).filter(({ rollUp }) => {
    const names = namesIn(rollUp).flatMap((each) => [each, ...(inputsOf(record).get(each) ?? [])])
    return rollUp.of === record.name && names.includes(name)
  })
  return over.map((each) => each.record.all[each.name]!.label)
}
