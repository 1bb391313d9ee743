import type { Runner } from '../db/index.ts'
import { enterpriseSchema, type Said, type UserRow } from './user-resource.ts'
import { filterSql, type Attributes } from './filter-sql.ts'
import type { ScimFilter } from './filter.ts'

const userName = 'coalesce(p.user_name, u.email)'
const columns = `u.id, u.version, coalesce(p.version, 0) as "saidVersion", u.name, u.email, u.role,
  coalesce(u.active, true) as active, u.time_zone as "timeZone", u.manager_id as manager, u.created_at as "createdAt",
  greatest(u.updated_at, p.changed_at) as "changedAt", ${userName} as "userName", p.external_id as "externalId",
  coalesce(p.name_parts, '{}') as parts,
  coalesce((select jsonb_agg(jsonb_build_object('value', g.id, 'display', g.name) order by g.id)
    from provisioned_member m join provisioned_group g on g.id = m.group_id where m.user_id = u.id), '[]') as groups`
// Whom it has deleted it knows no more; whoever has no address is nobody who could come in.
const from = `from users u left join provisioned_user p on p.user_id = u.id
  where u.deleted_at is null and p.gone_at is null and ${userName} is not null`

const email = { is: 'words', sql: 'u.email' } as const
const attributes: Attributes = {
  id: { is: 'exact', sql: 'u.id::text' },
  username: { is: 'words', sql: userName },
  externalid: { is: 'exact', sql: 'p.external_id' },
  active: { is: 'yes', sql: 'coalesce(u.active, true)' },
  displayname: { is: 'words', sql: 'u.name' },
  'name.formatted': { is: 'words', sql: `coalesce(p.name_parts ->> 'formatted', u.name)` },
  'name.givenname': { is: 'words', sql: `p.name_parts ->> 'givenName'` },
  'name.familyname': { is: 'words', sql: `p.name_parts ->> 'familyName'` },
  emails: email,
  'emails.value': email,
  'emails.type': { is: 'words', sql: `case when u.email is not null then 'work' end` },
  'emails.primary': { is: 'yes', sql: 'u.email is not null' },
  timezone: { is: 'words', sql: 'u.time_zone' },
  'groups.value': {
    is: 'among',
    has: (id) => `exists (select 1 from provisioned_member m where m.user_id = u.id and m.group_id::text = ${id})`,
    any: 'exists (select 1 from provisioned_member m where m.user_id = u.id)',
  },
  'meta.created': { is: 'time', sql: 'u.created_at' },
  'meta.lastmodified': { is: 'time', sql: 'greatest(u.updated_at, p.changed_at)' },
  [`${enterpriseSchema.toLowerCase()}:manager.value`]: { is: 'exact', sql: 'u.manager_id::text' },
}

/** Which of many are asked for. */
export interface Page {
  filter?: ScimFilter | undefined
  /** From 1. */
  startIndex: number
  count: number
}

/** Users in the order of their ids, and how many there are. */
export async function listUsers(
  on: Runner,
  { filter, startIndex, count }: Page,
): Promise<{ total: number; rows: UserRow[] }> {
  const values: unknown[] = []
  const place = (value: unknown) => `$${values.push(value)}`
  const where = filter ? ` and ${filterSql(filter, attributes, place)}` : ''
  const [all] = await on.run<{ total: number }>({ text: `select count(*)::int as total ${from}${where}`, values: [...values] }) // prettier-ignore
  const page = ` order by u.id offset ${place(startIndex - 1)} limit ${place(count)}`
  const rows = count > 0 ? await on.run<UserRow>({ text: `select ${columns} ${from}${where}${page}`, values }) : []
  return { total: all!.total, rows }
}

export async function findUser(on: Runner, id: string): Promise<UserRow | undefined> {
  return (await on.run<UserRow>({ text: `select ${columns} ${from} and u.id = $1`, values: [id] }))[0]
}

/** The user whom it has deleted and now says to be the same: by its own id and by the name or address that they had. */
export async function goneUser(on: Runner, { externalId, userName, email }: Said): Promise<string | undefined> {
  const text = `select u.id from users u join provisioned_user p on p.user_id = u.id
    where p.gone_at is not null and u.deleted_at is null and p.external_id = $1
      and (lower(p.user_name) = lower($2) or lower(u.email) = lower($3))`
  return (await on.run<{ id: string }>({ text, values: [externalId, userName, email] }))[0]?.id
}

/** Keeps what was said of a user; answers whether their name was free. */
export async function keepSaid(on: Runner, id: string, { userName, externalId, parts }: Said): Promise<boolean> {
  const taken = `select 1 from users u left join provisioned_user p on p.user_id = u.id
    where u.id <> $1 and u.deleted_at is null and p.gone_at is null and lower(coalesce(p.user_name, u.email)) = lower($2)`
  if ((await on.run({ text: taken, values: [id, userName] })).length > 0) return false
  const text = `insert into provisioned_user as p (user_id, user_name, external_id, name_parts) values ($1, $2, $3, $4)
    on conflict (user_id) do update set user_name = $2, external_id = $3, name_parts = $4, gone_at = null,
      version = p.version + 1, changed_at = clock_timestamp()
    where (p.user_name, p.external_id, p.name_parts, p.gone_at) is distinct from ($2, $3, $4::jsonb, null::timestamptz)`
  await on.run({ text, values: [id, userName, externalId, JSON.stringify(parts)] })
  return true
}

/** From now on it knows nothing of them; their groups end. */
export async function keepGone(on: Runner, { id, userName }: Pick<UserRow, 'id' | 'userName'>): Promise<void> {
  const text = `insert into provisioned_user as p (user_id, user_name, gone_at) values ($1, $2, clock_timestamp())
    on conflict (user_id) do update set gone_at = clock_timestamp(), version = p.version + 1, changed_at = clock_timestamp()`
  await on.run({ text, values: [id, userName] })
  await on.run({ text: 'delete from provisioned_member where user_id = $1', values: [id] })
}
