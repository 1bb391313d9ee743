import { lazy, Suspense, useMemo, type LazyExoticComponent } from 'react'
import type { Linked, Row } from '../api/answers.ts'
import { Alone } from '../app/alone.tsx'
import type { PanelUi } from '../room.ts'
import { Reading } from '../app/reading.tsx'
import { panelFile, panelsOf, type PanelFile } from './panels-of.ts'

type Panel = PanelFile['default'] | LazyExoticComponent<PanelFile['default']>
const drawn = new Map<PanelUi['load'], Panel>()

/** A panel whose file has come is drawn at once, with the page; it stays what it was when it was first drawn. */
function panelOf(load: PanelUi['load']): Panel {
  const panel = drawn.get(load) ?? panelFile(load).here?.default ?? lazy(() => panelFile(load).coming)
  drawn.set(load, panel)
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
    const Panel = panelOf(load)
    return (
      <Alone key={key} label={label} silent={place === 'head' || place === 'byline'}>
        <Suspense fallback={<Reading row={isRow} />}>
          <Panel row={row} linked={linked} record={record} />
        </Suspense>
      </Alone>
    )
  })
}
