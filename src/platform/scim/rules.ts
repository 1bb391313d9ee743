import type { Role } from '../access/permissions.ts'
import type { Runner } from '../db/index.ts'

/** What provisioning may give; never an owner's role. */
export type GivenRole = Exclude<Role, 'owner'>

/** In which role a newcomer begins. */
export async function newcomersRole(on: Runner): Promise<GivenRole> {
  const [rule] = await on.run<{ role: GivenRole }>({ text: 'select role from provisioning', values: [] })
  return rule?.role ?? 'member'
}

export async function setNewcomersRole(on: Runner, role: GivenRole): Promise<void> {
  const text = 'insert into provisioning (role) values ($1) on conflict (one) do update set role = excluded.role'
  await on.run({ text, values: [role] })
}
