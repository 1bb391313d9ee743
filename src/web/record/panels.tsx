import { lazy, Suspense, useMemo } from 'react'
import type { Linked, Row } from '../api/answers.ts'
import { Alone } from '../app/alone.tsx'
import { rooms } from '../app/registry.ts'
import type { PanelUi } from '../room.ts'

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
  const panels = useMemo(
    () =>
      rooms().flatMap((room) =>
        (room.panels ?? []).filter(
          (panel) => (panel.record === undefined || panel.record === record) && panel.place === place,
        ),
      ),
    [record, place],
  )
  return panels.map(({ key, label, load }) => {
    const Panel = panelOf(load) as PanelComponent
    return (
      <Alone key={key} label={label} silent={place === 'head' || place === 'byline'}>
        <Suspense fallback={null}>
          <Panel row={row} linked={linked} record={record} />
        </Suspense>
      </Alone>
    )
  })
}
type PanelComponent = (props: { row: Row; linked: Linked; record: string }) => React.ReactNode
