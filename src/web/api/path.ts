import type { RecordDefinition } from '../../kernel/record.ts'

/** `dealLines` → `deal-lines`: a record's place in the API and in the address bar. */
export function pathOf(definition: Pick<RecordDefinition, 'plural'>): string {
  return definition.plural.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** The page of a record. */
export function pageOf(definition: Pick<RecordDefinition, 'plural'>, id?: string): string {
  return id ? `/${pathOf(definition)}/${id}` : `/${pathOf(definition)}`
}
