import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { client } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { act } from '../api/use-action.ts'
import { toastDone } from '../api/undo.ts'
import { save as update } from '../api/use-update.ts'
import { actionOf } from '../app/registry.ts'
import type { RowsWanted } from '../list/use-list.ts'
import { emptyWindow, withFirstRow, withoutRow, type ListWindow } from '../list/window.ts'
import { nameOf } from '../list/table-row.tsx'
import type { BoardUi } from '../room.ts'
import { useWords } from '../words/words.ts'
import type { BoardColumn } from './columns.ts'

/** Moves cards: shown at once, one action or change each; a refusal puts the card back where it was. */
export function useMove(definition: RecordDefinition, board: BoardUi, wantedOf: (column: string) => RowsWanted) {
  const t = useWords()
  const move = board.move ? actionOf(definition.name, board.move) : undefined
  const change = async (row: Row, patch: Record<string, string>, done: string) => {
    if (move) return act(move, row, patch, { done })
    const answer = await update(definition, row, patch)
    if (answer) toastDone(done, answer.cause)
    return answer
  }
  const keyOf = (column: string) => keys.list(definition.name, wantedOf(column))
  return async (row: Row, to: BoardColumn) => {
    const from = String(row[board.field])
    if (from === to.key) return
    const moved = { ...row, [board.field]: to.key }
    const linked = client.getQueryData<ListWindow>(keyOf(from))?.linked ?? {}
    client.setQueryData<ListWindow>(keyOf(from), (window) => window && withoutRow(window, row.id))
    client.setQueryData<ListWindow>(keyOf(to.key), (window) => {
      const next = withFirstRow(window ?? emptyWindow, moved)
      return { ...next, linked: { ...linked, ...next.linked } }
    })
    const done = t('board.moved', { name: nameOf(definition, row), stage: to.label })
    const answer = await change(row, { [board.field]: to.key }, done)
    if (!answer) await client.invalidateQueries({ queryKey: ['list', definition.name] })
  }
}
