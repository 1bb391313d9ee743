import type { Runner } from '../db/index.ts'

/**
 * Whose records count as those of somebody's team: their own, those of everybody in their team, in those that they lead and
 * in the teams below these, and of everybody who reports to them, directly or not.
 */
export async function teamOf(db: Runner, userId: string): Promise<readonly string[]> {
  const rows = await db.run<{ id: string }>({ name: 'team_of', text, values: [userId] })
  return rows.map(({ id }) => id)
}

// `union` ends a circle of managers or teams, which nothing else forbids.
const text = `with recursive
  below as (
    select t.id from teams t join users u on u.team_id = t.id where u.id = $1 and t.deleted_at is null
    union
    select id from teams where lead_id = $1 and deleted_at is null
    union
    select t.id from teams t join below on t.parent_id = below.id where t.deleted_at is null
  ),
  reporting as (
    select $1::uuid as id
    union
    select u.id from users u join reporting on u.manager_id = reporting.id where u.deleted_at is null
  )
  select id from reporting
  union select u.id from users u join below on u.team_id = below.id where u.deleted_at is null
  order by 1`
