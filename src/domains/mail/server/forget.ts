import type { Query } from '../../../platform/db/index.ts'
import type { Reaction } from '../../../platform/room.ts'

/** Of e-mails by their ids, and of those that are about one of them. */
export const ofThese = `(email_id = any ($1::uuid[]) or email_id in (select id from emails where about && $1::uuid[]))`

/** Letters that were erased, and those that have become e-mails of these. */
const letters = `select id from letters where id = any ($1::uuid[]) or ${ofThese}
  union all select letter_id from mail_letter where letter_id = any ($1::uuid[])`

/** Takes away what lies beside e-mails. The row by which a copy is known stays, so that the same message is not taken once more. */
export const forgotten = (ids: readonly string[]): { what: string; query: Query }[] => [
  {
    what: 'mailMessages',
    query: {
      text: `update mail_message set senders = '[]', receivers = '[]', copied = '[]', attachments = '[]'
        where senders <> '[]' and ${ofThese}`,
      values: [ids],
    },
  },
  // What Farley itself was to send to them.
  {
    what: 'posts',
    query: { text: 'delete from post where person_id = any ($1::uuid[]) or about = any ($1::uuid[])', values: [ids] },
  },
  { what: 'mailPages', query: { text: `delete from mail_page where ${ofThese}`, values: [ids] } },
  // A letter that has become one of them said the same.
  ...(['entity', 'mail_letter', 'letters'] as const).map((table) => ({
    what: 'letters',
    query: {
      text: `delete from ${table} where ${table === 'mail_letter' ? 'letter_id' : 'id'} in (${letters})`,
      values: [ids],
    },
  })),
]

/** An e-mail that is deleted for good leaves nothing beside it either. */
export const forgetErased: Reaction = {
  name: 'forget-mail',
  wants: ({ record, name }) => (record === 'email' || record === 'letter') && name === 'erase',
  async runAll(ctx, lines) {
    for (const { query } of forgotten(lines.map(({ recordId }) => recordId))) await ctx.db.run(query)
  },
}
