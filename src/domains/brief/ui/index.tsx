import type { RoomUi } from '../../../web/room.ts'
import { withLaterWords } from '../../../web/words/words.ts'
import { briefed, model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  routes: [
    { path: '/brief/$plural/$id', load: () => import('./brief-page.tsx') },
    { path: '/ring', load: () => import('./ring-page.tsx') },
    { path: '/ring/$number', load: () => import('./ring-page.tsx') },
  ],
  commands: [{ id: 'ring', label: 'Who is calling?', icon: 'phone', to: '/ring' }],
  keys: {
    where: 'offer',
    title: 'brief.next.heading',
    keys: {
      'next-accept': { words: 'brief.next.accept', keys: 'w' },
      'next-change': { words: 'brief.next.change', keys: 'shift+w' },
    },
  },
  offer: withLaterWords(() => import('./next/next-offer.tsx')),
  brief: { records: briefed, page: (plural, id) => `/brief/${plural}/${id}` },
  panels: [
    {
      record: 'person',
      key: 'raise',
      label: 'What to raise',
      place: 'brief',
      load: () => import('./panels/person-lines.tsx'),
    },
    {
      record: 'company',
      key: 'brief',
      label: 'Farley brief',
      place: 'side',
      load: () => import('./panels/company-card.tsx'),
    },
    {
      record: 'meeting',
      key: 'brief',
      label: 'Farley brief',
      place: 'side',
      load: () => import('./panels/meeting-card.tsx'),
    },
  ],
  home: [{ key: 'brief', place: 'side', order: 5, load: () => import('./home/next-meeting-card.tsx') }],
}
export default ui
