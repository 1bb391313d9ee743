import type { Option } from '../../../kernel/field.ts'
import { ownName, type OwnField } from '../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import { formulaFaults, formulasOver } from '../../../platform/own/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { customField } from '../model/index.ts'

type Row = RowOf<typeof customField>

/** What is wrong with a field as one that a formula computes. */
export function computedFaults({ ctx }: Work, record: RecordDefinition, before: Row | null, after: Row): FieldFault[] {
  if (before && (before.formula === null) !== (after.formula === null))
    return [{ field: 'formula', ...say('What people type does not become a formula, nor a formula what they type.') }]
  if (after.formula === null) return []
  const typed = (['required', 'noTwoAlike', 'searchable', 'initial'] as const).filter((name) => Boolean(after[name]))
  return [
    ...typed.map((name) => ({ field: name, ...say('“{flag}” is nothing for a formula, which nobody types.', { flag: labelOf(customField.fields[name]) }) })), // prettier-ignore
    ...formulaFaults(ctx.registry, record, ownFieldOf(after)),
  ]
}

/** A field that formulas read stays, until these are changed. */
export function refuseWhileRead(record: RecordDefinition, { key, label }: Row): void {
  const formulas = formulasOver(record, ownName(key!))
  if (formulas.length === 0) return
  throw refuse.notNow(say('{field} is read by formulas: {formulas}. Change or archive these first.', { field: label, formulas })) // prettier-ignore
}

/** The record of a field as what reads definitions knows fields. */
export function ownFieldOf(row: Row): OwnField {
  const options = row.options === null ? [] : (JSON.parse(row.options) as Option[])
  return { ...(row as unknown as OwnField), key: row.key ?? '', options, initial: null }
}
