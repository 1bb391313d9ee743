import type { Model } from './kernel/model.ts'
import { models } from './domains.model.gen.ts'
import { rooms } from './domains.web.gen.ts'
import { start } from './web/app/start.tsx'
import type { RoomUi } from './web/room.ts'
import { wordFiles } from './web/words/word-files.ts'

const withScreens: readonly RoomUi[] = rooms
const named = new Set(withScreens.map((room) => room.model.room))
const withoutScreens = (Object.values(models) as Model[]).filter(({ room }) => !named.has(room))

void start([...withScreens, ...withoutScreens.map((model) => ({ model }))], wordFiles)
