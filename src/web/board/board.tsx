import type { RecordDefinition } from '../../kernel/record.ts'
import type { ListState } from '../list/use-list-state.ts'
import type { BoardUi } from '../room.ts'

export function Board(_props: { definition: RecordDefinition; board: BoardUi; state: ListState }) {
  return null
}
