import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'

/** The field by which a record lies on a map. */
export const addressField = (fields: Readonly<Record<string, Field>>): string | undefined =>
  Object.keys(fields).find((name) => fields[name]!.type === 'addresses')

/** Whether a record lies anywhere. */
export const hasAddresses = ({ fields }: RecordDefinition) => addressField(fields) !== undefined
