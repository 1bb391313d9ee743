import type { Query } from '../db/index.ts'
import type { Work } from '../records/work.ts'
import type { Report } from './erase-person.ts'

/** Takes away what is kept beside records and may repeat what they said: by the platform, and by each room that says so. */
export async function forgetBeside(work: Work, ids: readonly string[], report: Report): Promise<void> {
  const asked = [...ownOf(ids), ...work.ctx.registry.rooms.flatMap((room) => room.forgets?.(ids) ?? [])]
  for (const { what, query } of asked) {
    const [counted] = await work.tx.run<{ count: number }>(counting(query))
    if (counted!.count > 0) report[what] = (report[what] ?? 0) + counted!.count
  }
}

const counting = ({ text, values }: Query): Query => ({
  text: `with gone as (${text} returning 1) select count(*)::int as count from gone`,
  values,
})

/** What the platform keeps: answers that may be told again, keys by which people are found, and what jobs have come to. */
function ownOf(ids: readonly string[]): { what: string; query: Query }[] {
  const named = ids.map((id) => `%${id}%`)
  const idsAsked = (what: string, text: string) => ({ what, query: { text, values: [ids] } })
  const textAsked = (what: string, text: string) => ({ what, query: { text, values: [named] } })
  return [
    textAsked('answers', 'delete from idempotency where answer like any ($1::text[])'),
    idsAsked('matchKeys', 'delete from match_key where record_id = any ($1::uuid[])'),
    textAsked('jobs', `update job_run set title = kind, result = null, payload = '{}' where finished_at is not null and (payload::text like any ($1::text[]) or result::text like any ($1::text[]))`),
  ]
} // prettier-ignore
