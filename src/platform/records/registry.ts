import type { Demand } from '../../kernel/demand.ts'
import type { Field, Option } from '../../kernel/field.ts'
import type { Layout } from '../../kernel/layout.ts'
import { ownName, stepsOf, withOwn, type FieldCondition, type OwnField } from '../../kernel/own-field.ts'
import { asidePlural, definitionOfOwn, takenPaths, type OwnRecord } from '../../kernel/own-record.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { namesIn, type RollUp } from '../../kernel/roll-up.ts'
import { actionsOfOwn } from './merge-handler.ts'
import type { ActionHandler, RecordRules, Room } from '../room.ts'

/** A field of another record that points here. */
export interface BackLink {
  record: RecordDefinition
  field: string
}

/** What a workspace has added to what the rooms describe. */
export interface Own {
  /** Choices by their field: `company.industry`. */
  options: ReadonlyMap<string, readonly Option[]>
  fields: readonly OwnField[]
  records: readonly OwnRecord[]
  demands?: readonly Demand[]
  layouts?: readonly Layout[]
  conditions?: readonly FieldCondition[]
}

/**
 * All that the rooms describe, looked up by name, with what a workspace has added. It never changes: what is added makes
 * another one, so that a request works with the same definitions from its beginning to its end.
 */
export interface Registry {
  rooms: readonly Room[]
  records: readonly RecordDefinition[]
  /** The same record with the fields of the company's own: rooms and routes know only what Farley ships. */
  own<R extends RecordDefinition>(record: R): R
  record(name: string): RecordDefinition | undefined
  /** By its part of a path: `deal-lines`. */
  byPath(path: string): RecordDefinition | undefined
  /** What every room has to say about it, in the order of the rooms. */
  rules(record: RecordDefinition): readonly RecordRules[]
  actions(record: RecordDefinition): readonly ActionHandler[]
  action(record: RecordDefinition, name: string): ActionHandler | undefined
  /** Which fields of which records point to this one. */
  backLinks(record: RecordDefinition): readonly BackLink[]
  /** A choice field's options: those that Farley ships, with the workspace's own laid over them. */
  options(record: RecordDefinition, field: string): readonly Option[]
  /** The fields of the company's own, of all records. */
  ownFields: readonly OwnField[]
  /** The kinds of record of the company's own. */
  ownRecords: readonly OwnRecord[]
  /** What the company asks of records of this kind. */
  demands(record: RecordDefinition): readonly Demand[]
  /** When fields that Farley ships are shown, where the company says so. */
  conditions: readonly FieldCondition[]
  /** How the company lays out pages and forms, of all records. */
  layouts: readonly Layout[]
  /** The same rooms, with this added. */
  with(own: Own): Registry
}

/** A workspace that has added nothing. */
export const nothing: Own = { options: new Map(), fields: [], records: [] }

