import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { listUiOf } from '../app/registry.ts'

type Fields = Readonly<Record<string, Field>>

const isTime = ({ type }: Field) => type === 'date' || type === 'dateTime'

/** The fields that a calendar can follow: days and moments that have an index. */
export function dateFields(fields: Fields): string[] {
  return Object.keys(fields).filter((name) => isTime(fields[name]!) && fields[name]!.sortable)
}

/** Whether a record has a date of its own; when it was made and last spoken to is none. */
export function hasDates({ fields }: RecordDefinition): boolean {
  return dateFields(fields).some((name) => fields[name]!.setBy !== 'derived')
}

/** The field that a calendar begins with: what the room says, what a contact stands on timelines by, else the first one that is typed. */
export function firstDate(definition: RecordDefinition, fields: Fields): string | undefined {
  const names = dateFields(fields)
  const wished = [listUiOf(definition.name).calendar?.by, definition.timeline?.at]
  return (
    wished.find((name) => name !== undefined && names.includes(name)) ??
    names.find((name) => fields[name]!.setBy === 'typed') ??
    names[0]
  )
}
