import type { Field, FieldType } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'

const reach: readonly FieldType[] = ['emails', 'phones', 'url', 'addresses', 'handles']

/** A group of details: how to reach somebody, everything else, or what the company put under a heading of its own. */
export interface DetailGroup {
  key: 'reach' | 'details' | 'section'
  heading?: string
  names: string[]
}

/** Fields of the details in their groups: how to reach them, everything else that people decide, then the company's own sections. */
export function groupsOf(definition: RecordDefinition, fields: Readonly<Record<string, Field>>): DetailGroup[] {
  const names = Object.keys(definition.all).filter((name) => fields[name] && isDetail(definition, name, fields[name]))
  const sections = Map.groupBy(names, (name) => fields[name]!.section)
  const plain = sections.get(undefined) ?? []
  sections.delete(undefined)
  return [
    { key: 'reach' as const, names: plain.filter((name) => reach.includes(fields[name]!.type)) },
    { key: 'details' as const, names: plain.filter((name) => !reach.includes(fields[name]!.type)) },
    ...[...sections].map(([heading, own]) => ({ key: 'section' as const, heading: heading!, names: own })),
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
