import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse, type FieldFault } from '../../kernel/refusal.ts'
import { labelOf, one, say } from '../../kernel/sentence.ts'
import type { Db } from '../db/index.ts'
import type { Values } from './check.ts'
import { kindsOf } from './kinds.ts'
import { knownRecord } from './known-record.ts'
import { visibleIds } from './read/visible-ids.ts'
import type { Work } from './work.ts'

interface Asked {
  name: string
  field: Field
  ids: string[]
}

/** What links of one piece of work may lead to without asking again: records made in it, and those found before, by kind and id. */
export interface SureLinks {
  made: ReadonlyMap<string, unknown>
  found: Set<string>
}

/** Every link that is new must lead to a record that the actor may see, and a circle that keeps something must be theirs. */
export async function checkLinks(
  work: Work,
  record: RecordDefinition,
  rows: readonly { row: Values; before: Values | null }[],
  sure: SureLinks,
): Promise<void> {
  if (record.circled) checkCircles(work, record, rows)
  const asked = rows.flatMap(({ row, before }) => newLinks(record, row, before, sure))
  if (asked.length === 0) return
  const kinds = await kindsOf(work, asked.filter(({ field }) => field.to === 'any').flatMap(({ ids }) => ids)) // prettier-ignore
  const wanted = new Map<string, Set<string>>()
  for (const { field, ids } of asked) {
    for (const id of ids) {
      const kind = field.to === 'any' ? kinds.get(id) : field.to
      if (kind) wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id))
    }
  }
  const found = new Set<string>()
  for (const [kind, ids] of wanted) for (const id of await seen(work, kind, [...ids])) found.add(id)
  const faults = asked.flatMap((each) => faultOf(work, each, found))
  if (faults.length > 0) throw refuse.invalid(faults)
  for (const { field, ids } of asked) for (const id of ids) sure.found.add(`${field.to} ${id}`)
}

const links = new WeakMap<RecordDefinition, [string, Field][]>()

/** The fields of a record that point to others. */
export function linksOf(record: RecordDefinition): [string, Field][] {
  const known = links.get(record)
  if (known) return known
  const found = Object.entries(record.all).filter(([name, field]) => field.to && name !== 'createdBy')
  links.set(record, found)
  return found
}

function newLinks(record: RecordDefinition, row: Values, before: Values | null, { made, found }: SureLinks): Asked[] {
  const asked: Asked[] = []
  for (const [name, field] of linksOf(record)) {
    if (row[name] === null || row[name] === undefined || isCircle(record, name)) continue
    const had = new Set([before?.[name]].flat())
    const isNew = (id: string) => !had.has(id) && !made.has(id) && !found.has(`${field.to} ${id}`)
    const ids = ([row[name]].flat() as string[]).filter(isNew)
    if (ids.length > 0) asked.push({ name, field, ids })
  }
  return asked
}

const isCircle = ({ circled }: RecordDefinition, name: string) => circled !== undefined && name === 'circle'

/** Nobody puts anything among what others share. */
function checkCircles(
  { ctx: { actor } }: Work,
  record: RecordDefinition,
  rows: readonly { row: Values; before: Values | null }[],
): void {
  const isTheirs = ({ row: { id, circle }, before }: (typeof rows)[number]) =>
    !circle || circle === before?.circle || circle === id || actor.circles.includes(circle as string)
  if (actor.kind === 'system' || rows.every(isTheirs)) return
  const sentence = say('{field}: only something that you share yourself.', { field: labelOf(record.all.circle!) })
  throw refuse.invalid([{ field: 'circle', ...sentence }])
}

function seen(work: Work, kind: string, ids: string[]): Promise<ReadonlySet<string>> {
  const target = work.ctx.registry.record(kind)
  // An archived kind of the company's own is not there.
  if (!target) return Promise.resolve(new Set())
  // On the transaction's own connection, which is enough for reads: another one could wait for this one for ever.
  return visibleIds({ ...work.ctx, db: work.tx as unknown as Db }, target, ids)
}

function faultOf(work: Work, { name, field, ids }: Asked, found: ReadonlySet<string>): FieldFault[] {
  const missing = ids.find((id) => !found.has(id))
  if (missing === undefined) return []
  const target = knownRecord(work.ctx, field.to!)
  const sentence = target
    ? say('{field}: there is no such {record}.', { field: labelOf(field), record: one(target) })
    : say('{field}: there is no such record.', { field: labelOf(field) })
  return [{ field: name, ...sentence }]
}
