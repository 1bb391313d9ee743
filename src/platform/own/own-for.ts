import { ownName, type OwnField } from '../../kernel/own-field.ts'
import type { Actor } from '../access/actor.ts'
import type { Registry } from '../records/index.ts'

/** The fields of the company's own that somebody may know of; where their values lie is nobody's business. */
export function ownFieldsFor(registry: Registry, { permissions }: Actor): OwnField[] {
  return registry.ownFields
    .filter(({ of, key }) => !permissions.of(registry.record(of)!).hidden.has(ownName(key)))
    .map(({ column: _, ...own }) => own)
}
