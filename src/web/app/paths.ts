import { pageOf } from '../api/path.ts'
import { findDefinition } from './registry.ts'

/** The address of a record's page; home when no room describes the record. */
export function recordPath(record: string, id: string): string {
  const definition = findDefinition(record)
  return definition ? pageOf(definition, id) : '/'
}
