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
    restriction: {
      columns: ['title', 'person', 'state', 'until', 'createdAt', 'liftedAt'],
      views: [
        { key: 'active', label: 'In force', filter: { field: 'state', is: 'active' } },
        { key: 'lifted', label: 'Lifted', filter: { field: 'state', is: 'lifted' }, sort: '-liftedAt' },
      ],
      phone: ['person', 'state'],
    },
    privacyRequest: {
      columns: ['title', 'person', 'state', 'receivedOn', 'dueOn', 'identity', 'owner'],
      views: [
        { key: 'open', label: 'Open', filter: { field: 'closed', is: false }, sort: 'dueOn' },
        {
          key: 'overdue',
          label: 'Overdue',
          filter: {
            and: [
              { field: 'closed', is: false },
              { field: 'dueOn', before: 'today' },
            ],
          },
          sort: 'dueOn',
        },
      ],
      phone: ['person', 'dueOn'],
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
    {
      record: 'privacyRequest',
      key: 'who',
      label: 'Who asks',
      place: 'related',
      load: () => import('./panels/request-panel.tsx'),
    },
  ],
  queue: () => import('./home/requests-due.ts'),
  settings: [
    {
      path: 'requests',
      label: 'Requests',
      icon: 'mail',
      group: 'privacy',
      admin: true,
      load: () => import('./requests-page.tsx'),
    },
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
      path: 'restrictions',
      label: 'Restrictions',
      icon: 'hand-stop',
      group: 'privacy',
      admin: true,
      load: () => import('./restrictions-page.tsx'),
    },
    {
      path: 'holds',
      label: 'Holds',
      icon: 'lock',
      group: 'privacy',
      admin: true,
      load: () => import('./holds-page.tsx'),
    },
    {
      path: 'retention',
      label: 'Retention',
      icon: 'hourglass',
      group: 'privacy',
      admin: true,
      load: () => import('./retention/retention-page.tsx'),
    },
  ],
}
export default ui
