import type { Filter } from '../../../kernel/filter.ts'
import type { RowOf } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findRows } from '../../../platform/records/read/index.ts'
import { team, user } from '../../workspace/model/index.ts'

type Team = Pick<RowOf<typeof team>, 'id' | 'name' | 'parent' | 'lead'>
type User = Pick<RowOf<typeof user>, 'id' | 'name' | 'team' | 'manager'>

/** A part of the company that sells, and those below it. */
export interface Branch {
  kind: 'company' | 'team' | 'colleague' | 'nobody'
  /** Of the team or the colleague. */
  id: string | null
  name: string
  /** Whose deals are its own and those of the branches below; null in it is nobody’s. */
  owners: readonly (string | null)[]
  below: readonly Branch[]
}

export interface People {
  teams: readonly Team[]
  users: readonly User[]
}

/** The teams of today and their colleagues; who has left is still there, as are their deals. */
export async function readPeople(ctx: Ctx): Promise<People> {
  const read = (record: typeof team | typeof user) => findRows(ctx, ctx.db, record, { and: [] }, { sort: 'name', limit: 100_000, bin: record === user }) // prettier-ignore
  const [teams, users] = await Promise.all([read(team), read(user)])
  return { teams: teams as unknown as Team[], users: users as unknown as User[] }
}

/** The company with its teams, each with its colleagues; who is in no team stands beside them, and last what is nobody’s. */
export function treeOf(company: string, { teams, users }: People): Branch {
  const known = new Set(teams.map(({ id }) => id))
  const parts = Map.groupBy(teams, ({ parent }) => (parent && known.has(parent) ? parent : null))
  const placed = new Set<string>()
  const colleagues = (own: readonly User[]) => own.map(({ id, name }): Branch => ({ kind: 'colleague', id, name, owners: [id], below: [] })) // prettier-ignore
  const teamBranch = ({ id, name }: Team): Branch => {
    placed.add(id)
    const below = [...(parts.get(id) ?? []).map(teamBranch), ...colleagues(users.filter(({ team: own }) => own === id))]
    return { kind: 'team', id, name, owners: below.flatMap(({ owners }) => owners), below }
  }
  const tops = (parts.get(null) ?? []).map(teamBranch)
  // Those of teams that are part of each other in a circle stand in none.
  const others = colleagues(users.filter(({ team: own }) => !own || !placed.has(own)))
  const nobody: Branch = { kind: 'nobody', id: null, name: '', owners: [null], below: [] }
  const below = [...tops, ...others, nobody]
  return { kind: 'company', id: null, name: company, owners: below.flatMap(({ owners }) => owners), below }
}

/** Whose deals a branch stands for, as a filter of deals: those that are theirs and, where it counts, those that they share. */
export function ownersFilter({ kind, owners }: Branch, isShared: boolean): Filter {
  if (kind === 'company') return { and: [] }
  if (kind === 'nobody') return { field: 'owner', isEmpty: true }
  const sellers = owners.filter((owner) => owner !== null)
  if (!isShared) return { field: 'owner', in: sellers }
  return { or: [{ field: 'owner', in: sellers }, { field: 'coSellers', in: sellers }] } // prettier-ignore
}

/** The colleagues who report to somebody, directly or not. */
export function reportsOf({ users }: People, to: string): Set<string> {
  const found = new Set<string>()
  const add = (manager: string) => {
    for (const { id } of users.filter((each) => each.manager === manager && !found.has(each.id))) {
      found.add(id)
      add(id)
    }
  }
  add(to)
  return found
}

/** A team and all that are part of it. */
export function teamsBelow({ teams }: People, from: string | null): Set<string> {
  const found = new Set<string>(from ? [from] : [])
  for (const id of found) for (const part of teams) if (part.parent === id) found.add(part.id)
  return found
}
