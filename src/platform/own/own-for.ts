import { demandFields, mustFields } from '../../kernel/demand.ts'
import { fieldsIn } from '../../kernel/filter.ts'
import { isFor, knownOnly, type Layout } from '../../kernel/layout.ts'
import { ownName, type FieldCondition, type OwnField } from '../../kernel/own-field.ts'
import type { OwnRecord } from '../../kernel/own-record.ts'
import type { Actor } from '../access/actor.ts'
import { roleOf } from '../access/permissions.ts'
import { knowsRecord, type Registry } from '../records/index.ts'

/** How the company describes its records, as far as somebody may know of it: all that makes a screen another one for them. */
export const describedFor = (registry: Registry, actor: Actor) => ({
  records: ownRecordsFor(registry, actor),
  fields: ownFieldsFor(registry, actor),
  conditions: conditionsFor(registry, actor),
  layouts: layoutsFor(registry, actor),
  demanded: demandedOf(registry, actor),
})

/** The layouts that are made for somebody's role, without the fields that they may not know of. */
function layoutsFor(registry: Registry, actor: Actor): Layout[] {
  const { permissions } = actor
  return registry.layouts
    .filter((layout) => isFor(layout, roleOf(permissions)) && knowsRecord(actor, registry.record(layout.of)!))
    .map((layout) => {
      const record = registry.record(layout.of)!
      const { hidden } = permissions.of(record)
      return knownOnly(layout, (name) => Object.hasOwn(record.all, name) && !hidden.has(name))
    })
}

/** The fields, by their records, that rules ask for of each new one that somebody adds: a form always asks for them. */
function demandedOf(registry: Registry, actor: Actor): Record<string, string[]> {
  const all = registry.records.filter((record) => knowsRecord(actor, record)).map((record) => {
    const { closed } = actor.permissions.of(record)
    const demands = registry.demands(record).filter(({ when, level }) => when === null && level !== 'warn')
    const known = demands.filter((each) => !demandFields(each).some((name) => closed.has(name)))
    return [record.name, [...new Set(known.flatMap(mustFields))]] as [string, string[]]
  })
  return Object.fromEntries(all.filter(([, names]) => names.length > 0))
} // prettier-ignore

/** The fields of the company's own that somebody may know of; where their values lie is nobody's business, and what a link leads to only of whom knows of that. */
function ownFieldsFor(registry: Registry, actor: Actor): OwnField[] {
  const knows = (name: string) => knowsRecord(actor, registry.record(name)!)
  return registry.ownFields
    .filter(({ of, key }) => knows(of) && !actor.permissions.of(registry.record(of)!).hidden.has(ownName(key)))
    .map(({ column: _, retyped: __, ...own }) => ({
      ...own,
      linksTo: leadsTo(own.linksTo, knows),
      ...(!isTold(registry, actor, own) && { shownIf: null }),
    }))
}

/** A condition on what somebody may not know of is none for them. */
function isTold(registry: Registry, actor: Actor, { of, shownIf }: Pick<OwnField, 'of' | 'shownIf'>): boolean {
  const { hidden } = actor.permissions.of(registry.record(of)!)
  return !fieldsIn(shownIf ?? undefined).some((name) => hidden.has(name))
}

/** When fields that Farley ships are shown, as far as somebody may know of them and of what that depends on. */
function conditionsFor(registry: Registry, actor: Actor): FieldCondition[] {
  return registry.conditions.filter((each) => {
    const record = registry.record(each.of)!
    const isKnown = knowsRecord(actor, record) && !actor.permissions.of(record).hidden.has(each.field)
    return isKnown && isTold(registry, actor, each)
  })
}

const leadsTo = (name: string | null, knows: (name: string) => boolean) =>
  name === null || name === 'any' || knows(name) ? name : null

/** The kinds of record of the company's own that somebody may know of. */
function ownRecordsFor(registry: Registry, actor: Actor): OwnRecord[] {
  const known = registry.ownRecords.filter(({ name }) => knowsRecord(actor, registry.record(name)!))
  return known.map(({ table: _, boardBy, ...own }) => {
    const { hidden } = actor.permissions.of(registry.record(own.name)!)
    return { ...own, boardBy: boardBy !== null && hidden.has(ownName(boardBy)) ? null : boardBy }
  })
}
