import type { Field } from '../../../kernel/field.ts'
import { stepsOf } from '../../../kernel/own-field.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../context.ts'
import { unknownField } from '../check.ts'
import { tableOf } from '../columns.ts'
import { knownRecord } from '../known-record.ts'

/** A link that a dotted path goes through. */
export interface Hop {
  record: RecordDefinition
  column: string
  many: boolean
  to: RecordDefinition
}

/** Where a path ends: a field, or a part of an address or an amount. */
export interface Target {
  path: string
  hops: readonly Hop[]
  record: RecordDefinition
  name: string
  field: Field
  /** The column that it is compared by. */
  column: string
  part?: AddressPart | typeof usable
}

const addressParts = ['street', 'postalCode', 'city', 'region', 'country'] as const
/** Of addresses and numbers: whether one can be written to or called by each, as far as is known. */
export const usable = 'usable'
export type AddressPart = (typeof addressParts)[number]
const longestPath = 4

const idField: Field = { type: 'link', label: 'Id', sensitivity: 'public', setBy: 'system' }
const versionField: Field = { type: 'number', label: 'Version', integer: true, sensitivity: 'public', setBy: 'system' }
const currencyField: Field = { type: 'text', label: 'Currency', sensitivity: 'internal', setBy: 'system' }

/** A field of a record that the actor may know of; one that is hidden from them answers like one that does not exist. `whole`: whoever is asking. */
export function knownField(ctx: Ctx, record: RecordDefinition, name: string, path = name, whole = false): Field {
  const field = Object.hasOwn(record.all, name) ? record.all[name] : undefined
  if (!field || (!whole && ctx.actor.permissions.of(record).hidden.has(name)))
    throw refuse.invalid([{ ...unknownField(record, name), field: path }])
  return field
}

/** Follows a path such as `company.industry`; refuses what is unknown to the actor by the path they gave. */
export function targetOf(ctx: Ctx, record: RecordDefinition, path: string, whole = false): Target {
  const names = stepsOf(path)
  if (names.length > longestPath)
    throw refuse.invalid([
      { field: path, ...say('A path goes through at most {longestPath} links.', { longestPath: longestPath - 1 }) },
    ])
  const hops: Hop[] = []
  let at = record
  for (let index = 0; ; index++) {
    const name = names[index]!
    const rest = names.slice(index + 1)
    if (rest.length === 0 && name === 'id') return { path, hops, record: at, name, field: idField, column: 'id' }
    if (rest.length === 0 && name === 'version')
      return { path, hops, record: at, name, field: versionField, column: 'version' }
    const field = knownField(ctx, at, name, path, whole)
    const { key, columns } = tableOf(at).stored.get(name)!
    const target = { path, hops, record: at, name, field, column: key }
    if (rest.length === 0) return target
    if (rest.length === 1 && field.type === 'money' && rest[0] === 'currency')
      return { ...target, field: currencyField, column: columns[1]! }
    if (rest[0] === usable && rest.length === 1 && (field.type === 'emails' || field.type === 'phones'))
      return { ...target, part: usable }
    if (rest.length === 1 && field.type === 'addresses') return { ...target, part: addressPart(rest[0]!, at, path) }
    const to = field.to ? (whole ? ctx.registry.record(field.to) : knownRecord(ctx, field.to)) : undefined
    if (!to)
      throw refuse.invalid([
        { field: path, ...say('{field} cannot be followed by “{rest}”.', { field: labelOf(field), rest: rest[0]! }) },
      ])
    hops.push({ record: at, column: columns[0]!, many: field.type === 'links', to })
    at = to
  }
}

/** Whether a path leads through nothing that is hidden from the actor. */
export function knows(ctx: Ctx, record: RecordDefinition, path: string): boolean {
  const { hops, record: end, name: last } = targetOf(ctx, ctx.registry.own(record), path, true)
  const names = stepsOf(path)
  const isHidden = (of: RecordDefinition, name: string) => ctx.actor.permissions.of(of).hidden.has(name)
  return !hops.some((hop, index) => isHidden(hop.record, names[index]!)) && !isHidden(end, last)
}

function addressPart(name: string, record: RecordDefinition, path: string): AddressPart {
  const part = addressParts.find((each) => each === name)
  if (!part) throw refuse.invalid([{ ...unknownField(record, name), field: path }])
  return part
}
