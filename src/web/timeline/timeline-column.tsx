import type { RecordDefinition } from '../../kernel/record.ts'
import type { Can, Linked, Row } from '../api/answers.ts'
import { Composer } from './composer.tsx'
import { useKinds } from './kinds.ts'
import { Timeline } from './timeline.tsx'

interface Props {
  definition: RecordDefinition
  row: Row
  linked: Linked
  can: Can
}

/** What took place and the place to add to it; on a contact itself, only where it belongs. */
export function TimelineColumn({ definition, row }: Props) {
  const { seen, offered } = useKinds(row)
  return (
    <>
      {offered.length > 0 && <Composer kinds={offered} record={definition.name} row={row} />}
      <Timeline definition={definition} row={row} kinds={seen} />
    </>
  )
}
