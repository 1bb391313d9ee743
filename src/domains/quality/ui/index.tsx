import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  menu: [{ group: 'customers', to: '/care', label: 'Needs care', icon: 'list-check', keys: 'g q', order: 945 }],
  keys: {
    where: 'care',
    title: 'quality.title',
    keys: {
      'care-next': { words: 'home.next', keys: 'j' },
      'care-previous': { words: 'home.previous', keys: 'k' },
      'care-confirm': { words: 'quality.confirm', keys: 'y' },
      'care-open': { words: 'quality.open', keys: 'enter' },
      'care-skip': { words: 'quality.skip', keys: 's' },
    },
  },
  routes: [
    { path: '/care', load: () => import('./care-page.tsx') },
    { path: '/ask/$token', open: true, load: () => import('./answer-page.tsx') },
  ],
  panels: [
    { record: 'person', key: 'ask', label: 'Ask them', place: 'side', load: () => import('./panels/ask-panel.tsx') },
    { key: 'care', label: 'Completeness', place: 'side', load: () => import('./panels/care-panel.tsx') },
  ],
  settings: [
    {
      path: 'quality',
      label: 'Data quality',
      icon: 'list-check',
      group: 'records',
      admin: true,
      load: () => import('./settings-page.tsx'),
    },
  ],
}
export default ui
