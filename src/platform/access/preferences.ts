import { preferenceSchemas } from '../../kernel/preferences-schema.ts'
import { initialPreferences, type Preferences, type PreferencesPatch } from '../../kernel/preferences.ts'
import type { Favourites } from '../../kernel/sidebar.ts'
import type { Runner } from '../db/index.ts'
import { survivorsOf } from '../records/merged.ts'

interface Kept {
  name: string
  value: unknown
}

/** What a user prefers: their own word, else the workspace's, else what it is initially. */
export async function preferencesOf(db: Runner, userId: string): Promise<Preferences> {
  const text = `select name, value from preference_default
    where name not in (select name from preference where user_id = $1)
    union all select name, value from preference where user_id = $1`
  const preferred = understood(await db.run<Kept>({ text, values: [userId], name: 'preferences' }))
  return { ...preferred, favourites: await ledOn(db, preferred.favourites) }
}

/** Favourites that were merged are the record that stays; once, where both were favourites. */
async function ledOn(db: Runner, list: Favourites): Promise<Favourites> {
  const ids = list.flatMap((entry) => (entry.kind === 'folder' ? entry.items : [entry])).flatMap(recordOf)
  const survivors = await survivorsOf(db, ids)
  if (survivors.size === 0) return list
  const seen = new Set<string>()
  const one = <T extends Entry>(entry: T): T[] => {
    if (entry.kind !== 'record') return [entry]
    const id = survivors.get(entry.id) ?? entry.id
    return seen.has(id) ? [] : (seen.add(id), [{ ...entry, id }])
  }
  return list.flatMap((entry): Favourites =>
    entry.kind === 'folder' ? [{ ...entry, items: entry.items.flatMap(one) }] : one(entry),
  )
}

type Entry = Favourites[number]
const recordOf = (entry: Entry) => (entry.kind === 'record' ? [entry.id] : [])

/** What holds for users who have not decided themselves. */
export async function defaultPreferences(db: Runner): Promise<Preferences> {
  return understood(await db.run<Kept>({ text: 'select name, value from preference_default', values: [] }))
}

/** Keeps a user's own word; null takes it back. */
export async function prefer(db: Runner, userId: string, patch: PreferencesPatch): Promise<void> {
  const { names, values, dropped } = split(patch)
  const text = `with gone as (delete from preference where user_id = $1 and name = any ($4))
    insert into preference (user_id, name, value)
    select $1, name, value from unnest($2::text[], $3::jsonb[]) as given (name, value)
    on conflict (user_id, name) do update set value = excluded.value`
  await db.run({ text, values: [userId, names, values, dropped] })
}

/** Keeps what holds for everybody who has not decided themselves; null takes it back. */
export async function preferForAll(db: Runner, patch: PreferencesPatch): Promise<void> {
  const { names, values, dropped } = split(patch)
  const text = `with gone as (delete from preference_default where name = any ($3))
    insert into preference_default (name, value)
    select name, value from unnest($1::text[], $2::jsonb[]) as given (name, value)
    on conflict (name) do update set value = excluded.value`
  await db.run({ text, values: [names, values, dropped] })
}

function split(patch: PreferencesPatch) {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined)
  const set = given.filter(([, value]) => value !== null)
  return {
    names: set.map(([name]) => name),
    values: set.map(([, value]) => JSON.stringify(value)),
    dropped: given.filter(([, value]) => value === null).map(([name]) => name),
  }
}

/** What an older or newer Farley kept and this one does not understand counts as not decided. */
function understood(rows: readonly Kept[]): Preferences {
  const known = rows.flatMap(({ name, value }) => {
    const schema = Object.hasOwn(preferenceSchemas, name) ? preferenceSchemas[name as keyof Preferences] : undefined
    const read = schema?.safeParse(value)
    return read?.success ? [[name, read.data] as const] : []
  })
  return { ...initialPreferences, ...Object.fromEntries(known) }
}
