import { z } from 'zod'
import { filterSchema } from '../../../../kernel/filter-schema.ts'
import { fieldsIn, type Filter } from '../../../../kernel/filter.ts'
import type { FieldType } from '../../../../kernel/field.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { labelOf, say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { filterFault } from '../../../../platform/records/read/filter-fault.ts'
import { targetOf } from '../../../../platform/records/read/paths.ts'

/** What must be so of a record for it to lie in a territory, by the record's name. */
export type TerritoryRules = Readonly<Record<string, Filter>>

const rulesSchema: z.ZodType<TerritoryRules> = z.record(z.string().max(60), filterSchema)

/** The rules in a text; null where it holds none. */
export function rulesIn(text: string | null | undefined): TerritoryRules | null {
  try {
    return rulesSchema.safeParse(JSON.parse(text ?? '{}')).data ?? null
  } catch {
    return null
  }
}

/** The records that lie in a territory of themselves, and not by what they lead to. */
export const placedIn = ({ registry }: Pick<Ctx, 'registry'>): readonly RecordDefinition[] =>
  registry.records.filter(({ territory }) => territory !== undefined && !territory.includes('.'))

/** What does not change with the day, with rates or with whoever looks. */
const lasting: ReadonlySet<FieldType> = new Set([
  ...(['text', 'longText', 'url', 'choice', 'choices', 'number', 'percent', 'boolean', 'addresses', 'emails', 'phones'] as const),
  ...(['link', 'links'] as const),
]) // prettier-ignore

/** What is wrong with the rules of a territory; undefined where nothing is. */
export function faultInRules(ctx: Ctx, rules: TerritoryRules): Sentence | undefined {
  for (const [name, filter] of Object.entries(rules)) {
    const record = placedIn(ctx).find((each) => each.name === name)
    if (!record) return say('“{name}” lies in no territory of itself.', { name })
    const fault = faultIn(ctx, record, filter)
    if (fault) return fault
  }
  return undefined
}

/** Why a rule cannot be asked of a record, now or any more. */
export function faultIn(ctx: Ctx, record: RecordDefinition, filter: Filter): Sentence | undefined {
  const paths = fieldsIn(filter)
  if (paths.length === 0) return say('A rule asks for a field.')
  try {
    const targets = paths.map((path) => targetOf(ctx, record, path, true))
    const wrong = targets.find(({ hops, name, field }) =>
      hops.length > 0 || name === record.territory || !lasting.has(field.type) || field.formula !== undefined || field.rollUp !== undefined) // prettier-ignore
    if (wrong) return say('{field}: a territory is not told by it.', { field: labelOf(wrong.field) })
  } catch (fault) {
    if (fault instanceof Refusal) return fault.sentence
    throw fault
  }
  return filterFault(ctx, record, filter) ?? undefined
}
