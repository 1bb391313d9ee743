import type { Model } from './kernel/model.ts'
import { models } from './domains.model.gen.ts'
import { rooms } from './domains.web.gen.ts'
import { pageWords, panelWords, words } from './domains.words.gen.ts'
import { explanations } from './web/words/explanations.ts'
import { start } from './web/app/start.tsx'
import type { RoomUi } from './web/room.ts'

const withScreens: readonly RoomUi[] = rooms
const named = new Set(withScreens.map((room) => room.model.room))
const withoutScreens = (Object.values(models) as Model[]).filter(({ room }) => !named.has(room))

void start([...withScreens, ...withoutScreens.map((model) => ({ model }))], {
  words,
  panelWords,
  pageWords,
  explanations,
})
