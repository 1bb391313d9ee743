import type { Work } from '../../../platform/records/index.ts'
import { conversation } from '../model/index.ts'

/** The conversations that a message belongs to are with this record, where nobody was known before. */
export async function knowWith(work: Work, messageId: string, id: string): Promise<void> {
  const text = 'select conversation_id as id from conversation_message where record_id = $1'
  for (const found of await work.tx.run<{ id: string }>({ name: 'conversations_of', text, values: [messageId] })) {
    const row = await work.peek(conversation, found.id)
    if (row && !row.with) await work.update(conversation, row, { with: id }, { name: 'recognise', linksKnown: true })
  }
}
