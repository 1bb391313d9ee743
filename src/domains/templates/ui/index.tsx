import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  settings: [
    {
      path: 'mail-templates',
      label: 'E-mail templates',
      icon: 'template',
      group: 'me',
      load: () => import('./templates-page.tsx'),
    },
  ],
}
export default ui

export { renderTemplate, type About, type Missing } from './rendering.ts'
export { MissingLines } from './missing-lines.tsx'
