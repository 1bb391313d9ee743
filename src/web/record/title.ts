import type { RecordDefinition } from '../../kernel/record.ts'
import { withoutTokens } from '../../kernel/mention.ts'
import type { Row } from '../api/answers.ts'
import { words } from '../words/words.ts'

/** What a record is called; something to hold on to when it has no name. */
export function titleOf(definition: RecordDefinition, row: Row): string {
  const value = row[definition.title]
  // Where a choice names it, by the words of the choice.
  const title = definition.all[definition.title]?.options?.find(({ key }) => key === value)?.label ?? value
  return typeof title === 'string' && title.trim() !== ''
    ? withoutTokens(title)
    : words('record.untitled', { record: definition.label.one })
}
