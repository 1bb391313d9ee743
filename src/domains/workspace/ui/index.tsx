import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  routes: [{ path: '/begin', bare: true, first: true, load: () => import('./begin/begin-page.tsx') }],
  firstSteps: [
    {
      key: 'role',
      icon: 'user-circle',
      words: 'first.role',
      order: 10,
      done: { preference: 'workRole' },
      to: '/begin',
    },
    {
      key: 'invite',
      icon: 'user-plus',
      words: 'first.invite',
      order: 50,
      admin: true,
      done: { record: 'user', count: 2 },
      to: '/begin?step=team',
    },
  ],
  settings: [
    {
      path: 'account',
      label: 'My account',
      icon: 'user-circle',
      group: 'me',
      load: () => import('./account-page.tsx'),
    },
    {
      path: 'sidebar',
      label: 'My sidebar',
      icon: 'layout-sidebar',
      group: 'me',
      load: () => import('./sidebar-page.tsx'),
    },
    { path: 'keyboard', label: 'Keyboard', icon: 'keyboard', group: 'me', load: () => import('./keyboard-page.tsx') },
    {
      path: 'company',
      label: 'Company',
      icon: 'building-store',
      group: 'workspace',
      admin: true,
      load: () => import('./company-page.tsx'),
    },
    {
      path: 'currencies',
      label: 'Currencies and rates',
      icon: 'currency-euro',
      group: 'workspace',
      admin: true,
      load: () => import('./rates-page.tsx'),
    },
    {
      path: 'users',
      label: 'Users and roles',
      icon: 'users',
      group: 'people',
      admin: true,
      load: () => import('./users-page.tsx'),
    },
    {
      path: 'role-sidebars',
      label: 'Sidebars by role',
      icon: 'layout-sidebar',
      group: 'people',
      admin: true,
      load: () => import('./role-sidebars-page.tsx'),
    },
    {
      path: 'choices',
      label: 'Choices',
      icon: 'list-check',
      group: 'records',
      admin: true,
      load: () => import('./choices-page.tsx'),
    },
    { path: 'tags', label: 'Tags', icon: 'tag', group: 'records', admin: true, load: () => import('./tags-page.tsx') },
    {
      path: 'keys',
      label: 'API keys',
      icon: 'key',
      group: 'developers',
      admin: true,
      load: () => import('./keys-page.tsx'),
    },
  ],
}
export default ui
