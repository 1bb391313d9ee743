import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'
import { pageOfSource } from './letters/source.ts'

const ui: RoomUi = {
  model,
  menu: [
    { group: 'work', to: '/outbox', label: 'Outbox', icon: 'send', order: 41 },
    {
      group: 'customers',
      to: '/suggestions',
      label: 'Who writes',
      icon: 'user-plus',
      adds: true,
      keys: 'g e',
      order: 942,
    },
  ],
  settings: [
    { path: 'mailboxes', label: 'Mailboxes', icon: 'mail', group: 'me', load: () => import('./mailboxes-page.tsx') },
  ],
  routes: [
    { path: '/write', load: () => import('./letters/write-page.tsx') },
    { path: '/suggestions', load: () => import('./suggestions/suggestions-page.tsx') },
    { path: '/outbox', load: () => import('./letters/outbox-page.tsx') },
  ],
  commands: [{ id: 'write-letter', label: 'Write an e-mail', icon: 'pencil', keys: 'g m', to: '/write' }],
  channels: [{ channel: 'mail', icon: 'mail', load: () => import('./channel.tsx') }],
  writing: {
    kind: 'email',
    page: (record, id) => pageOfSource({ [record]: id }),
    about: ['person', 'company', 'deal'],
  },
  keys: [
    {
      where: 'message',
      title: 'mail.onEmail',
      keys: {
        'letter-reply': { words: 'mail.answer.reply', keys: 'r' },
        'letter-all': { words: 'mail.answer.all', keys: 'shift+r' },
        'letter-forward': { words: 'mail.answer.forward', keys: 'f' },
      },
    },
    {
      where: 'suggestions',
      title: 'mail.suggested.title',
      keys: {
        'suggested-next': { words: 'home.next', keys: 'j' },
        'suggested-previous': { words: 'home.previous', keys: 'k' },
        'suggested-accept': { words: 'mail.suggested.accept', keys: 'enter' },
        'suggested-dismiss': { words: 'mail.suggested.dismiss', keys: 'x' },
        'suggested-never': { words: 'mail.suggested.neverKey', keys: 'n' },
      },
    },
  ],
  panels: [
    {
      record: 'email',
      key: 'message',
      label: 'Message',
      place: 'body',
      load: () => import('./panels/message-panel.tsx'),
    },
    {
      record: 'email',
      key: 'answer',
      label: 'Answer',
      place: 'body',
      load: () => import('./panels/answer-panel.tsx'),
    },
  ],
}
export default ui
