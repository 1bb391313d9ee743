import type { Work } from '../../../platform/records/index.ts'
import { conversation } from '../model/index.ts'
import type { Conversation } from './heard.ts'

/** Threads of a channel that turned out to be one: of two conversations of a circle the later one goes into the earlier. */
export async function joinConversations(work: Work, channel: string, joined: ReadonlyMap<string, string>): Promise<void> {
  for (const [gone, into] of joined) {
    const text = `select circle_id as circle, conversation_id as id from conversation_thread where channel = $1 and thread = $2`
    const ids = (thread: string) => work.tx.run<{ circle: string; id: string }>({ name: 'conversation_of_thread', text, values: [channel, thread] })
    const there = new Map((await ids(into)).map(({ circle, id }) => [circle, id]))
    for (const { circle, id } of await ids(gone)) {
      const other = there.get(circle)
      if (other && other !== id) await joinTwo(work, id, other)
      await rename(work, { circle, channel, gone, into })
    }
  }
} // prettier-ignore

async function joinTwo(work: Work, id: string, into: string): Promise<void> {
  const [from, to] = [await work.peek(conversation, id), await work.peek(conversation, into)]
  if (!from || !to) return
  await work.tx.run({
    text: `insert into conversation_message (record_id, conversation_id, record, at)
      select record_id, $2, record, at from conversation_message where conversation_id = $1 on conflict do nothing`,
    values: [id, into],
  })
  await work.tx.run({ text: 'delete from conversation_message where conversation_id = $1', values: [id] })
  await work.update(conversation, to, together(to, from), { name: 'join', linksKnown: true })
  if (!from.deletedAt) await work.remove(conversation, from)
}

/** Whoever waits in one of them waits, and the later words are the last. */
function together(to: Conversation, from: Conversation) {
  const isOpen = to.state === 'open' || from.state === 'open'
  const [later] = [to, from].toSorted((one, other) => Date.parse(other.lastAt ?? '') - Date.parse(one.lastAt ?? ''))
  const waiting = [to.waitingSince, from.waitingSince].filter((each) => each !== null).toSorted()
  return {
    ...{ state: isOpen ? ('open' as const) : to.state, waitingSince: waiting[0] ?? null },
    ...{ lastAt: later!.lastAt, preview: later!.preview, owner: to.owner ?? from.owner ?? null },
  }
}

async function rename({ tx }: Work, { circle, channel, gone, into }: Record<'circle' | 'channel' | 'gone' | 'into', string>): Promise<void> {
  const text = `insert into conversation_thread (circle_id, channel, thread, conversation_id)
    select circle_id, channel, $4, conversation_id from conversation_thread where circle_id = $1 and channel = $2 and thread = $3
    on conflict do nothing`
  await tx.run({ text, values: [circle, channel, gone, into] })
  const old = 'delete from conversation_thread where circle_id = $1 and channel = $2 and thread = $3'
  await tx.run({ text: old, values: [circle, channel, gone] })
} // prettier-ignore
