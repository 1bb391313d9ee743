import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { fillDemo } from './fill.ts'
import { cast } from './world.ts'

export default { model, demonstration: { cast, fill: fillDemo } } satisfies Room
