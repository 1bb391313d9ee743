import { say } from '../../../kernel/sentence.ts'
import type { Beside } from '../../../platform/room.ts'
import { ofThese } from './forget.ts'

/** What is kept beside e-mails, and letters that have become them, for whoever they are about. */
export const beside = (ids: readonly string[]): readonly Beside[] => [
  {
    what: say('Messages from mailboxes'),
    columns: {
      at: say('When'),
      senders: say('From'),
      receivers: say('To'),
      attachments: say('What hung on it'),
      page: say('Page'),
    },
    query: {
      text: `select e.sent_at as at, m.senders::text, m.receivers::text, m.attachments::text, p.html as page
        from mail_message m join emails e on e.id = m.email_id left join mail_page p on p.email_id = e.id
        where ${ofThese.replaceAll('email_id', 'm.email_id')} order by e.sent_at`,
      values: [ids],
    },
  },
  {
    what: say('Letters that were sent'),
    columns: { at: say('When'), address: say('To'), state: say('What became of it') },
    query: {
      text: `select l.sent_at as at, r.address, r.state from mail_receiver r join letters l on l.id = r.letter_id
        where ${ofThese} order by l.sent_at`,
      values: [ids],
    },
  },
  {
    what: say('Mails that Farley itself sent'),
    columns: { at: say('When'), address: say('To'), state: say('What became of it') },
    query: {
      text: 'select made_at as at, address, state from post where person_id = any ($1::uuid[]) or about = any ($1::uuid[]) order by made_at',
      values: [ids],
    },
  },
]
