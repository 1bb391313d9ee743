import { newId } from '../../kernel/id.ts'
import type { KeyScope } from '../../kernel/rights.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Runner } from '../db/index.ts'
import type { Role } from './permissions.ts'
import { hashOf, newToken } from './token.ts'

export const keyPrefix = 'farley_'

/** An API key as people see it: never the token itself. */
export interface Key {
  id: string
  name: string
  hint: string
  role: Role
  /** Set when it is made; it never changes. */
  scope: KeyScope
  /** The user as whom it acts. */
  user: string | null
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  lastUsedFrom: string | null
}

const columns = `id, name, hint, role, scope, user_id as "user", created_at as "createdAt", expires_at as "expiresAt",
  last_used_at as "lastUsedAt", last_used_from as "lastUsedFrom"`

export interface NewKey {
  name: string
  role: Role
  /** As far as its role, when left out. */
  scope?: KeyScope
  user: string | null
  expiresAt?: string | null
}

/** Makes a key; its token is answered here and never again. */
export async function createKey(
  db: Runner,
  { name, role, scope = 'all', user, expiresAt = null }: NewKey,
): Promise<Key & { token: string }> {
  const token = newToken(keyPrefix)
  const text = `insert into api_key (id, hash, hint, name, role, scope, user_id, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`
  const hint = token.slice(0, keyPrefix.length + 4)
  const values = [newId(), hashOf(token), hint, name, role, JSON.stringify(scope), user, expiresAt]
  const [key] = await db.run<Key>({ text, values })
  return { ...key!, token }
}

const lives = '(expires_at is null or expires_at > clock_timestamp())'

/** The key of a token, unless it has expired. */
export async function findKey(db: Runner, token: string): Promise<Key | undefined> {
  const text = `select ${columns} from api_key where hash = $1 and ${lives}`
  return (await db.run<Key>({ text, values: [hashOf(token)], name: 'key_find' }))[0]
}

/** The same by its id, for what it has begun. */
export async function keyOf(db: Runner, id: string): Promise<Key | undefined> {
  const text = `select ${columns} from api_key where id = $1 and ${lives}`
  return (await db.run<Key>({ text, values: [id] }))[0]
}

/** Notes that it is in use, and from where. */
export async function touchKey(db: Runner, id: string, address: string | undefined): Promise<void> {
  const text = `update api_key set last_used_at = clock_timestamp(), last_used_from = coalesce($2, last_used_from)
    where id = $1`
  await db.run({ text, values: [id, address ?? null] })
}

/** Newest first. */
export async function listKeys(db: Runner): Promise<Key[]> {
  return db.run<Key>({ text: `select ${columns} from api_key order by id desc limit 1000`, values: [] })
}

/** Ends all keys that go so far and no further. */
export async function endKeysOf(db: Runner, scope: Extract<KeyScope, string>): Promise<void> {
  await db.run({ text: 'delete from api_key where scope = $1::jsonb', values: [JSON.stringify(scope)] })
}

/** Ends a key at once; answers what it was called. Refuses as not found when there is none of these roles. */
export async function deleteKey(db: Runner, id: string, roles: readonly Role[]): Promise<string> {
  const text = 'delete from api_key where id = $1 and role = any($2) returning name'
  const [ended] = await db.run<{ name: string }>({ text, values: [id, roles] })
  if (!ended) throw refuse.notFound(say('There is no such key.'))
  return ended.name
}
