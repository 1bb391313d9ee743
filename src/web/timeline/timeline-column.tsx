import type { RecordDefinition } from '../../kernel/record.ts'
import type { Can, Linked, Row } from '../api/answers.ts'
import { useMe } from '../api/use-me.ts'
import { definitions } from '../app/registry.ts'
import { Composer } from './composer.tsx'
import { Timeline } from './timeline.tsx'

interface Props {
  definition: RecordDefinition
  row: Row
  linked: Linked
  can: Can
}

/** What took place and the place to add to it; on a contact itself, only where it belongs. */
export function TimelineColumn({ definition, row }: Props) {
  const me = useMe()
  const kinds = definitions().filter((each) => each.timeline && me.permissions[each.name]?.see !== 'none')
  const offered = row.deletedAt ? [] : kinds.filter((each) => me.permissions[each.name]?.create)
  return (
    <>
      {offered.length > 0 && <Composer kinds={offered} row={row} />}
      <Timeline definition={definition} row={row} kinds={kinds} />
    </>
  )
}
