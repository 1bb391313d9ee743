import type { Field, FieldType } from '../../kernel/field.ts'
import type { FieldGroup, PageLayout } from '../../kernel/layout.ts'
import type { RecordDefinition } from '../../kernel/record.ts'

type Fields = Readonly<Record<string, Field>>
const reach: readonly FieldType[] = ['emails', 'phones', 'url', 'addresses', 'handles']

/**
 * Fields of the details in their groups: how to reach them, everything else that people decide, then the company's own
 * sections; or as the company lays them out, and then those of which its layout does not speak.
 */
export function groupsOf(definition: RecordDefinition, fields: Fields, page: PageLayout | null = null): FieldGroup[] {
  if (!page) return shippedGroups(definition, fields)
  const placed = page.groups.map((group) => ({ ...group, names: group.names.filter((name) => isDetail(definition, name, fields[name])) })) // prettier-ignore
  const spoken = new Set([...placed.flatMap(({ names }) => names), ...page.leftOut])
  const rest = shippedGroups(definition, fields)
    .map((group) => ({ ...group, names: group.names.filter((name) => !spoken.has(name)) }))
    .filter(({ names }) => names.length > 0)
  return rest.reduce(behind, placed).filter(({ names }) => names.length > 0)
}

/** Those that the layout leaves out of the page. */
export const leftOutOf = (definition: RecordDefinition, fields: Fields, page: PageLayout | null): string[] =>
  (page?.leftOut ?? []).filter((name) => isDetail(definition, name, fields[name]))

/** A group behind the others, or within the one that is called alike. */
function behind(groups: FieldGroup[], more: FieldGroup): FieldGroup[] {
  const isAlike = ({ key, heading }: FieldGroup) => key === more.key && heading === more.heading
  if (!groups.some(isAlike)) return [...groups, more]
  return groups.map((group) => (isAlike(group) ? { ...group, names: [...group.names, ...more.names] } : group))
}

function shippedGroups(definition: RecordDefinition, fields: Fields): FieldGroup[] {
  const names = Object.keys(definition.all).filter((name) => isDetail(definition, name, fields[name]))
  const sections = Map.groupBy(names, (name) => fields[name]!.section)
  const plain = sections.get(undefined) ?? []
  sections.delete(undefined)
  return [
    { key: 'reach' as const, names: plain.filter((name) => reach.includes(fields[name]!.type)) },
    { key: 'details' as const, names: plain.filter((name) => !reach.includes(fields[name]!.type)) },
    ...[...sections].map(([heading, own]) => ({ key: 'section' as const, heading: heading!, names: own })),
  ].filter((group) => group.names.length > 0)
}

/** What the system keeps stands elsewhere on the page, a derived name in the title, and below it that a record is only kept. */
const isDetail = (definition: RecordDefinition, name: string, field: Field | undefined): boolean =>
  field !== undefined &&
  field.setBy !== 'system' &&
  name !== definition.onlyKept &&
  !(name === definition.title && field.setBy === 'derived')

/** Whether a value is worth a line: something, and not an unset switch. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return false
  return !Array.isArray(value) || value.length > 0
}
