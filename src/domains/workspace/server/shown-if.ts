import { operation, type Condition, type Filter } from '../../../kernel/filter.ts'
import { filterSchema } from '../../../kernel/filter-schema.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { FieldFault } from '../../../kernel/refusal.ts'
import { labelOf, many, say, type Sentence } from '../../../kernel/sentence.ts'
import { shownOperators } from '../../../kernel/shown-if.ts'
import { isDay, isMoment } from '../../../kernel/time.ts'
import { customField } from '../model/index.ts'

/** What is wrong with the condition under which a field, by its `own` name, is shown; an empty list where nothing is. */
export function shownIfFaults(record: RecordDefinition, own: string | null, shownIf: string | null): FieldFault[] {
  if (shownIf === null) return []
  const filter = parsed(shownIf)
  const wrong = filter ? conditionsIn(filter).map((each) => faultOf(record, own, each)).find((each) => each !== null) : say('As JSON: {example}', { example: String(customField.fields.shownIf.help) }) // prettier-ignore
  return wrong ? [{ field: 'shownIf', ...wrong }] : []
}

function parsed(text: string): Filter | null {
  try {
    return filterSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function conditionsIn(filter: Filter): Condition[] {
  if ('and' in filter) return filter.and.flatMap(conditionsIn)
  if ('or' in filter) return filter.or.flatMap(conditionsIn)
  if ('not' in filter) return conditionsIn(filter.not)
  return [filter]
}

/** Pages, forms and the server decide alike, so it may depend on nothing but the record itself. */
function faultOf(record: RecordDefinition, own: string | null, condition: Condition): Sentence | null {
  const name = condition.field
  const field = Object.hasOwn(record.all, name) ? record.all[name] : undefined
  if (!field) return say('{records} have no field “{name}”.', { records: many(record), name })
  if (name === own) return say('A field is not shown by what it says itself.')
  const { operator, value } = operation(condition)
  if (!shownOperators.has(operator)) return say('A field is not shown by “{operator}”.', { operator })
  const isDated = field.type === 'date' || field.type === 'dateTime'
  const isFixed = (each: unknown) => typeof each !== 'string' || (isDated ? isDay(each) || isMoment(each) : each !== 'me')
  return [value].flat().every(isFixed) ? null : say('{field}: a condition here cannot depend on who reads or on the day.', { field: labelOf(field) })
} // prettier-ignore
