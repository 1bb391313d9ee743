import { mentionedIn } from '../../../kernel/mention.ts'
import { rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'
import { note } from '../../activities/model/index.ts'
import { conversation } from '../model/index.ts'
import type { Conversation } from './heard.ts'

/** A note about a conversation is seen by those who share that, and by nobody else; whom it names finds it among their mentions. */
export const noteRules = rulesOf(note, {
  async before(work, { before, after }) {
    if (before !== null || !after.about?.length) return
    const [about] = await conversationsAmong(work, after.about)
    return about?.circle ? { circle: about.circle, private: true } : undefined
  },
  async after(work, { after }) {
    const named = mentionedIn(after.text)
    if (named.length === 0 || !after.circle) return
    for (const row of await conversationsAmong(work, after.about ?? [])) {
      const mentioned = [...new Set([...(row.mentioned ?? []), ...named])]
      if (mentioned.length > (row.mentioned ?? []).length)
        await work.update(conversation, row, { mentioned }, { name: 'mention', linksKnown: true })
    }
  },
})

async function conversationsAmong(work: Work, ids: readonly string[]): Promise<Conversation[]> {
  const text = `select id from entity where id = any ($1::uuid[]) and record = 'conversation'`
  const found = await work.tx.run<{ id: string }>({ name: 'conversations_among', text, values: [ids] })
  return (await Promise.all(found.map(({ id }) => work.peek(conversation, id)))).filter((row) => row !== null)
}
