import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { useMe } from '../api/use-me.ts'
import { definitions } from '../app/registry.ts'

/** The kinds of contact that the reader sees on a timeline, and those that they may add to a record's. */
export function useKinds(row: Row): { seen: RecordDefinition[]; offered: RecordDefinition[] } {
  const { permissions } = useMe()
  const seen = definitions().filter((each) => each.timeline && permissions[each.name]?.see !== 'none')
  return { seen, offered: row.deletedAt ? [] : seen.filter((each) => permissions[each.name]?.create) }
}

/** As a thumb wants them: whom one reaches, then what one writes down, then what takes longer. */
export function inReach(kinds: readonly RecordDefinition[]): RecordDefinition[] {
  const rank = ({ timeline }: RecordDefinition) =>
    timeline?.by ? ['phones', 'emails'].indexOf(timeline.by) : timeline?.key && !timeline.speaks ? 2 : 3
  return kinds.toSorted((one, other) => rank(one) - rank(other))
}
