import type { Runner } from '../db/index.ts'
import type { GroupRow, SaidGroup } from './group-resource.ts'
import { filterSql, type Attributes } from './filter-sql.ts'
import type { Page } from './stored-users.ts'

const members = `coalesce((select jsonb_agg(jsonb_build_object('value', u.id, 'display', u.name) order by u.id)
  from provisioned_member m join users u on u.id = m.user_id and u.deleted_at is null where m.group_id = g.id), '[]')`
const columns = (
  withMembers: boolean,
) => `g.id, g.version, g.name, g.external_id as "externalId", g.team_id as team, g.role,
  g.own_role_id as "ownRole", g.made_at as "createdAt", g.changed_at as "changedAt",
  ${withMembers ? members : `'[]'::jsonb`} as members`

const has = (id: string) => `exists (select 1 from provisioned_member m where m.group_id = g.id and m.user_id::text = lower(${id}))` // prettier-ignore
const isMember = { is: 'among', has, any: 'exists (select 1 from provisioned_member m where m.group_id = g.id)' } as const // prettier-ignore
const attributes: Attributes = {
  id: { is: 'exact', sql: 'g.id::text' },
  externalid: { is: 'exact', sql: 'g.external_id' },
  displayname: { is: 'words', sql: 'g.name' },
  members: isMember,
  'members.value': isMember,
  'meta.created': { is: 'time', sql: 'g.made_at' },
  'meta.lastmodified': { is: 'time', sql: 'g.changed_at' },
}

// Those of a directory are none of the program's business.
const own = 'g.provider_id is null'

/** Groups in the order of their ids, and how many there are, those of directories only with `all`; their members only where they are wanted. */
export async function listGroups(
  on: Runner,
  { filter, startIndex, count }: Page,
  { withMembers = true, all = false } = {},
): Promise<{ total: number; rows: GroupRow[] }> {
  const values: unknown[] = []
  const place = (value: unknown) => `$${values.push(value)}`
  const where = filter ? ` and ${filterSql(filter, attributes, place)}` : ''
  const from = `from provisioned_group g where ${all ? 'true' : own}${where}`
  const [counted] = await on.run<{ total: number }>({
    text: `select count(*)::int as total ${from}`,
    values: [...values],
  })
  const page = ` order by g.id offset ${place(startIndex - 1)} limit ${place(count)}`
  const text = `select ${columns(withMembers)} ${from}${page}`
  return { total: counted!.total, rows: count > 0 ? await on.run<GroupRow>({ text, values }) : [] }
}

/** With `lock`, nobody else changes it until the transaction is over. */
export async function findGroup(
  on: Runner,
  id: string,
  { lock = false, all = false } = {},
): Promise<GroupRow | undefined> {
  const text = `select ${columns(true)} from provisioned_group g where g.id = $1 and ${all ? 'true' : own}${lock ? ' for update of g' : ''}`
  return (await on.run<GroupRow>({ text, values: [id] }))[0]
}

/** Keeps a group; answers whether its name was free. */
export async function keepGroup(
  on: Runner,
  id: string,
  { name, externalId }: SaidGroup,
  team: string | null,
): Promise<boolean> {
  const text = `insert into provisioned_group as g (id, name, external_id, team_id)
    select $1, $2, $3, $4 where not exists
      (select 1 from provisioned_group where lower(name) = lower($2) and id <> $1 and provider_id is null)
    on conflict (id) do update set name = $2, external_id = $3, version = g.version + 1, changed_at = clock_timestamp()
    returning 1`
  return (await on.run({ text, values: [id, name, externalId, team] })).length > 0
}

/** Sets who is in a group; whoever is no user the program knows is left out. Answers who came and who went. */
export async function keepMembers(
  on: Runner,
  id: string,
  wanted: readonly string[],
): Promise<{ came: string[]; went: string[] }> {
  const gone = `delete from provisioned_member where group_id = $1 and user_id <> all ($2::uuid[]) returning user_id as id`
  const added = `insert into provisioned_member (group_id, user_id)
    select $1, u.id from users u left join provisioned_user p on p.user_id = u.id
    where u.id = any ($2::uuid[]) and u.deleted_at is null and p.gone_at is null
    on conflict do nothing returning user_id as id`
  const ids = async (text: string) =>
    (await on.run<{ id: string }>({ text, values: [id, wanted] })).map((row) => row.id)
  return { went: await ids(gone), came: await ids(added) }
}

/** What the groups of somebody mean, those that were made first before the others. */
export function meaningsOf(on: Runner, userId: string): Promise<Meaning[]> {
  const text = `select g.team_id as team, g.role, g.own_role_id as "ownRole"
    from provisioned_member m join provisioned_group g on g.id = m.group_id where m.user_id = $1 order by g.id`
  return on.run<Meaning>({ text, values: [userId] })
}

/** What it means to be in a group: to be in a team, to have a role. */
export type Meaning = Pick<GroupRow, 'team' | 'role' | 'ownRole'>

export async function setMeaning(on: Runner, id: string, { team, role, ownRole }: Meaning): Promise<void> {
  const text = 'update provisioned_group set team_id = $2, role = $3, own_role_id = $4 where id = $1'
  await on.run({ text, values: [id, team, role, ownRole] })
}

export async function dropGroup(on: Runner, id: string): Promise<void> {
  await on.run({ text: 'delete from provisioned_group where id = $1', values: [id] })
}
