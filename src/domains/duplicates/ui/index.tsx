import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  menu: [{ group: 'customers', to: '/duplicates', label: 'Duplicates', icon: 'copy', keys: 'g u', order: 940 }],
  keys: {
    where: 'duplicates',
    title: 'duplicates.title',
    keys: {
      'duplicates-next': { words: 'home.next', keys: 'j' },
      'duplicates-previous': { words: 'home.previous', keys: 'k' },
      'duplicates-merge': { words: 'duplicates.merge', keys: 'enter' },
      'duplicates-apart': { words: 'duplicates.notSame', keys: 'x' },
      'duplicates-skip': { words: 'duplicates.skip', keys: 's' },
    },
  },
  routes: [{ path: '/duplicates', load: () => import('./duplicates-page.tsx') }],
  panels: [
    { key: 'duplicates', label: 'Duplicates', place: 'head', load: () => import('./panels/possible-duplicate.tsx') },
  ],
  ofCause: () => import('./of-cause.tsx'),
  settings: [
    {
      path: 'duplicates',
      label: 'Duplicates',
      icon: 'copy',
      group: 'records',
      admin: true,
      load: () => import('./settings-page.tsx'),
    },
  ],
}
export default ui
