import type { ActionDefinition } from '../../kernel/action.ts'
import type { Field } from '../../kernel/field.ts'
import { mergeOwn } from '../../kernel/merge-own.ts'
import { ownName, withOwn, type FieldCondition, type OwnField } from '../../kernel/own-field.ts'
import { definitionOfOwn, type OwnRecord } from '../../kernel/own-record.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { pathOf } from '../api/path.ts'
import type { BoardUi, CellUi, CreateUi, ListUi, RoomUi } from '../room.ts'
import { language } from '../words/language.ts'

let known: readonly RoomUi[] = []
let byName = new Map<string, RecordDefinition>()
let byPath = new Map<string, RecordDefinition>()

/** Takes in the rooms of the house; once, before anything is drawn. */
export function register(rooms: readonly RoomUi[]): void {
  known = rooms
  const records = rooms.flatMap((room) => room.model.records)
  byName = new Map(records.map((definition) => [definition.name, definition]))
  byPath = new Map(records.map((definition) => [pathOf(definition), definition]))
}

/** Lets there be the records of the company's own, and the definitions have its fields: a page belongs to one company, so the definitions themselves have them. True where a field is of another type than it was, so that values that were read say nothing any more. */
export function describeOwn(
  records: readonly OwnRecord[],
  fields: readonly OwnField[],
  conditions: readonly FieldCondition[],
): boolean {
  const shipped = [...byName.values()].filter(({ own }) => !own)
  const all = [
    ...shipped,
    ...records.map((own) => definitionOfOwn({ ...own, label: own.words[language] ?? own.label })),
  ]
  byName = new Map(all.map((definition) => [definition.name, definition]))
  byPath = new Map(all.map((definition) => [pathOf(definition), definition]))
  const isTurned = ({ of, key, type }: OwnField) => (byName.get(of)?.all[ownName(key)]?.type ?? type) !== type
  const turned = fields.some(isTurned)
  const ownOf = Map.groupBy(fields, ({ of }) => of)
  const conditionsOf = Map.groupBy(conditions, ({ of }) => of)
  for (const definition of byName.values()) {
    const all = definition.all as Record<string, Field>
    const next = withOwn(definition, ownOf.get(definition.name) ?? [], conditionsOf.get(definition.name))
    for (const name of Object.keys(all)) delete all[name]
    Object.assign(all, next)
  }
  return turned
}

export const rooms = () => known
export const definitions = () => [...byName.values()]
/** The definition of a record; throws when no room has it. */
export function definitionOf(name: string): RecordDefinition {
  const definition = byName.get(name)
  if (!definition) throw new Error(`No room describes ${name}.`)
  return definition
}
export const findDefinition = (name: string) => byName.get(name)
/** The definition whose list stands at a path of the address bar: `people`. */
export const definitionAt = (path: string) => byPath.get(path)
export const actionsOf = (record: string): ActionDefinition[] =>
  byName.get(record)?.own
    ? [mergeOwn(byName.get(record)!)]
    : known.flatMap((room) => room.model.actions.filter((action) => action.record.name === record))
export const actionOf = (record: string, name: string) => actionsOf(record).find((action) => action.name === name)
export const boardOf = (record: string): BoardUi | undefined =>
  known.flatMap((room) => room.boards ?? []).find((board) => board.record === record) ?? ownBoardOf(byName.get(record))
/** A record of the company's own by the choices of a field, if the reader knows of that. */
function ownBoardOf(definition: RecordDefinition | undefined): BoardUi | undefined {
  const field = definition?.own?.boardBy && ownName(definition.own.boardBy)
  if (!field || definition.all[field]?.type !== 'choice') return undefined
  const sum = Object.keys(definition.all).find((name) => definition.all[name]!.type === 'money')
  return { record: definition.name, field, sort: definition.sort ?? '-createdAt', ends: [], ...(sum && { sum }) }
}
export const cellOf = (record: string, field: string): CellUi | undefined =>
  known.map((room) => room.cells?.[`${record}.${field}`]).find((cell) => cell !== undefined)
export const createUiOf = (record: string): CreateUi | undefined =>
  known.flatMap((room) => room.creates ?? []).find((each) => each.record === record)
export const listUiOf = (record: string): ListUi =>
  known.map((room) => room.lists?.[record]).find((list) => list !== undefined) ?? {}
/** The page to read before speaking with somebody, or in a meeting; null where no room has one. */
export function briefPageOf(record: string, id: string): string | null {
  const brief = known.map((room) => room.brief).find((each) => each?.records.includes(record))
  return brief ? brief.page(pathOf(definitionOf(record)), id) : null
}
/** Where somebody goes of whom a second step is asked; undefined where no room has a page for that. */
export const stepsPage = (): string | undefined =>
  known.flatMap((room) => room.routes ?? []).find(({ steps }) => steps)?.path
/** Where somebody goes who comes in for the first time: a room's page for that, else home. */
export const firstPage = (): string =>
  known.flatMap((room) => room.routes ?? []).find(({ first }) => first)?.path ?? '/'
