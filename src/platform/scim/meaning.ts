import { roleOrder, type Role } from '../access/permissions.ts'
import type { Work } from '../records/index.ts'
import { newcomersRole } from './rules.ts'
import { meaningsOf, type Meaning } from './stored-groups.ts'

interface Member {
  role: Role
  ownRole: string | null
  team: string | null
}

/**
 * Gives somebody the team and role that their groups mean. What no group ever meant stays as people have set it; what a
 * group that was `left` meant ends. Owners are left as they are.
 */
export async function followGroups(work: Work, userId: string, left: readonly Meaning[]): Promise<void> {
  const definition = work.ctx.registry.record('user')!
  const row = await work.peek(definition, userId)
  if (!row || row.deletedAt) return
  const now = row as unknown as Member
  if (now.role === 'owner') return
  const meant = await meaningsOf(work.tx, userId)
  const team = teamBy(meant, left, now)
  const role = highest(meant) ?? (highest(left) ? { role: await newcomersRole(work.tx), ownRole: null } : null)
  await work.update(definition, row, { team, ...(role ?? {}) } as never)
}

function teamBy(meant: readonly Meaning[], left: readonly Meaning[], { team }: Member): string | null {
  const teams = meant.flatMap((each) => each.team ?? [])
  if (team !== null && teams.includes(team)) return team
  return teams[0] ?? (left.some((each) => each.team === team) ? null : team)
}

/** A role of the company's own is a member's, and says more than that. */
function highest(meant: readonly Meaning[]): Pick<Member, 'role' | 'ownRole'> | null {
  const rank = ({ role, ownRole }: Meaning) => roleOrder.indexOf(role as Role) * 2 + (ownRole ? 1 : 0)
  const [best] = meant.filter(({ role }) => role !== null).toSorted((one, other) => rank(other) - rank(one))
  return best ? { role: best.role as Role, ownRole: best.ownRole } : null
}
