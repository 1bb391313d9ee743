import type { Work } from '../../../platform/records/index.ts'
import { conversation } from '../model/index.ts'
import { after, notBegun, type Conversation, type Heard, type Standing } from './heard.ts'

/**
 * Hears messages of a channel, in the transaction in which they are kept: each belongs to a conversation from then on, which
 * it begins, goes on with or opens again. What is heard twice is heard once.
 */
export async function hear(work: Work, heard: readonly Heard[]): Promise<void> {
  const known = await conversationsOf(work, heard)
  for (const [key, own] of Map.groupBy(heard, keyOf)) await hearOne(work, known.get(key), own)
}

const keyOf = ({ circle, channel, thread }: Pick<Heard, 'circle' | 'channel' | 'thread'>) =>
  `${circle} ${channel} ${thread}`

async function hearOne(work: Work, id: string | undefined, own: readonly Heard[]): Promise<void> {
  const row = id === undefined ? null : await work.peek(conversation, id)
  const before = row && !row.deletedAt ? row : null
  const messages = before ? await notHeard(work, before.id, own) : own
  if (messages.length === 0) return
  const now = work.ctx.now().getTime()
  const inOrder = messages.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
  const standing = inOrder.reduce((so, each) => after(so, each, now), before ? standingOf(before) : notBegun)
  const { id: kept } = before
    ? await work.update(conversation, before, standing, { name: 'hear', linksKnown: true })
    : await work.create(conversation, { ...begun(inOrder), ...standing })
  await work.flush()
  await keep(work, kept, messages)
}

const standingOf = ({
  state,
  snoozedUntil,
  waitingSince,
  lastAt,
  preview,
  owner,
  with: whom,
}: Conversation): Standing => ({
  ...{ state, snoozedUntil, waitingSince, lastAt, preview, owner: owner ?? null, with: whom },
})

/** What a conversation is from its first message on. */
function begun([first]: readonly Heard[]) {
  const { channel, circle, subject, with: whom } = first!
  return { ...{ channel, circle, private: true, subject: subject.slice(0, 500) }, ...{ name: whom.name?.slice(0, 200) ?? null, address: whom.address } } // prettier-ignore
}

async function conversationsOf({ tx }: Work, heard: readonly Heard[]): Promise<Map<string, string>> {
  const text = `select t.circle_id as circle, t.channel, t.thread, t.conversation_id as id
    from json_to_recordset($1::json) as g (circle uuid, channel text, thread text)
    join conversation_thread t on t.circle_id = g.circle and t.channel = g.channel and t.thread = g.thread`
  const keys = heard.map(({ circle, channel, thread }) => ({ circle, channel, thread }))
  const rows = await tx.run<{ circle: string; channel: string; thread: string; id: string }>({ name: 'conversations_known', text, values: [JSON.stringify(keys)] }) // prettier-ignore
  return new Map(rows.map((row) => [keyOf(row), row.id]))
}

async function notHeard({ tx }: Work, id: string, own: readonly Heard[]): Promise<readonly Heard[]> {
  const text =
    'select record_id as id from conversation_message where conversation_id = $1 and record_id = any ($2::uuid[])'
  const rows = await tx.run<{ id: string }>({ name: 'conversation_heard', text, values: [id, own.map(({ message }) => message.id)] }) // prettier-ignore
  const known = new Set(rows.map((row) => row.id))
  return own.filter(({ message }) => !known.has(message.id))
}

async function keep({ tx }: Work, id: string, messages: readonly Heard[]): Promise<void> {
  const { circle, channel, thread } = messages[0]!
  const text = `insert into conversation_thread (circle_id, channel, thread, conversation_id) values ($1, $2, $3, $4)
    on conflict (circle_id, channel, thread) do update set conversation_id = excluded.conversation_id
    where conversation_thread.conversation_id <> excluded.conversation_id`
  await tx.run({ name: 'conversation_thread_keep', text, values: [circle, channel, thread, id] })
  const all = `insert into conversation_message (record_id, conversation_id, record, at)
    select g.id, $1, g.record, g.at from json_to_recordset($2::json) as g (id uuid, record text, at timestamptz) on conflict do nothing`
  const rows = messages.map(({ message, at }) => ({ ...message, at }))
  await tx.run({ name: 'conversation_messages_keep', text: all, values: [id, JSON.stringify(rows)] })
}
