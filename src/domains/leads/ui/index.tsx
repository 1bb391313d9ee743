import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'
import { TouchCell } from './touch-cell.tsx'

const ui: RoomUi = {
  model,
  cells: { 'person.firstTouchAt': TouchCell },
  panels: [
    {
      record: 'person',
      key: 'assignments',
      label: 'Assignments',
      place: 'side',
      load: () => import('./panels/assignments-panel.tsx'),
    },
    { record: 'person', key: 'score', label: 'Score', place: 'side', load: () => import('./panels/score-panel.tsx') },
  ],
  settings: [
    {
      path: 'forms',
      label: 'Forms',
      icon: 'forms',
      group: 'records',
      admin: true,
      load: () => import('./forms-page.tsx'),
    },
    {
      path: 'rota',
      label: 'Rota',
      icon: 'clock',
      group: 'records',
      admin: true,
      load: () => import('./rota/rota-page.tsx'),
    },
    {
      path: 'scoring',
      label: 'Scoring',
      icon: 'trending-up',
      group: 'records',
      admin: true,
      load: () => import('./scoring/scoring-page.tsx'),
    },
  ],
}
export default ui
