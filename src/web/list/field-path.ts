import type { Field } from '../../kernel/field.ts'
import { stepsOf } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useFields } from '../api/use-fields.ts'
import { useMe, type Me } from '../api/use-me.ts'
import { findDefinition } from '../app/registry.ts'
import { words } from '../words/words.ts'
import { operatorsOf } from './operators.ts'

/** A field that can be asked for, here or through links: `company.industry`. */
export interface FieldPath {
  path: string
  label: string
  field: Field
}

const longest = 4

/** Where a path ends: whose field, under which name, and what the links on the way are called. */
function endOf(definition: RecordDefinition, path: string) {
  const names = stepsOf(path)
  const labels: string[] = []
  let at: RecordDefinition | undefined = definition
  for (const name of names.slice(0, -1)) {
    const link: Field | undefined = at?.all[name]
    if (link && hasUsable(link) && name === names.at(-2) && names.at(-1) === usable)
      return { definition: at!, name, labels, part: usable }
    at = link?.to ? findDefinition(link.to) : undefined
    if (!at || !link) return null
    labels.push(link.label)
  }
  return { definition: at, name: names.at(-1)!, labels, part: null }
}

/** Of addresses and numbers one may ask whether they work: `phones.usable`. */
const usable = 'usable'
const hasUsable = ({ type }: Field) => type === 'emails' || type === 'phones'
const usableOf = (field: Field | undefined): Field | undefined =>
  field && { type: 'boolean', label: words('fields.usable', { field: field.label }), sensitivity: field.sensitivity, setBy: 'system' } // prettier-ignore

/** The field at the end of a path, with the workspace's own choices, and how it is called on the way. */
export function useFieldAt(definition: RecordDefinition, path: string): FieldPath | null {
  const end = endOf(definition, path)
  const fields = useFields(end?.definition ?? definition)
  const field = end && (end.part ? usableOf(fields[end.name]) : fields[end.name])
  return field ? { path, field, label: [...end.labels, field.label].join(': ') } : null
}

/** The record behind a link, where one may go on to its fields. */
export function linkedDefinition(me: Me, { field, path }: FieldPath): RecordDefinition | undefined {
  if (!field.to || field.type === 'file' || stepsOf(path).length >= longest) return undefined
  const target = findDefinition(field.to)
  return target && me.permissions[target.name]?.see !== 'none' ? target : undefined
}

/** The fields of a record that can be asked for, behind the link at `through`. */
export function useFieldPaths(definition: RecordDefinition, through: FieldPath | null): FieldPath[] {
  const me = useMe()
  const target = (through && linkedDefinition(me, through)) ?? definition
  const fields = useFields(target)
  return Object.entries(fields)
    .filter(([name, field]) => operatorsOf(field).length > 0 && name !== 'deletedAt')
    .map(([name, field]) => ({
      path: through ? `${through.path}.${name}` : name,
      label: through ? `${through.label}: ${field.label}` : field.label,
      field,
    }))
}
