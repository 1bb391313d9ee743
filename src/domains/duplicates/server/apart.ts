import type { Runner } from '../../../platform/db/index.ts'
import { leadsToSql, standingForSql } from '../../../platform/records/merged.ts'

/** The two ids in the order in which a pair has them. */
export const inOrder = (one: string, other: string): [low: string, high: string] =>
  one < other ? [one, other] : [other, one]
export const pairKey = (one: string, other: string) => inOrder(one, other).join(' ')

/**
 * Of which pairs with one of these records somebody has said that they are two, as the records stand today: what was said
 * of one that was merged since holds for the one that stays.
 */
export async function apartAmong(on: Runner, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await on.run<{ one: string; other: string }>({
    name: 'match_apart_among',
    text: `select ${standingForSql('a.low_id')} as one, ${standingForSql('a.high_id')} as other from match_apart a
where ${leadsToSql('a.low_id', '$1')} or ${leadsToSql('a.high_id', '$1')}`,
    values: [ids],
  })
  return new Set(rows.map(({ one, other }) => pairKey(one, other)))
}

/** Keeps for ever that two records are not the same. */
export async function setApart(on: Runner, record: string, one: string, other: string, by: string | null) {
  const [low, high] = inOrder(one, other)
  await on.run({
    text: `with gone as (delete from match_pair where low_id = $1 and high_id = $2)
insert into match_apart (low_id, high_id, record, said_by) values ($1, $2, $3, $4) on conflict do nothing`,
    values: [low, high, record, by],
  })
}

/** Forgets it, whichever of the records that stand for the two today it was said of; they are matched anew. */
export async function unsetApart(on: Runner, record: string, one: string, other: string): Promise<void> {
  const of = (low: string, high: string) =>
    `(${standingForSql('low_id')} = ${low} and ${standingForSql('high_id')} = ${high})`
  await on.run({
    text: `delete from match_apart where ${of('$1::uuid', '$2::uuid')} or ${of('$2::uuid', '$1::uuid')}`,
    values: [one, other],
  })
  await noteDue(on, [one, other].map((id) => ({ id, record }))) // prettier-ignore
}

/** Notes records to be matched behind. */
export async function noteDue(on: Runner, due: readonly { id: string; record: string }[]): Promise<void> {
  await on.run({
    name: 'match_note_due',
    text: `insert into match_due (record_id, record) select distinct on (id) id, record
from unnest($1::uuid[], $2::text[]) as given (id, record) order by id on conflict do nothing`,
    values: [due.map(({ id }) => id), due.map(({ record }) => record)],
  })
}
