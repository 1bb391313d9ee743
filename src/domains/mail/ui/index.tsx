import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  settings: [
    { path: 'mailboxes', label: 'Mailboxes', icon: 'mail', group: 'me', load: () => import('./mailboxes-page.tsx') },
  ],
  panels: [
    {
      record: 'email',
      key: 'message',
      label: 'Message',
      place: 'body',
      load: () => import('./panels/message-panel.tsx'),
    },
  ],
}
export default ui
