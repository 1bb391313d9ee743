import { client } from '../api/client.ts'
import { rooms } from '../app/registry.ts'
import { fetched } from '../kit/fetched.tsx'
import type { PanelUi } from '../room.ts'

/** What rooms add to the page of a record, in all places or at one. */
export const panelsOf = (record: string, place?: PanelUi['place']): PanelUi[] =>
  rooms().flatMap((room) =>
    (room.panels ?? []).filter(
      (panel) =>
        (panel.record === undefined || panel.record === record) && (place === undefined || panel.place === place),
    ),
  )

/** Fetches the panels of a record's page, for somebody who will need them. */
export const fetchPanels = (record: string): void => panelsOf(record).forEach(({ load }) => void fetched(load).fetch())

/** Fetches the panels of a record's page and what they show first, beside the record itself. */
export async function readPanelsAhead(record: string, id: string): Promise<void> {
  await Promise.allSettled(panelsOf(record).map(async ({ load }) => (await fetched(load).fetch()).ahead?.(id)))
  // What failed before anybody looked is read anew by who does.
  client.removeQueries({ predicate: (query) => query.state.status === 'error' && query.getObserversCount() === 0 })
}
