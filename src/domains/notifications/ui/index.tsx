import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'
import { useUnread } from './use-inbox.ts'

const ui: RoomUi = {
  model,
  top: [{ to: '/notifications', label: 'Inbox', icon: 'inbox', keys: 'g i', useCount: useUnread }],
  keys: {
    where: 'inbox',
    title: 'inbox.title',
    keys: {
      'inbox-next': { words: 'home.next', keys: 'j' },
      'inbox-previous': { words: 'home.previous', keys: 'k' },
      'inbox-open': { words: 'inbox.open', keys: 'enter' },
      'inbox-done': { words: 'inbox.done', keys: 'e' },
      'inbox-snooze': { words: 'snooze.do', keys: 'h' },
    },
  },
  routes: [{ path: '/notifications', load: () => import('./inbox-page.tsx') }],
  tool: () => import('./attention-menu.tsx'),
  watch: () => import('./interrupt.ts'),
  settings: [
    {
      path: 'notifications',
      label: 'Notifications',
      icon: 'bell',
      group: 'me',
      load: () => import('./settings/settings-page.tsx'),
    },
  ],
}
export default ui
