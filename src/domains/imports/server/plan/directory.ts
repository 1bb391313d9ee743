import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { visibleIds } from '../../../../platform/records/read/visible-ids.ts'
import { fold } from '../../model/reading.ts'

/** Records of a kind that the importing person may see, by what people call them. */
export interface Directory {
  /** Those of that name, whatever its case, accents and signs. */
  named(name: string): readonly string[]
  /** Those known by that id where they came from. */
  from(origin: string): readonly string[]
  /** Those with that e-mail address. */
  mailed(address: string): readonly string[]
  /** The names as they are written, while they are few enough to look for one that is near. */
  names: readonly string[]
}

/** Beyond so many records names are only compared as they are written. */
const all = 200_000
const near = 20_000

/** Looks up the records that these texts may mean, all at once. */
export async function openDirectory(ctx: Ctx, record: RecordDefinition, texts: readonly string[]): Promise<Directory> {
  const names = texts.filter((text) => !text.includes('@'))
  const titles = names.length > 0 ? await titlesOf(ctx, record, names) : []
  const origins = await ctx.db.run<Found>({
    text: 'select origin as text, record_id as id from import_origin where record = $1 and origin = any ($2::text[])',
    values: [record.name, texts],
  })
  const addresses = texts.filter((text) => text.includes('@')).map((text) => text.toLowerCase())
  const mailed = addresses.length > 0 ? await byAddress(ctx, record, addresses) : []
  const found = [...titles, ...origins, ...mailed].map(({ id }) => id)
  const seen = await seenOf(ctx, record, found)
  const index = (rows: readonly Found[], key: (text: string) => string) => {
    const map = new Map<string, string[]>()
    for (const { text, id } of rows) if (seen.has(id)) map.set(key(text), [...(map.get(key(text)) ?? []), id])
    return (text: string) => map.get(key(text)) ?? []
  }
  const lower = (text: string) => text.toLowerCase()
  return {
    named: index(titles, fold),
    from: index(origins, (text) => text),
    mailed: index(mailed, lower),
    names: titles.length <= near ? titles.filter(({ id }) => seen.has(id)).map(({ text }) => text) : [],
  }
}

/** The same among all records that something can be about. */
export async function openAllDirectories(ctx: Ctx, texts: readonly string[]): Promise<Directory> {
  const kinds = ctx.registry.records.filter(({ hidden, setting, timeline }) => !hidden && !setting && !timeline)
  const all = await Promise.all(kinds.map((record) => openDirectory(ctx, record, texts)))
  const of = (look: (directory: Directory) => readonly string[]) => all.flatMap(look)
  return {
    named: (name) => of((each) => each.named(name)),
    from: (origin) => of((each) => each.from(origin)),
    mailed: (address) => of((each) => each.mailed(address)),
    names: [],
  }
}

interface Found {
  text: string
  id: string
}

async function titlesOf(ctx: Ctx, record: RecordDefinition, texts: readonly string[]): Promise<Found[]> {
  const few = await ctx.db.run<Found>({
    text: `select title as text, id from entity where record = $1 and not deleted limit ${all + 1}`,
    values: [record.name],
  })
  if (few.length <= all) return few
  return ctx.db.run<Found>({
    text: 'select title as text, id from entity where record = $1 and not deleted and title = any ($2::text[])',
    values: [record.name, texts],
  })
}

async function byAddress(ctx: Ctx, record: RecordDefinition, addresses: readonly string[]): Promise<Found[]> {
  const keys = await ctx.db.run<Found>({
    text: `select normal as text, record_id as id from contact_key where kind = 'email' and normal = any ($1::text[]) and record = $2`,
    values: [addresses, record.name],
  })
  // A user's address is no list of contacts but what they sign in with.
  if (record.all.email?.type !== 'text') return keys
  const users = await ctx.db.run<Found>({
    text: 'select lower(email) as text, id from users where lower(email) = any ($1::text[]) and deleted_at is null',
    values: [addresses],
  })
  return [...keys, ...users]
}

/** Those in the bin count as not there. */
async function seenOf(ctx: Ctx, record: RecordDefinition, ids: readonly string[]): Promise<Set<string>> {
  const seen = new Set<string>()
  for (let start = 0; start < ids.length; start += 20_000) {
    const part = ids.slice(start, start + 20_000)
    const live = await ctx.db.run<{ id: string }>({
      text: 'select id from entity where id = any ($1::uuid[]) and not deleted',
      values: [part],
    })
    for (const id of await visibleIds(ctx, record, live.map((row) => row.id))) seen.add(id) // prettier-ignore
  }
  return seen
}
