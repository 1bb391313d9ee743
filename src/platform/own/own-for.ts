import { fieldsIn } from '../../kernel/filter.ts'
import { ownName, type OwnField } from '../../kernel/own-field.ts'
import type { OwnRecord } from '../../kernel/own-record.ts'
import type { Actor } from '../access/actor.ts'
import { knowsRecord, type Registry } from '../records/index.ts'

/** The fields of the company's own that somebody may know of; where their values lie is nobody's business, and what a link leads to only of whom knows of that. */
export function ownFieldsFor(registry: Registry, actor: Actor): OwnField[] {
  const knows = (name: string) => knowsRecord(actor, registry.record(name)!)
  return registry.ownFields
    .filter(({ of, key }) => knows(of) && !actor.permissions.of(registry.record(of)!).hidden.has(ownName(key)))
    .map(({ column: _, retyped: __, ...own }) => ({
      ...own,
      linksTo: leadsTo(own.linksTo, knows),
      ...conditionFor(registry, actor, own),
    }))
}

/** A condition on what somebody may not know of is none for them. */
function conditionFor(registry: Registry, actor: Actor, { of, shownIf }: Pick<OwnField, 'of' | 'shownIf'>) {
  const { hidden } = actor.permissions.of(registry.record(of)!)
  return fieldsIn(shownIf ?? undefined).some((name) => hidden.has(name)) ? { shownIf: null } : {}
}

const leadsTo = (name: string | null, knows: (name: string) => boolean) =>
  name === null || name === 'any' || knows(name) ? name : null

/** The kinds of record of the company's own that somebody may know of. */
export function ownRecordsFor(registry: Registry, actor: Actor): OwnRecord[] {
  const known = registry.ownRecords.filter(({ name }) => knowsRecord(actor, registry.record(name)!))
  return known.map(({ table: _, boardBy, ...own }) => {
    const { hidden } = actor.permissions.of(registry.record(own.name)!)
    return { ...own, boardBy: boardBy !== null && hidden.has(ownName(boardBy)) ? null : boardBy }
  })
}