/** `dealLines` as it stands in a path: `deal-lines`. */
export function pathOf(record: Pick<RecordDefinition, 'plural'>): string {
  return record.plural.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** Gathers the rooms; throws when two records share a name, a link points nowhere, or an action has no handler. */
export function createRegistry(rooms: readonly Room[], own = nothing): Registry {
  const shipped = rooms.flatMap((room) => room.model.records)
  const ownRecords = asideOf(shipped, own.records)
  const ownDefinitions = ownRecords.map(definitionOfOwn)
  const all = [...shipped, ...ownDefinitions]
  const ownFields = fieldsAmong(all, own.fields)
  const ownOf = Map.groupBy(ownFields, ({ of }) => of)
  const conditionsOf = Map.groupBy(own.conditions ?? [], ({ of }) => of)
  const records = all.map((record) => extended(record, ownOf.get(record.name), conditionsOf.get(record.name), (name) => byName.get(name))) // prettier-ignore
  const byName = unique(records, (record) => record.name)
  const byPath = unique(records, pathOf)
  const allRules = rooms.flatMap((room) => room.rules ?? [])
  const handlers = [...rooms.flatMap((room) => room.actions ?? []), ...ownDefinitions.flatMap(actionsOfOwn)]
  for (const action of rooms.flatMap((room) => room.model.actions)) {
    if (!handlers.some((each) => each.action === action))
      throw new Error(`${action.record.name}.${action.name} has no handler.`)
  }
  for (const record of records) checkLinks(record, byName)
  const demands = Map.groupBy(own.demands ?? [], ({ of }) => of)
  const laid = new WeakMap<Field, readonly Option[]>()
  const perRecord = <T>(make: (record: RecordDefinition) => T) => {
    const made = new Map(records.map((record) => [record.name, make(record)]))
    return (record: RecordDefinition) => made.get(record.name)!
  }
  const actions = perRecord((record) => handlers.filter((each) => each.action.record.name === record.name))
  return {
    rooms,
    records,
    own: <R extends RecordDefinition>(record: R) => (byName.get(record.name) ?? record) as R,
    record: (name) => byName.get(name),
    byPath: (path) => byPath.get(path),
    rules: perRecord((record) => allRules.filter((each) => each.record.name === record.name)),
    actions,
    action: (record, name) => actions(record).find((each) => each.action.name === name),
    backLinks: perRecord((record) => linksTo(record, records)),
    options(record, name) {
      const field = record.all[name]!
      const known = laid.get(field) ?? withOverlay(field, own.options.get(`${record.name}.${name}`))
      laid.set(field, known)
      return known
    },
    ownFields,
    ownRecords,
    conditions: (own.conditions ?? []).filter(({ of, field }) => byName.get(of)?.all[field] !== undefined),
    layouts: (own.layouts ?? []).filter(({ of }) => byName.has(of)),
    demands: (record) => demands.get(record.name) ?? noDemands,
    with: (more) => createRegistry(rooms, more),
  }
}

const noDemands: readonly Demand[] = []

/** The company's own kinds of record; one whose path Farley has taken for something since stands aside. */
function asideOf(shipped: readonly RecordDefinition[], own: readonly OwnRecord[]): OwnRecord[] {
  const taken = new Set([...takenPaths, ...shipped.map(pathOf)])
  return own.map((each) => (taken.has(pathOf(each)) ? { ...each, plural: asidePlural(each.plural) } : each))
}

/** Fields of records that are there, that lead to such, and that sum up such: what is archived takes those along. */
function fieldsAmong(records: readonly RecordDefinition[], fields: readonly OwnField[]): OwnField[] {
  const names = new Set(['any', ...records.map(({ name }) => name)])
  const there = fields.filter(({ of, linksTo }) => names.has(of) && names.has(linksTo ?? 'any'))
  const known = new Set([
    ...records.flatMap(({ name, all }) => ['id', 'version', ...Object.keys(all)].map((field) => `${name} ${field}`)),
    ...there.map(({ of, key }) => `${of} ${ownName(key)}`),
  ])
  const isWhole = (rollUp: RollUp) => namesIn(rollUp).every((name) => known.has(`${rollUp.of} ${stepsOf(name)[0]}`))
  return there.filter(({ rollUp }) => !rollUp || isWhole(rollUp))
}

function extended(
  record: RecordDefinition,
  own: readonly OwnField[] | undefined,
  conditions: readonly FieldCondition[] | undefined,
  find: Registry['record'],
): RecordDefinition {
  if (!own && !conditions) return record
  const all = Object.entries(withOwn(record, own ?? [], conditions)).map(
    ([name, field]) => [name, withSource(field, find)] as const,
  )
  return { ...record, all: Object.fromEntries(all) }
}

/** Who may know what is summed up is asked of the record that it comes from. */
function withSource(field: Field, find: Registry['record']): Field {
  const { rollUp } = field
  return rollUp ? { ...field, rollUp: { ...rollUp, source: () => find(rollUp.of) } } : field
}

function unique(records: readonly RecordDefinition[], key: (record: RecordDefinition) => string) {
  const map = new Map<string, RecordDefinition>()
  for (const record of records) {
    if (map.has(key(record))) throw new Error(`Two records are called ${key(record)}.`)
    map.set(key(record), record)
  }
  return map
}

function checkLinks(record: RecordDefinition, byName: ReadonlyMap<string, RecordDefinition>) {
  for (const [name, field] of Object.entries(record.all)) {
    if (field.to && field.to !== 'any' && !byName.has(field.to)) {
      throw new Error(`${record.name}.${name} points to ${field.to}, which no room describes.`)
    }
  }
}

function linksTo(target: RecordDefinition, records: readonly RecordDefinition[]): BackLink[] {
  return records.flatMap((record) =>
    Object.entries(record.all)
      .filter(([, field]) => field.to === target.name || (field.to === 'any' && target.name !== record.name))
      .map(([field]) => ({ record, field })),
  )
}

function withOverlay(field: Field, own: readonly Option[] = []): readonly Option[] {
  const shipped = (field.options ?? []).map((option) => own.find((each) => each.key === option.key) ?? option)
  return [...shipped, ...own.filter((option) => !shipped.some((each) => each.key === option.key))]
}
