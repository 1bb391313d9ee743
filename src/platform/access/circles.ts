import type { Runner } from '../db/index.ts'
import type { Actor } from './actor.ts'

/** Who is in a circle: colleagues, and a team with those that are part of it. */
export interface Circle {
  users: readonly string[]
  team: string | null
}

/** The circles that somebody is in: by name, by their team, and by the teams of which that is a part. */
export async function circlesOf(db: Runner, userId: string): Promise<readonly string[]> {
  const rows = await db.run<{ id: string }>({ name: 'circles_of', text: ofUser, values: [userId] })
  return rows.length === 0 ? inNoCircle : rows.map(({ id }) => id)
}

export const inNoCircle: readonly string[] = []

// `union` ends a circle of teams.
const ofUser = `with recursive above as (
    select t.id, t.parent_id from teams t join users u on u.team_id = t.id where u.id = $1 and t.deleted_at is null
    union
    select t.id, t.parent_id from teams t join above on t.id = above.parent_id where t.deleted_at is null
  )
  select id from circle where user_id = $1 union select c.id from circle c join above on above.id = c.team_id order by 1`

/** Those who are in a circle now and can sign in. */
export async function membersOf(db: Runner, id: string): Promise<readonly string[]> {
  const rows = await db.run<{ id: string }>({ name: 'circle_members', text: members, values: [id] })
  return rows.map((row) => row.id)
}

const members = `with recursive within as (
    select team_id as id from circle where id = $1 and team_id is not null
    union
    select t.id from teams t join within on t.parent_id = within.id where t.deleted_at is null
  )
  select u.id from users u where u.deleted_at is null and u.active is not false and (
    u.id in (select user_id from circle where id = $1)
    or u.team_id in (select w.id from within w join teams t on t.id = w.id where t.deleted_at is null)
  ) order by u.id`

/** Says who is in a circle from now on; nobody ends it, and what it kept is seen by nobody then. */
export async function keepCircle(on: Runner, id: string, { users, team }: Circle): Promise<void> {
  const left = `delete from circle where id = $1
    and (user_id is not null and user_id <> all ($2::uuid[]) or team_id is not null and team_id is distinct from $3::uuid)`
  await on.run({ name: 'circle_leave', text: left, values: [id, users, team] })
  const joined = `insert into circle (id, user_id, team_id)
    select $1::uuid, u, null::uuid from unnest($2::uuid[]) as u union all select $1::uuid, null, $3::uuid where $3::uuid is not null
    on conflict do nothing`
  await on.run({ name: 'circle_join', text: joined, values: [id, users, team] })
}

/** Those to whom is shown what is kept by them alone: somebody themselves and their circles; nobody for who looks as somebody else. */
export const keepersFor = ({ self, circles }: Pick<Actor, 'self' | 'circles'>): readonly string[] =>
  self === null ? inNoCircle : [self, ...circles]
