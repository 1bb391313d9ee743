import { say } from '../../../kernel/sentence.ts'
import type { Query } from '../../../platform/db/index.ts'
import type { Beside } from '../../../platform/room.ts'

/** Which messages belonged to a conversation is known no longer than they are. */
export const forgotten = (ids: readonly string[]): { what: string; query: Query }[] => [
  {
    what: 'conversationMessages',
    query: {
      text: 'delete from conversation_message where record_id = any ($1::uuid[]) or conversation_id = any ($1::uuid[])',
      values: [ids],
    },
  },
  {
    what: 'conversationThreads',
    query: { text: 'delete from conversation_thread where conversation_id = any ($1::uuid[])', values: [ids] },
  },
]

/** In which conversations messages stand, for whoever they are about. */
export const beside = (ids: readonly string[]): readonly Beside[] => [
  {
    what: say('Messages of conversations'),
    columns: { at: say('When'), record: say('Kind') },
    query: {
      text: `select at, record from conversation_message
        where record_id = any ($1::uuid[]) or conversation_id in (select id from conversations where with_id = any ($1::uuid[]))
        order by at`,
      values: [ids],
    },
  },
]
