import { say } from '../../../kernel/sentence.ts'
import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { mailboxRoutes } from './mailbox-routes.ts'
import { mailboxRules } from './mailbox-rules.ts'
import { messageRoutes } from './message-routes.ts'
import { openWatch } from './watch.ts'

const ofThese = `(email_id = any ($1::uuid[]) or email_id in (select id from emails where about && $1::uuid[]))`

export default {
  model,
  rules: [mailboxRules],
  standing: [(site, bell) => openWatch(site, bell)],
  // What was seen is seen again wherever the workspace goes; passwords go nowhere.
  staying: ['mail_connection', 'mail_folder', 'mail_seen', 'mail_correspondent'],
  routes: [...mailboxRoutes, ...messageRoutes],
  // The row stays, so that the same message is not taken once more.
  forgets: (ids) => [
    {
      what: 'mailMessages',
      query: {
        text: `update mail_message set senders = '[]', receivers = '[]', copied = '[]', attachments = '[]'
          where senders <> '[]' and ${ofThese}`,
        values: [ids],
      },
    },
  ],
  tells: (ids) => [
    {
      what: say('Messages from mailboxes'),
      columns: { at: say('When'), senders: say('From'), receivers: say('To'), attachments: say('What hung on it') },
      query: {
        text: `select e.sent_at as at, m.senders::text, m.receivers::text, m.attachments::text
          from mail_message m join emails e on e.id = m.email_id where ${ofThese} order by e.sent_at`,
        values: [ids],
      },
    },
  ],
} satisfies Room
