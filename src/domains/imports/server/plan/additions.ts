import { newId } from '../../../../kernel/id.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { tableOf } from '../../../../platform/records/columns.ts'
import { fold, keyFor, type Target } from '../../model/reading.ts'

/** What is made because rows name it: a manager who is no user yet, a new industry. */
export interface Addition {
  record: RecordDefinition
  id: string
  name: string
  values: Record<string, unknown>
}

export interface Additions {
  /** Whether such a record can be made from its name alone, by this person. */
  may(record: RecordDefinition): boolean
  /** Notes a record to be made; answers its id. The same name twice is one record. */
  record(record: RecordDefinition, name: string): string
  /** Notes an option to be made; answers its key. */
  option(target: Target, name: string): string
  /** Says that a row which will be written needs it; what only rows need that are not written is not made. */
  need(name: { record: RecordDefinition; name: string } | { target: Target; name: string }): void
  list(): Addition[]
}

/** Prepares for a record whatever besides its name it must have: a new stage needs a pipeline and a place in it. */
export async function openAdditions(ctx: Ctx, needed: readonly RecordDefinition[]): Promise<Additions> {
  const made = new Map<string, Addition>()
  const needs = new Set<string>()
  const keys = new Map<string, Set<string>>()
  const beginnings = new Map<string, Record<string, unknown> | null>()
  for (const record of needed) beginnings.set(record.name, await beginningOf(ctx, record))
  const choice = ctx.registry.record('choice')

  return {
    may: (record) => ctx.actor.permissions.of(record).create && beginnings.get(record.name) != null,
    record(record, name) {
      const key = `${record.name} ${fold(name)}`
      const known = made.get(key)
      if (known) return known.id
      const beginning = beginnings.get(record.name)!
      const position = 'position' in beginning ? { position: Number(beginning.position) + made.size } : {}
      const values = { ...beginning, ...position, [record.title]: name }
      const addition = { record, id: newId(), name, values }
      made.set(key, addition)
      return addition.id
    },
    option(target, name) {
      const of = `${target.record.name}.${target.name}`
      const known = made.get(`${of} ${fold(name)}`)
      if (known) return known.values.key as string
      const taken = keys.get(of) ?? new Set(ctx.registry.options(target.record, target.name!).map(({ key }) => key))
      const key = keyFor(name, taken)
      keys.set(of, taken.add(key))
      const values = { of, key, label: name.slice(0, 120), position: taken.size }
      made.set(`${of} ${fold(name)}`, { record: choice!, id: newId(), name, values })
      return key
    },
    need: (given) => {
      const of = 'target' in given ? `${given.target.record.name}.${given.target.name}` : given.record.name
      needs.add(`${of} ${fold(given.name)}`)
    },
    list: () => [...made].flatMap(([key, addition]) => (needs.has(key) ? [addition] : [])),
  }
}

/** The values that a record must have besides its title: links to a setting lead to the first one. Null when others are needed. */
async function beginningOf(ctx: Ctx, record: RecordDefinition): Promise<Record<string, unknown> | null> {
  if (record.all[record.title]!.setBy !== 'typed') return null
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(record.all)) {
    if (!field.required || name === record.title || field.initial !== undefined) continue
    const to = field.type === 'link' ? ctx.registry.record(field.to!) : undefined
    const first = to?.setting ? await firstOf(ctx, to) : undefined
    if (!first) return null
    values[name] = first
  }
  if (record.all.position) values.position = (await lastPosition(ctx, record)) + 1
  return values
}

async function firstOf(ctx: Ctx, record: RecordDefinition): Promise<string | undefined> {
  const { name, stored } = tableOf(record)
  const order = stored.get((record.sort ?? '-createdAt').replace('-', ''))!.key
  const text = `select id from ${name} where deleted_at is null order by ${order}, id limit 1`
  return (await ctx.db.run<{ id: string }>({ text, values: [] }))[0]?.id
}

async function lastPosition(ctx: Ctx, record: RecordDefinition): Promise<number> {
  const text = `select coalesce(max(position), 0) as last from ${tableOf(record).name} where deleted_at is null`
  return Number((await ctx.db.run<{ last: string }>({ text, values: [] }))[0]!.last)
}
