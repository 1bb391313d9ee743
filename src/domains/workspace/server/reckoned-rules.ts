import { z } from 'zod'
import type { Option } from '../../../kernel/field.ts'
import { filterSchema } from '../../../kernel/filter-schema.ts'
import { ownName, type OwnField } from '../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { rollUpFns, type RollUp } from '../../../kernel/roll-up.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import { formulaFaults, formulasOver, rollUpFaults, rollUpsOver } from '../../../platform/own/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { customField } from '../model/index.ts'

type Row = RowOf<typeof customField>

/** What is wrong with a field as one that is reckoned from others: by a formula, or by summing up what points here. */
export function reckonedFaults({ ctx }: Work, record: RecordDefinition, before: Row | null, after: Row): FieldFault[] {
  for (const name of ['formula', 'rollUp'] as const)
    if (before && (before[name] === null) !== (after[name] === null))
      return [{ field: name, ...say('What people type does not become reckoned, nor the other way round.') }]
  if (after.formula === null && after.rollUp === null) return []
  if (after.formula !== null && after.rollUp !== null)
    return [{ field: 'rollUp', ...say('A field has a formula or sums up, not both.') }]
  const typed = (['required', 'noTwoAlike', 'searchable', 'initial', 'shownIf'] as const).filter((name) =>
    Boolean(after[name]),
  )
  const faults = typed.map((name) => ({ field: name, ...say('“{flag}” is nothing for what nobody types.', { flag: labelOf(customField.fields[name]) }) })) // prettier-ignore
  if (after.rollUp !== null && rollUpIn(after.rollUp) === null)
    return [...faults, { field: 'rollUp', ...say('As JSON: {example}', { example: String(customField.fields.rollUp.help) }) }] // prettier-ignore
  const own = ownFieldOf(after)
  return [...faults, ...formulaFaults(ctx.registry, record, own), ...rollUpFaults(ctx, record, own)]
}

/** A field from which others are reckoned stays, until these are changed. */
export function refuseWhileRead({ ctx: { registry } }: Work, record: RecordDefinition, { key, label }: Row): void {
  const name = ownName(key!)
  const readers = [...formulasOver(record, name), ...rollUpsOver(registry, record, name)]
  if (readers.length === 0) return
  throw refuse.notNow(say('Other fields are reckoned from {field}: {readers}. Change or archive these first.', { field: label, readers })) // prettier-ignore
}

const rollUpShape = z.strictObject({
  of: z.string().max(60),
  by: z.string().max(120),
  fn: z.enum(rollUpFns),
  field: z.string().max(120).nullable(),
  filter: filterSchema.nullable(),
})

/** What a field sums up, from its JSON; null where that is none. Who counts measures nothing. */
function rollUpIn(text: string): RollUp | null {
  try {
    const { data } = rollUpShape.safeParse(JSON.parse(text))
    return data && (data.fn === 'count') === (data.field === null) ? (data as RollUp) : null
  } catch {
    return null
  }
}

/** The record of a field as what reads definitions knows fields. */
function ownFieldOf(row: Row): OwnField {
  const options = row.options === null ? [] : (JSON.parse(row.options) as Option[])
  const rollUp = row.rollUp === null ? null : rollUpIn(row.rollUp)
  return { ...(row as unknown as OwnField), key: row.key ?? '', options, rollUp, initial: null }
}
