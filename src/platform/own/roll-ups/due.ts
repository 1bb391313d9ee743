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

/** All of a kind. */
export async function noteAll(on: Runner, record: RecordDefinition): Promise<void> {
  const text = `insert into roll_up_due (record, id) select $1, id from ${tableOf(record).name} on conflict do nothing`
  await on.run({ text, values: [record.name] })
}

export const sumUpJob = 'sum-up-due'

/** Lets what is due be summed up; while it waits to begin, once is enough. */
export const sumUpSoon = (on: Runner, at?: Date): Promise<void> =>
  at
    ? enqueue(on, sumUpJob, {}, { key: `${sumUpJob}-later`, at: at.toISOString() })
    : enqueue(on, sumUpJob, {}, { key: sumUpJob })
