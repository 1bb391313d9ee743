import { lazy, Suspense, useMemo } from 'react'
import type { Linked, Row } from '../api/answers.ts'
import { Alone } from '../app/alone.tsx'
import type { PanelUi } from '../room.ts'
import { panelsOf } from './panels-of.ts'
import { Reading } from '../app/reading.tsx'

type Load = PanelUi['load']
const loaded = new Map<Load, ReturnType<typeof lazy>>()
function panelOf(load: Load) {
  const panel = loaded.get(load) ?? lazy(load as never)
  loaded.set(load, panel)
  return panel
}

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
  return panels.map(({ key, label, load, row: isRow }) => {
    const Panel = panelOf(load) as PanelComponent
    return (
      <Alone key={key} label={label} silent={place === 'head' || place === 'byline'}>
        <Suspense fallback={<Reading row={isRow} />}>
          <Panel row={row} linked={linked} record={record} />
        </Suspense>
      </Alone>
    )
  })
}
type PanelComponent = (props: { row: Row; linked: Linked; record: string }) => React.ReactNode
