import { say } from '../../../kernel/sentence.ts'
import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { mailNews } from './by-mail/due-mails.ts'
import { mailRoutes } from './by-mail/mail-routes.ts'
import { atOncePost, summaryPost } from './by-mail/news-posts.ts'
import { unsubscribePage } from './by-mail/unsubscribe-page.ts'
import { remindOwners } from './due-reminders.ts'
import { tellOfEndedWork } from './ended-work.ts'
import { forgetOld } from './forget-old.ts'
import { notificationRoutes } from './notification-routes.ts'
import { openPush } from './push/push-news.ts'
import { pushRoutes } from './push/push-routes.ts'
import { tellOfBackups } from './tell-of-backups.ts'
import { tellOfChange } from './tell-of-change.ts'
import { tellOfIdle } from './tell-of-idle.ts'
import { tellOfShare } from './tell-of-share.ts'

export default {
  model,
  reactions: [tellOfChange, tellOfShare],
  jobs: [remindOwners, tellOfEndedWork, tellOfBackups, tellOfIdle, forgetOld, mailNews],
  posts: [atOncePost, summaryPost],
  pages: [unsubscribePage],
  told: [{ what: 'notification', table: 'notification', to: 'user_id' }],
  standing: [(site, bell) => openPush(site, bell)],
  routes: [...notificationRoutes, ...pushRoutes, ...mailRoutes],
  // Browsers were told the key of this server, under which nobody else reaches them; mails lead to its address.
  staying: ['push_device', 'news_by_mail'],
  forgets: (ids) => [
    {
      what: 'notifications',
      query: {
        text: 'delete from notification where record_id = any ($1::uuid[]) or group_id = any ($1::uuid[])',
        values: [ids],
      },
    },
  ],
  tells: (ids) => [
    {
      what: say('Notices to colleagues'),
      columns: { kind: say('Kind'), at: say('When') },
      query: {
        text: 'select kind, at from notification where record_id = any ($1::uuid[]) or group_id = any ($1::uuid[]) order by at',
        values: [ids],
      },
    },
  ],
} satisfies Room
