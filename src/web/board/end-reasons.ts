import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { client } from '../api/client.ts'
import { act } from '../api/use-action.ts'
import { useFields } from '../api/use-fields.ts'
import { actionOf } from '../app/registry.ts'
import type { MenuItem } from '../kit/menu.tsx'
import { nameOf } from '../list/table-row.tsx'
import type { BoardEnd } from '../room.ts'
import { named } from '../words/language.ts'
import { words } from '../words/words.ts'

/** Ends a card's journey. */
export async function endCard(definition: RecordDefinition, row: Row, end: BoardEnd, input: object = {}) {
  const action = actionOf(definition.name, end.action)!
  const done = words('board.ended', { name: nameOf(definition, row), label: named(action.label) })
  const answer = await act(action, row, input, { done })
  if (!answer) await client.invalidateQueries({ queryKey: ['list', definition.name] })
}

/** The one thing that must be said before a card's journey ends, as the entries of a menu; none where it ends at once. */
export function useEndReasons(definition: RecordDefinition) {
  const fields = useFields(definition)
  return (row: Row, end: BoardEnd): { head: string; items: MenuItem[] } | null => {
    const field = end.ask && fields[end.ask.field]
    if (!end.ask || !field) return null
    const { input } = end.ask
    const options = (field.options ?? []).filter((option) => !option.archived)
    return {
      head: field.label,
      items: options.map(({ key, label }) => ({
        label,
        onSelect: () => void endCard(definition, row, end, { [input]: key }),
      })),
    }
  }
}
