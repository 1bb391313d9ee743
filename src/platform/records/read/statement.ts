import { keepersFor } from '../../access/circles.ts'
import { kindsShared } from '../../access/shares.ts'
import type { Ctx } from '../../context.ts'
import type { Query } from '../../db/index.ts'
import type { Registry } from '../registry.ts'
import { statementName } from '../statements.ts'

/** What a statement is given each time it runs; its text never depends on these. */
export interface Given {
  ctx: Ctx
  /** The operands of the filter, in the order in which they were met. */
  operands: readonly unknown[]
  /** The values of the row that a page begins after, and the page's length. */
  keys: readonly unknown[]
  limit: number
  q: string
  ids: readonly string[]
  /** The moment as of which is read. */
  asOf: string
}

export type Read = (given: Given) => unknown

/** A statement compiled once for all that is asked in the same shape. */
export interface Statement {
  text: string
  reads: readonly Read[]
  /** Missing where a plan made for any value would be a bad one. */
  name?: string
}

/** Answers the place of a value in a statement: `$3::uuid`. */
export type Place = (read: Read, type: string) => string

/** Collects the values of a statement that is being compiled; the same read again is the same value. */
export function placing(): { place: Place; reads: Read[] } {
  const reads: Read[] = []
  const place: Place = (read, type) => {
    const known = reads.indexOf(read)
    return `$${known < 0 ? reads.push(read) : known + 1}::${type}`
  }
  return { reads, place }
}

/** The user to whom is shown what is theirs alone. */
export const me: Read = ({ ctx }) => ctx.actor.self

/** That user, and the circles that they are in. */
export const keepers: Read = ({ ctx }) => keepersFor(ctx.actor)

/** Finishes a statement, leaving out values that it does not mention; `what` begins the name under which it stays prepared. */
export function statement(text: string, reads: readonly Read[], what?: string): Statement {
  const used = [...new Set([...text.matchAll(placePattern)].map(([, number]) => Number(number)))]
  const settled = text.replace(placePattern, (_, number: string) => `$${used.indexOf(Number(number)) + 1}::`)
  const made = { text: settled, reads: used.map((number) => reads[number - 1]!) }
  return what === undefined ? made : { ...made, name: statementName(what, settled) }
}

const placePattern = /\$(\d+)::/g

/** The statement with its values, its rows to come as lists of cells. */
export function bind({ text, reads, name }: Statement, given: Given): Query {
  const values = new Array<unknown>(reads.length)
  for (let index = 0; index < reads.length; index++) values[index] = reads[index]!(given)
  const query: Query = { text, values, rowMode: 'array' }
  if (name !== undefined) query.name = name
  return query
}

export function given(ctx: Ctx, more: Partial<Given> = {}): Given {
  return { ctx, operands: [], keys: [], limit: 0, q: '', ids: [], asOf: '', ...more }
}

const rememberedShapes = 2_000
const shapes = new WeakMap<Registry, Map<string, unknown>>()

/** What was made for this shape before, or what `make` makes of it now. Permissions are part of every shape. */
export function shaped<T>(ctx: Ctx, key: string, make: () => T): T {
  let known = shapes.get(ctx.registry)
  if (!known) shapes.set(ctx.registry, (known = new Map()))
  const { permissions, userId, shared, circles } = ctx.actor
  const full = `${permissions.version} ${userId === null} ${circles.length > 0} ${kindsShared(shared)} ${key}`
  const found = known.get(full)
  if (found !== undefined) return found as T
  const made = make()
  if (known.size >= rememberedShapes) known.delete(known.keys().next().value!)
  known.set(full, made)
  return made
}
