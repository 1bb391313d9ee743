import { client } from '../api/client.ts'
import { rooms } from '../app/registry.ts'
import type { PanelUi } from '../room.ts'

/** What rooms add to the page of a record, in all places or at one. */
export const panelsOf = (record: string, place?: PanelUi['place']): PanelUi[] =>
  rooms().flatMap((room) =>
    (room.panels ?? []).filter(
      (panel) =>
        (panel.record === undefined || panel.record === record) && (place === undefined || panel.place === place),
    ),
  )

type Load = PanelUi['load']
export type PanelFile = Awaited<ReturnType<Load>>
interface Asked {
  coming: Promise<PanelFile>
  here?: PanelFile
}
const asked = new Map<Load, Asked>()

/** The file of a panel, asked for once: what has come is there without another wait. */
export function panelFile(load: Load): Asked {
  const known = asked.get(load)
  if (known) return known
  const file: Asked = { coming: load() }
  asked.set(load, file)
  // What failed is asked for anew by who needs it next.
  file.coming.then((here) => (file.here = here)).catch(() => asked.delete(load))
  return file
}

/** Fetches the panels of a record's page, for somebody who will need them. */
export const fetchPanels = (record: string): void => panelsOf(record).forEach(({ load }) => panelFile(load))

/** Fetches the panels of a record's page and what they show first, beside the record itself. */
export async function readPanelsAhead(record: string, id: string): Promise<void> {
  await Promise.allSettled(panelsOf(record).map(async ({ load }) => (await panelFile(load).coming).ahead?.(id)))
  // What failed before anybody looked is read anew by who does.
  client.removeQueries({ predicate: (query) => query.state.status === 'error' && query.getObserversCount() === 0 })
}
