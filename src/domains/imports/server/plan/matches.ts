import type { Contact } from '../../../../kernel/field.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { labelOf, say, type SentenceValue } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { tableOf } from '../../../../platform/records/columns.ts'
import { normalEmail, normalPhone } from '../../../../platform/records/contacts.ts'
import { visibleIds } from '../../../../platform/records/read/visible-ids.ts'
import { domainOf, fold } from '../../../../platform/search/index.ts'
import { targetOf, type ReadRow, type Target } from '../../model/reading.ts'

/** By what a row is recognised as a record that is there. */
export interface MatchKey {
  target: Target
  /** What the row says, in the form in which it is compared. */
  of: (row: ReadRow) => string[]
  /** What it is called within a sentence: "e-mail". */
  called: SentenceValue
}

/** The keys that were chosen, in their order; those that cannot be compared are left out. */
export function matchKeys(ctx: Ctx, record: RecordDefinition, chosen: readonly string[]): MatchKey[] {
  return chosen.flatMap((key) => {
    const target = targetOf(key, record, ctx.registry.records)
    const of = target && sayer(ctx, target)
    const called = target?.field ? { ...labelOf(target.field), within: true } : say('id in the other system')
    return target && of ? [{ target, of, called }] : []
  })
}

/** The keys that a record is recognised by when nobody says: its id elsewhere, what is unique, addresses, and its name where others are told by it; what took place has a name that comes again. */
export function usualKeys(ctx: Ctx, record: RecordDefinition, mapped: ReadonlySet<string>): string[] {
  const linked = ctx.registry
    .backLinks(record)
    .some(({ record: from, field }) => from.partOf !== field && field !== 'createdBy' && !from.timeline)
  const names = Object.entries(record.all).flatMap(([name, field]) =>
    field.unique || field.type === 'emails' ? [name] : [],
  )
  const isTold = record.all[record.title]!.setBy === 'typed' && linked && !record.timeline
  const title = isTold ? [record.title] : []
  const has = (key: string) => mapped.has(key) || [...mapped].some((each) => each.startsWith(`${key}:`))
  return ['@id', ...names, ...title].filter(has)
}

function sayer(ctx: Ctx, target: Target): ((row: ReadRow) => string[]) | undefined {
  if (target.key === '@id') return ({ origin }) => (origin === null ? [] : [origin])
  if (target.part || !target.name || target.piece || target.group) return undefined
  const of = (row: ReadRow) => row.values[target.name!]
  const contacts = (row: ReadRow) => (of(row) as Contact[] | undefined) ?? []
  switch (target.field!.type) {
    case 'emails':
      return (row) => contacts(row).flatMap(({ value }) => normalEmail(value) ?? [])
    case 'phones':
      return (row) => contacts(row).flatMap(({ value }) => normalPhone(value, ctx.settings.country) ?? [])
    case 'url':
      return (row) => [domainOf((of(row) as string | undefined) ?? '') ?? []].flat()
    case 'text':
      return (row) => (typeof of(row) === 'string' ? [(of(row) as string).toLowerCase()] : [])
    default:
      return undefined
  }
}

/** A row with what it says by each of the keys, in their order. */
export interface Keyed {
  row: ReadRow
  texts: readonly (readonly string[])[]
}

export function keyed(keys: readonly MatchKey[], row: ReadRow): Keyed {
  return { row, texts: keys.map((key) => key.of(row)) }
}

/** For each of these rows, the records that its strongest key finds; none where nothing is found. */
export async function findMatches(
  ctx: Ctx,
  record: RecordDefinition,
  keys: readonly MatchKey[],
  rows: readonly Keyed[],
) {
  const found = new Map<ReadRow, { ids: string[]; key: MatchKey }>()
  for (const [index, key] of keys.entries()) {
    const asked = rows.filter(({ row }) => !found.has(row))
    const all = new Set(asked.flatMap(({ texts }) => texts[index]!))
    if (all.size === 0) continue
    const hits = await lookUp(ctx, record, key.target, [...all])
    if (hits.size === 0) continue
    for (const { row, texts } of asked) {
      const ids = [...new Set(texts[index]!.flatMap((text) => hits.get(text) ?? []))]
      if (ids.length > 0) found.set(row, { ids, key })
    }
  }
  return found
}

