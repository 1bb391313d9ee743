import type { ActionDefinition } from '../../kernel/action.ts'
import type { Field } from '../../kernel/field.ts'

/** One thing that an action asks for, as a field that can be edited. */
export interface Asked {
  name: string
  field: Field
}

/** What an action asks for; what is given as a field of the record is, has its name and choices as the workspace has them. */
export function inputsOf(
  { record, input }: ActionDefinition,
  fields: Readonly<Record<string, Field>> = record.all,
): Asked[] {
  return Object.entries(input).map(([name, field]) => {
    const kin = Object.values(fields).find(({ path }) => path === field.path)
    return { name, field: kin ? { ...field, label: kin.label, options: kin.options ?? [] } : field }
  })
}

/** Whether it asks before it is done: something is required, or its label says so. */
export const needsInput = ({ label, input }: ActionDefinition) =>
  label.endsWith('…') || Object.values(input).some(({ required }) => required)
