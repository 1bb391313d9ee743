import { client } from '../api/client.ts'
import { rooms } from '../app/registry.ts'
import { fetched } from '../kit/fetched.tsx'
import type { PanelUi } from '../room.ts'
import { withPanelWords } from '../words/words.ts'

/** What rooms add to the page of a record, in all places or at one. */
export const panelsOf = (record: string, place?: PanelUi['place']): PanelUi[] =>
  rooms().flatMap((room) =>
    (room.panels ?? []).filter(
      (panel) =>
        (panel.record === undefined || panel.record === record) && (place === undefined || panel.place === place),
    ),
  )

const drawn = new WeakMap<PanelUi['load'], PanelUi['load']>()

/** What draws a panel, once its words are there. */
export function drawingOf({ load }: PanelUi) {
  const whole = drawn.get(load) ?? withPanelWords(load)
  drawn.set(load, whole)
  return fetched(whole)
}

/** Fetches the panels of a record's page, for somebody who will need them. */
export const fetchPanels = (record: string): void => panelsOf(record).forEach((panel) => void drawingOf(panel).fetch())

/** Fetches the panels of a record's page and what they show first, beside the record itself. */
export async function readPanelsAhead(record: string, id: string): Promise<void> {
  await Promise.allSettled(panelsOf(record).map(async (panel) => (await drawingOf(panel).fetch()).ahead?.(id)))
  // What failed before anybody looked is read anew by who does.
  client.removeQueries({ predicate: (query) => query.state.status === 'error' && query.getObserversCount() === 0 })
}
