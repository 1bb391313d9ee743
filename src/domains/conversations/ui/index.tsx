import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  menu: [{ group: 'work', to: '/inbox', label: 'Conversations', icon: 'message-circle', keys: 'g o', order: 35 }],
  routes: [{ path: '/inbox', load: () => import('./inbox-page.tsx') }],
  keys: {
    where: 'inbox',
    title: 'conversations.title',
    keys: {
      'conversation-next': { words: 'home.next', keys: 'j' },
      'conversation-previous': { words: 'home.previous', keys: 'k' },
      'conversation-answer': { words: 'conversations.answer', keys: 'r' },
      'conversation-note': { words: 'conversations.note', keys: 'n' },
      'conversation-done': { words: 'conversations.done', keys: 'e' },
      'conversation-snooze': { words: 'snooze.do', keys: 'h' },
      'conversation-assign': { words: 'conversations.assign', keys: 'a' },
      'conversation-take': { words: 'conversations.take', keys: 'shift+a' },
    },
  },
}
export default ui
