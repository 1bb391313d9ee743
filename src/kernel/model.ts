import type { ActionDefinition } from './action.ts'
import type { RecordDefinition } from './record.ts'

/** What the model door of a room exports as `model`: all that it describes. */
export interface Model {
  room: string
  records: readonly RecordDefinition[]
  actions: readonly ActionDefinition[]
}
