import type { RoomUi } from '../../../web/room.ts'
import { withLaterWords } from '../../../web/words/words.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  beginSteps: [{ key: 'business', load: withLaterWords(() => import('./begin-step.tsx')) }],
  settings: [
    {
      path: 'templates',
      label: 'Templates',
      icon: 'briefcase',
      group: 'workspace',
      admin: true,
      load: () => import('./templates-page.tsx'),
    },
    {
      path: 'configuration',
      label: 'Configuration',
      icon: 'adjustments-horizontal',
      group: 'workspace',
      admin: true,
      load: () => import('./configuration-page.tsx'),
    },
  ],
}
export default ui
