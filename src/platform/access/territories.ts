import type { Runner } from '../db/index.ts'

/** The territories that a user leads or works in, and all that are part of these. */
export async function territoriesOf(db: Runner, userId: string): Promise<readonly string[]> {
  const rows = await db.run<{ id: string }>({ name: 'territories_of', text, values: [userId] })
  return rows.map(({ id }) => id)
}

// `union` ends a circle of territories.
const text = `with recursive below as (
    select id from territories where deleted_at is null and (leads @> array[$1::uuid] or members @> array[$1::uuid])
    union
    select t.id from territories t join below on t.parent_id = below.id where t.deleted_at is null
  )
  select id from below order by 1`