async function lookUp(ctx: Ctx, record: RecordDefinition, target: Target, texts: readonly string[]) {
  const rows = await ctx.db.run<{ text: string; id: string }>(questionOf(record, target, texts))
  const seen = await liveAndSeen(ctx, record, rows.map(({ id }) => id)) // prettier-ignore
  const hits = new Map<string, string[]>()
  for (const { text, id } of rows) if (seen.has(id)) hits.set(text, [...(hits.get(text) ?? []), id])
  return hits
}

const kinds: Record<string, string> = { emails: 'email', phones: 'phone', url: 'domain' }

function questionOf(record: RecordDefinition, target: Target, texts: readonly string[]) {
  if (target.key === '@id') {
    const text =
      'select origin as text, record_id as id from import_origin where record = $1 and origin = any ($2::text[])'
    return { text, values: [record.name, texts] }
  }
  const kind = kinds[target.field!.type]
  if (kind) {
    const text =
      'select normal as text, record_id as id from contact_key where kind = $1 and normal = any ($2::text[]) and record = $3'
    return { text, values: [kind, texts, record.name] }
  }
  const { name, stored } = tableOf(record)
  const { key } = stored.get(target.name!)!
  const text = `select lower(${key}) as text, id from ${name} where lower(${key}) = any ($1::text[]) and deleted_at is null`
  return { text, values: [texts] }
}

/** Records of those ids that are not in the bin and that the asker may see. */
async function liveAndSeen(ctx: Ctx, record: RecordDefinition, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const text = `select id from ${tableOf(record).name} where id = any ($1::uuid[]) and deleted_at is null`
  const live = await ctx.db.run<{ id: string }>({ text, values: [ids] })
  return visibleIds(ctx, record, live.map(({ id }) => id)) // prettier-ignore
}

/** Records that are called as a row is, for rows that say nothing by which they could be recognised for certain. */
export async function findNamesakes(ctx: Ctx, record: RecordDefinition, rows: readonly Keyed[]) {
  const names = new Map<ReadRow, string>()
  for (const { row, texts } of record.timeline ? [] : rows) {
    if (texts.some((each) => each.length > 0)) continue
    const name = nameOf(record, row)
    if (name) names.set(row, fold(name))
  }
  if (names.size === 0) return new Map<ReadRow, string>()
  // The beginning of the text for typing errors is the folded title; its index finds many names at once.
  const found = await ctx.db.run<{ name: string; id: string; title: string }>({
    text: `select asked.name, entity.id, entity.title from unnest($2::text[]) as asked (name)
      join entity on left(entity.fuzzy, 60) ~>=~ left(asked.name, 60) and left(entity.fuzzy, 60) ~<~ (left(asked.name, 60) || chr(1114111))
      where entity.fuzzy is not null and not entity.deleted and entity.record = $1 limit 100000`,
    values: [record.name, [...new Set(names.values())]],
  })
  const alike = found.filter(({ name, title }) => fold(title) === name)
  const seen = await visibleIds(ctx, record, alike.map(({ id }) => id)) // prettier-ignore
  const known = new Map(alike.filter(({ id }) => seen.has(id)).map(({ name, title }) => [name, title]))
  return new Map([...names].flatMap(([row, name]) => (known.has(name) ? [[row, known.get(name)!] as const] : [])))
}

function nameOf(record: RecordDefinition, { values }: ReadRow): string {
  const own = values[record.title] ?? [values.firstName, values.lastName].filter(Boolean).join(' ')
  return typeof own === 'string' ? own : ''
}
