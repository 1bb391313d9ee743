import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'

export default { model } satisfies Room
