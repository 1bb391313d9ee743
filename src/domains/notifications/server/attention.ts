import type { Runner } from '../../../platform/db/runner.ts'
import { leadsToSql, standingForSql } from '../../../platform/records/merged.ts'
import type { Attention } from '../model/index.ts'

/** Which of these records a person follows or has muted. */
export async function attentionOf(
  db: Runner,
  userId: string | null,
  ids: readonly string[],
): Promise<Map<string, Attention>> {
  const rows = await db.run<{ record_id: string; state: Attention }>({
    text: `select ${standingForSql('record_id')} as record_id, state from attention
      where user_id = $1 and ${leadsToSql('record_id', '$2')} order by record_id = any ($2)`,
    values: [userId, ids],
  })
  return new Map(rows.map((row) => [row.record_id, row.state]))
}

/** Of these records those of which a person wants to hear nothing. */
export async function mutedBy(db: Runner, userId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.run<{ id: string }>({
    name: 'news_muted',
    text: `select asked.id from unnest($2::uuid[]) as asked (id) where exists (
      select from attention a where a.user_id = $1 and a.state = 'muted' and ${leadsToSql('a.record_id', 'array[asked.id]')})`,
    values: [userId, ids],
  })
  return new Set(rows.map(({ id }) => id))
}

/** Follows or mutes a record; null is neither. It holds for those that were merged into it as well. */
export async function pay(db: Runner, userId: string, id: string, state: Attention | null): Promise<void> {
  const text = state
    ? `with merged_ones as (delete from attention where user_id = $1 and record_id <> $2 and ${standingForSql('record_id')} = $2)
        insert into attention (user_id, record_id, state) values ($1, $2, $3)
        on conflict (user_id, record_id) do update set state = excluded.state`
    : `delete from attention where user_id = $1 and ${standingForSql('record_id')} = $2`
  await db.run({ text, values: state ? [userId, id, state] : [userId, id] })
}
