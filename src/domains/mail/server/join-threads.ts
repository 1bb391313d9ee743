import { newId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/db/runner.ts'
import type { Threaded } from '../../../platform/mail/threads.ts'

/** Of a long conversation its beginning and its end say enough. */
const [first, last] = [1, 60]
const idsOf = ({ messageId, answers }: Threaded) => [
  ...new Set([...answers.slice(0, first), ...answers.slice(-last), ...(messageId === null ? [] : [messageId])]),
]

/** The thread of each message, and which threads have become others. */
export interface Joined {
  threads: string[]
  joined: ReadonlyMap<string, string>
}

/**
 * The conversations of messages, in their order: joined by their ids alone, as `platform/mail/threads.ts` joins them, and kept.
 * Conversations that turn out to be one become the older. One transaction at a time.
 */
export async function joinThreads(tx: Tx, messages: readonly Threaded[]): Promise<Joined> {
  await tx.run({ text: `select pg_advisory_xact_lock(hashtext('farley mail'), hashtext('threads'))`, values: [] })
  const known = await knownThreads(tx, messages)
  const became = new Map<string, string>()
  const stands = (id: string): string => (became.has(id) ? stands(became.get(id)!) : id)
  const threads = messages.map((message) => {
    const ids = idsOf(message)
    const found = [...new Set(ids.flatMap((id) => (known.has(id) ? [stands(known.get(id)!)] : [])))].toSorted()
    const [thread = newId(), ...joined] = found
    for (const each of joined) became.set(each, thread)
    for (const id of ids) known.set(id, thread)
    return thread
  })
  await keep(tx, known, stands, became)
  return { threads: threads.map(stands), joined: new Map([...became.keys()].map((gone) => [gone, stands(gone)])) }
}

async function knownThreads(tx: Tx, messages: readonly Threaded[]): Promise<Map<string, string>> {
  const text = 'select message_id as id, thread_id as thread from mail_thread where message_id = any ($1::text[])'
  const rows = await tx.run<{ id: string; thread: string }>({ name: 'mail_threads', text, values: [messages.flatMap(idsOf)] }) // prettier-ignore
  return new Map(rows.map(({ id, thread }) => [id, thread]))
}

async function keep(tx: Tx, known: ReadonlyMap<string, string>, stands: (id: string) => string, became: ReadonlyMap<string, string>) {
  const text = `insert into mail_thread (message_id, thread_id) select * from unnest($1::text[], $2::uuid[])
    on conflict (message_id) do update set thread_id = excluded.thread_id where mail_thread.thread_id <> excluded.thread_id`
  await tx.run({ name: 'mail_keep_threads', text, values: [[...known.keys()], [...known.values()].map(stands)] })
  const gone = [...became.keys()]
  if (gone.length === 0) return
  for (const table of ['mail_thread', 'mail_message']) {
    const turned = `update ${table} t set thread_id = g.into_id from unnest($1::uuid[], $2::uuid[]) as g (id, into_id) where t.thread_id = g.id`
    await tx.run({ text: turned, values: [gone, gone.map(stands)] })
  }
} // prettier-ignore
