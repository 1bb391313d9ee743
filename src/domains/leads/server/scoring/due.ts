import type { Runner } from '../../../../platform/db/index.ts'
import { enqueue } from '../../../../platform/jobs/index.ts'

export const scoreDueJob = 'score-due'

/** Lets whoever is due be scored; while it waits to begin, once is enough. */
export const scoreSoon = (on: Runner): Promise<void> => enqueue(on, scoreDueJob, {}, { key: scoreDueJob })

// Whoever is no lead any more loses the score that they had.
const scored = `(life_cycle = 'lead' or score is not null)`

/** Notes that these people, and those who work at these companies, are to be scored anew, as far as they are leads. */
export async function noteDue(on: Runner, people: readonly string[], companies: readonly string[]): Promise<void> {
  const text = `insert into lead_score_due (person_id)
select id from people where (id = any ($1::uuid[]) or company_id = any ($2::uuid[])) and ${scored} on conflict do nothing`
  await on.run({ name: 'lead_score_note', text, values: [[...new Set(people)], [...new Set(companies)]] })
}

const atOnce = 20_000

/** Notes all leads, so many at once that no statement takes long. */
export async function noteAll(on: Runner): Promise<void> {
  const text = `with taken as (select id from people where id > $1::uuid and ${scored} order by id limit ${atOnce}),
  noted as (insert into lead_score_due (person_id) select id from taken on conflict do nothing)
select id from taken order by id desc limit 1`
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined;) {
    const last: { id: string }[] = await on.run<{ id: string }>({ name: 'lead_score_note_all', text, values: [after] })
    after = last[0]?.id
  }
}
