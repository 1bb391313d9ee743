import type { Field } from '../../../kernel/field.ts'
import type { Configured, RecordDefinition } from '../../../kernel/record.ts'
import type { Registry } from '../../../platform/records/index.ts'

/** What a text of a setting holds. */
export type Form = NonNullable<NonNullable<Configured['holds']>[string]>

/** A kind of setting as it stands in files. */
export interface Kind {
  record: RecordDefinition
  by: readonly string[]
  /** Those that stand in a file, what it is known by first. */
  fields: readonly [string, Field][]
  holds: Readonly<Partial<Record<string, Form>>>
  last: ReadonlySet<string>
}

/** All that is set up and can stand in a file, in the order of the rooms. */
export function kindsOf(registry: Registry): Kind[] {
  return registry.records.flatMap((record) => kindOf(registry, record) ?? [])
}

/** The kind whose section has this name: `customFields`. */
export const kindOfSection = (registry: Registry, section: string): Kind | undefined =>
  kindsOf(registry).find(({ record }) => record.plural === section)

/** How a record stands in files; null where it stands in none. */
export function kindOf(registry: Registry, record: RecordDefinition): Kind | null {
  const configured = configuredOf(record)
  if (!configured) return null
  const { by, without = [], holds = {}, last = [] } = configured
  const isInFiles = ([name, field]: [string, Field]) =>
    !without.includes(name) && (field.setBy === 'typed' || field.setBy === 'action') && leadsSomewhere(registry, field)
  const fields = Object.entries(record.fields).filter(isInFiles)
  const known = by.map((name): [string, Field] => [name, record.fields[name]!])
  return {
    record,
    by,
    fields: [...known, ...fields.filter(([name]) => !by.includes(name))],
    holds,
    last: new Set(last),
  }
}

export function configuredOf({ configured }: RecordDefinition): Configured | null {
  return configured && 'by' in configured ? configured : null
}

/** What leads to a person, or to a record of the business, says nothing in another workspace. */
function leadsSomewhere(registry: Registry, { type, to }: Field): boolean {
  if (type === 'user' || type === 'file') return false
  if (to === undefined) return true
  const target = registry.record(to)
  return target !== undefined && configuredOf(target) !== null
}

/** A field that Farley finds a value for where a file names none: its place in an order, its address. */
export const isFound = ({ record }: Kind, name: string, field: Field): boolean =>
  record.sort === name || (field.setBy === 'action' && field.initial === undefined)
