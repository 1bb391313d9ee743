import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  lists: {
    consent: {
      columns: ['title', 'person', 'channel', 'state', 'since', 'how', 'basis'],
      views: [
        { key: 'withdrawn', label: 'Withdrawn', filter: { field: 'state', is: 'withdrawn' }, sort: '-since' },
        { key: 'given', label: 'Given', filter: { field: 'state', is: 'given' }, sort: '-since' },
      ],
      phone: ['person', 'state'],
    },
  },
  panels: [
    {
      record: 'person',
      key: 'consents',
      label: 'Privacy',
      place: 'related',
      load: () => import('./panels/consents-panel.tsx'),
    },
  ],
  settings: [
    {
      path: 'purposes',
      label: 'Purposes',
      icon: 'target',
      group: 'privacy',
      admin: true,
      load: () => import('./purposes-page.tsx'),
    },
    {
      path: 'erasures',
      label: 'Erasures',
      icon: 'user-off',
      group: 'privacy',
      admin: true,
      load: () => import('./erasures-page.tsx'),
    },
    {
      path: 'holds',
      label: 'Holds',
      icon: 'lock',
      group: 'privacy',
      admin: true,
      load: () => import('./holds-page.tsx'),
    },
  ],
}
export default ui
