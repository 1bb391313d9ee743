import { newId } from '../../kernel/id.ts'
import type { Db, Runner } from '../db/index.ts'
import type { Report } from './erase-person.ts'

/** Somebody who is being erased, or was. */
export interface Erasure {
  id: string
  record: string
  recordId: string
  reason: string
  askedBy: string | null
  askedByName: string
  askedAt: string
  state: 'waiting' | 'erased' | 'done'
  report: Report | null
  doneAt: string | null
}

const columns = `id, record, record_id as "recordId", reason, asked_by as "askedBy", asked_by_name as "askedByName",
  asked_at as "askedAt", state, report, done_at as "doneAt"`

/** Notes that somebody is to be erased; who is asked for twice is noted once. Answers under which id. */
export async function noteErasure(
  on: Runner,
  asked: Pick<Erasure, 'record' | 'recordId' | 'reason' | 'askedBy' | 'askedByName'>,
) {
  const { record, recordId, reason, askedBy, askedByName } = asked
  const [row] = await on.run<{ id: string }>({
    text: `insert into erasure (id, record, record_id, reason, asked_by, asked_by_name) values ($1, $2, $3, $4, $5, $6)
on conflict (record_id) do update set record = excluded.record returning id`,
    values: [newId(), record, recordId, reason, askedBy, askedByName],
  })
  return row!.id
}

/** One of them; undefined when there is none. */
export async function erasureOf(on: Runner, id: string): Promise<(Erasure & { files: string[] }) | undefined> {
  const text = `select ${columns}, files from erasure where id = $1`
  return (await on.run<Erasure & { files: string[] }>({ text, values: [id] }))[0]
}

/** The newest first, 200 at most. */
export const listErasures = (db: Db): Promise<Erasure[]> =>
  db.run({ text: `select ${columns} from erasure order by asked_at desc limit 200`, values: [] })

/** Those that were begun and are not done. */
export async function unfinishedErasures(db: Db): Promise<string[]> {
  const text = `select id from erasure where state <> 'done' order by asked_at`
  return (await db.run<{ id: string }>({ text, values: [] })).map(({ id }) => id)
}

/** It is over: the bytes are gone as well. */
export async function noteDone(db: Db, id: string, report: Report): Promise<void> {
  const text = `update erasure set state = 'done', files = '{}', report = $2, done_at = clock_timestamp() where id = $1`
  await db.run({ text, values: [id, JSON.stringify(report)] })
}
