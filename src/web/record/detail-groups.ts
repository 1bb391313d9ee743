import type { Field, FieldType } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'

const reach: readonly FieldType[] = ['emails', 'phones', 'url', 'addresses', 'handles']

/** Fields of the details in their groups: how to reach them, then everything else that people decide. */
export function groupsOf(
  definition: RecordDefinition,
  fields: Readonly<Record<string, Field>>,
): { key: 'reach' | 'details'; names: string[] }[] {
  const names = Object.keys(definition.all).filter((name) => fields[name] && isDetail(definition, name, fields[name]))
  return [
    { key: 'reach' as const, names: names.filter((name) => reach.includes(fields[name]!.type)) },
    { key: 'details' as const, names: names.filter((name) => !reach.includes(fields[name]!.type)) },
  ].filter((group) => group.names.length > 0)
}

/** What the system keeps stands elsewhere on the page, a derived name in the title. */
function isDetail(definition: RecordDefinition, name: string, field: Field): boolean {
  return field.setBy !== 'system' && !(name === definition.title && field.setBy === 'derived')
}

/** Whether a value is worth a line: something, and not an unset switch. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return false
  return !Array.isArray(value) || value.length > 0
}
