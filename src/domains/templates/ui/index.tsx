import { fetched } from '../../../web/kit/fetched.tsx'
import type { RoomUi } from '../../../web/room.ts'
import { withLaterWords } from '../../../web/words/words.ts'
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

export type { About, Missing, Rendered } from './rendering.ts'
/** Takes a template with the values of whoever is written to. */
export const TemplateMenu = fetched(withLaterWords(() => import('./template-menu.tsx')))
/** What is not known of whoever is written to, and what stands in its stead. */
export const MissingLines = fetched(withLaterWords(() => import('./missing-lines.tsx')))
