import { Suspense, useMemo } from 'react'
import type { Linked, Row } from '../api/answers.ts'
import { Alone } from '../app/alone.tsx'
import type { PanelUi } from '../room.ts'
import { Reading } from '../app/reading.tsx'
import { drawingOf, panelsOf } from './panels-of.ts'

/** What rooms add to a record's page at one place; each fails and waits alone. */
export function Panels({
  record,
  place,
  row,
  linked,
}: {
  record: string
  place: PanelUi['place']
  row: Row
  linked: Linked
}) {
  const panels = useMemo(() => panelsOf(record, place), [record, place])
  return panels.map((panel) => {
    const { key, label, row: isRow } = panel
    const Panel = drawingOf(panel)
    return (
      <Alone key={key} label={label} silent={place === 'head' || place === 'byline'}>
        <Suspense fallback={<Reading row={isRow} />}>
          <Panel row={row} linked={linked} record={record} />
        </Suspense>
      </Alone>
    )
  })
}
