import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { reportsOf, teamsBelow, type People } from './tree.ts'

/** A colleague or a team about whom something is said. */
export interface Holder {
  user: string | null
  team: string | null
}
export type IsOf = (holder: Holder) => boolean

/** Of whom somebody is told: owners and admins of everybody, all others of themselves, of their team and those below it, and of whom they lead. */
export function sightOf(ctx: Ctx, record: RecordDefinition, people: People): IsOf {
  const leads = leadershipOf(ctx, record, people)
  const me = ctx.actor.userId
  const teams = teamsBelow(people, people.users.find(({ id }) => id === me)?.team ?? null)
  return (holder) => leads(holder) || (me !== null && holder.user === me) || isOneOf(teams, holder.team)
}

/** Whom somebody leads: owners and admins everybody, all others who reports to them, and the teams that they lead with those below them. */
export function leadershipOf({ actor }: Ctx, record: RecordDefinition, people: People): IsOf {
  if (actor.permissions.of(record).see === 'all') return () => true
  const me = actor.userId
  if (!me) return () => false
  const teams = new Set(people.teams.filter(({ lead }) => lead === me).flatMap(({ id }) => [...teamsBelow(people, id)]))
  const members = people.users.filter(({ id, team }) => id !== me && isOneOf(teams, team)).map(({ id }) => id)
  const users = reportsOf(people, me).union(new Set(members))
  return ({ user, team }) => isOneOf(users, user) || isOneOf(teams, team)
}

const isOneOf = (ids: ReadonlySet<string>, id: string | null): boolean => id !== null && ids.has(id)
