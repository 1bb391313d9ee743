import { filterIn } from '../../../../kernel/filter-schema.ts'
import { fieldsIn, type Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { labelOf, say, type Sentence } from '../../../../kernel/sentence.ts'
import { system } from '../../../../platform/access/system.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Runner } from '../../../../platform/db/index.ts'
import { filterFault } from '../../../../platform/records/read/filter-fault.ts'
import { findRows } from '../../../../platform/records/read/index.ts'
import { targetOf } from '../../../../platform/records/read/paths.ts'
import { call, email, meeting } from '../../../activities/model/index.ts'
import { person } from '../../../people/model/index.ts'
import { leadArrival, scoreRule } from '../../model/index.ts'

export type RuleRow = Pick<RowOf<typeof scoreRule>, 'id' | 'name' | 'asks' | 'condition' | 'points' | 'within' | 'halfLife' | 'active'> // prettier-ignore

/** A rule that is in force, with the filter that its text holds. */
export interface Rule extends RuleRow {
  filter: Filter
}

/** What happens with people: its record, its moment, and the field that says with whom. */
export const happenings: Readonly<Record<string, { record: RecordDefinition; at: string; who: string }>> = {
  leadArrival: { record: leadArrival, at: 'arrivedAt', who: 'person' },
  call: { record: call, at: 'startedAt', who: 'about' },
  meeting: { record: meeting, at: 'startsAt', who: 'about' },
  email: { record: email, at: 'sentAt', who: 'about' },
}

/** The record that a rule asks about. */
export const recordOf = ({ asks }: Pick<RuleRow, 'asks'>): RecordDefinition => happenings[asks]?.record ?? person

/** More than one company's rules can be made sense of. */
export const mostRules = 100

/** Farley itself asks, by the company's clock. */
export const asFarley = (ctx: Ctx): Ctx => ({ ...ctx, actor: { ...system, timeZone: ctx.settings.timeZone } })

/** The rules that are in force, with a draft in the place of the one that it is of; one that can no longer be asked is in force no more. */
export async function readRules(ctx: Ctx, on: Runner, draft?: RuleRow): Promise<Rule[]> {
  const rows = (await findRows(ctx, on, scoreRule, { and: [] }, { limit: mostRules })) as unknown as RuleRow[]
  const drafted = draft ? [...rows.filter(({ id }) => id !== draft.id), draft] : rows
  return drafted.flatMap((row) => {
    const filter = conditionIn(row.condition)
    return row.active && filter && !faultIn(ctx, row) ? [{ ...row, filter }] : []
  })
}

/** The filter in a text, which asks nothing where there is none; null where it cannot be read. */
export const conditionIn = (text: string | null): Filter | null => (text === null ? { and: [] } : filterIn(text))

/** What is wrong with the condition of a rule, now or any more; undefined where nothing is. */
export function faultIn(whose: Ctx, rule: Pick<RuleRow, 'asks' | 'condition'>): Sentence | undefined {
  const filter = conditionIn(rule.condition)
  const paths = fieldsIn(filter ?? undefined)
  if (!filter || (rule.asks === 'person' && paths.length === 0))
    return say('A filter as JSON that asks for a field, such as {example}.', {
      example: '{"field":"company.employees","gte":50}',
    })
  const ctx = asFarley(whose)
  const record = ctx.registry.own(recordOf(rule))
  try {
    const circle = paths.map((path) => targetOf(ctx, record, path, true)).find(isScore)
    if (circle) return say('{field}: a score is not reckoned from itself.', { field: labelOf(circle.field) })
  } catch (fault) {
    if (fault instanceof Refusal) return fault.sentence
    throw fault
  }
  return filterFault(ctx, record, filter) ?? undefined
}

const isScore = ({ record, name }: ReturnType<typeof targetOf>) => record.name === person.name && name === 'score'
