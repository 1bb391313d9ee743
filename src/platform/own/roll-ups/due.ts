import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Runner } from '../../db/index.ts'
import { enqueue } from '../../jobs/queue.ts'
import { tableOf } from '../../records/columns.ts'

/** Records whose roll-ups are to be taken anew; one that is noted already stays so. */
export async function noteDue(on: Runner, record: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const text = 'insert into roll_up_due (record, id) select $1, unnest($2::uuid[]) on conflict do nothing'
  await on.run({ name: 'roll_up_note', text, values: [record, [...new Set(ids)]] })
}

const atOnce = 20_000

/** All of a kind, so many at once that no statement takes long. */
export async function noteAll(on: Runner, record: RecordDefinition): Promise<void> {
  const text = `with taken as (select id from ${tableOf(record).name} where id > $2::uuid order by id limit ${atOnce}),
  noted as (insert into roll_up_due (record, id) select $1, id from taken on conflict do nothing)
select id from taken order by id desc limit 1`
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined;) {
    const last: { id: string }[] = await on.run<{ id: string }>({ text, values: [record.name, after] })
    after = last[0]?.id
  }
}

export const sumUpJob = 'sum-up-due'

/** Lets what is due be summed up; while it waits to begin, once is enough. */
export const sumUpSoon = (on: Runner, at?: Date): Promise<void> =>
  at
    ? enqueue(on, sumUpJob, {}, { key: `${sumUpJob}-later`, at: at.toISOString() })
    : enqueue(on, sumUpJob, {}, { key: sumUpJob })
