import type { Runner } from '../db/index.ts'
import { standingForSql } from '../records/merged.ts'

/** A record that somebody does not want to be asked about until then. */
export interface PutOff {
  id: string
  until: string
}

/** What a user has put off and is not yet back, soonest first. */
export function putOffBy(db: Runner, userId: string): Promise<PutOff[]> {
  const text = `select ${standingForSql('record_id')} as id, max(until) as until from put_off
    where user_id = $1 and until > now() group by 1 order by 2`
  return db.run<PutOff>({ text, values: [userId] })
}

/** Puts a record off; null brings it back at once. What came back long ago is forgotten. */
export async function putOff(db: Runner, userId: string, id: string, until: string | null): Promise<void> {
  const text = until
    ? `with old as (delete from put_off where user_id = $1 and record_id <> $2 and until < now() - interval '1 day')
      insert into put_off (user_id, record_id, until) values ($1, $2, $3)
      on conflict (user_id, record_id) do update set until = excluded.until`
    : `delete from put_off where user_id = $1 and ${standingForSql('record_id')} = $2`
  await db.run({ text, values: until ? [userId, id, until] : [userId, id] })
}
