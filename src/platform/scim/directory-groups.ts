import { newId } from '../../kernel/id.ts'
import type { DirectoryGroup } from '../access/directory.ts'
import type { Provider } from '../access/providers.ts'
import type { Runner } from '../db/index.ts'
import { inWork } from '../records/index.ts'
import { systemContext, type Site } from '../site.ts'
import { followGroups } from './meaning.ts'
import type { Meaning } from './stored-groups.ts'

/**
 * Keeps in which groups of a directory somebody is, and gives them what those mean. A directory has many groups, so none
 * is a team or a role until an owner says so.
 */
export async function followDirectory(
  site: Site,
  provider: Provider,
  userId: string,
  groups: readonly DirectoryGroup[],
): Promise<void> {
  await inWork(await systemContext(site), async (work) => {
    const ids: string[] = []
    for (const group of groups) ids.push(await keepGroup(work.tx, provider.id, group))
    const left = await leaveOthers(work.tx, provider.id, userId, ids)
    const join = `insert into provisioned_member (group_id, user_id) select unnest($1::uuid[]), $2 on conflict do nothing`
    await work.tx.run({ text: join, values: [ids, userId] })
    await followGroups(work, userId, left)
  })
}

async function keepGroup(on: Runner, provider: string, { dn, name }: DirectoryGroup): Promise<string> {
  const text = `insert into provisioned_group as g (id, name, external_id, provider_id) values ($1, $2, $3, $4)
    on conflict (provider_id, external_id) where provider_id is not null do update set name = excluded.name
    returning g.id`
  return (await on.run<{ id: string }>({ text, values: [newId(), name, dn, provider] }))[0]!.id
}

async function leaveOthers(on: Runner, provider: string, user: string, ids: readonly string[]): Promise<Meaning[]> {
  const text = `delete from provisioned_member m using provisioned_group g
    where g.id = m.group_id and g.provider_id = $1 and m.user_id = $2 and g.id <> all ($3::uuid[])
    returning g.team_id as team, g.role, g.own_role_id as "ownRole"`
  return on.run<Meaning>({ text, values: [provider, user, ids] })
}
