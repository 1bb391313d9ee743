import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { attachmentRoutes } from './attachments/attachment-routes.ts'
import { forgetErased, forgotten } from './forget.ts'
import { letterHandlers } from './letters/letter-actions.ts'
import { letterRoutes } from './letters/letter-routes.ts'
import { letterRules } from './letters/letter-rules.ts'
import { remindOfUnanswered } from './letters/remind.ts'
import { mailboxRoutes } from './mailbox-routes.ts'
import { mailboxRules } from './mailbox-rules.ts'
import { messageRoutes } from './message-routes.ts'
import { forgetOldPosts } from './own-post/forget-posts.ts'
import { openOwnPost } from './own-post/open-own-post.ts'
import { ownPostRoutes } from './own-post/own-post-routes.ts'
import { ourSender } from './own-post/sender.ts'
import { tryPost } from './own-post/try-post.ts'
import { openPost } from './sending/post.ts'
import { passToCircle } from './inbox/pass-to-circle.ts'
import { sendingRoutes } from './sending/sending-routes.ts'
import { suggestionRoutes } from './suggestions/suggestion-routes.ts'
import { beside } from './tell.ts'
import { openWatch } from './watch.ts'

export default {
  model,
  rules: [mailboxRules, letterRules],
  actions: letterHandlers,
  jobs: [remindOfUnanswered, forgetOldPosts],
  posts: [tryPost],
  carries: ourSender,
  standing: [
    (site, bell) => openWatch(site, bell),
    (site, bell) => openPost(site, bell),
    (site, bell) => openOwnPost(site, bell),
  ],
  // What was seen is seen again wherever the workspace goes; passwords go nowhere.
  staying: [
    'mail_connection',
    'mail_folder',
    'mail_seen',
    'mail_correspondent',
    'mail_sending',
    'mail_letter',
    'mail_receiver',
  ],
  routes: [
    ...mailboxRoutes,
    ...messageRoutes,
    ...letterRoutes,
    ...sendingRoutes,
    ...ownPostRoutes,
    ...attachmentRoutes,
    ...suggestionRoutes,
  ],
  reactions: [forgetErased, passToCircle],
  forgets: forgotten,
  tells: beside,
} satisfies Room
