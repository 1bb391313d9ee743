import type { RecordDefinition } from '../../kernel/record.ts'
import type { Me } from '../api/use-me.ts'
import { pageOf } from '../api/path.ts'
import { definitions, findDefinition, rooms } from '../app/registry.ts'
import { menuGroups } from '../../kernel/sidebar.ts'
import type { MenuEntry } from '../room.ts'
import type { PlacesOf } from './sidebar-layout.ts'

export interface Place {
  label: string
  icon: string
  to: string
  keys?: string
}
/** The place that one is at: the one whose view is open, else the one whose page it is. */
export function placeAt(places: readonly Place[], path: string, view: string | undefined): Place | undefined {
  const here = places.filter(({ to }) => path === partsOf(to).path || path.startsWith(`${partsOf(to).path}/`))
  return (
    here.find(({ to }) => view !== undefined && partsOf(to).search.view === view) ??
    here.find(({ to }) => partsOf(to).search.view === undefined)
  )
}

/** A place's address as the router takes it. */
export function partsOf(to: string): { path: string; search: Record<string, string> } {
  const [path = '', query = ''] = to.split('?')
  return { path, search: Object.fromEntries(new URLSearchParams(query)) }
}

/** Entries as the sidebar stands: group by group, each in its order. */
export function inOrder(entries: readonly MenuEntry[]): MenuEntry[] {
  const place = ({ group, order = 50 }: MenuEntry) => menuGroups.indexOf(group) * 1000 + order
  return [...entries].sort((one, other) => place(one) - place(other))
}

/** Where records of the company's own stand: behind those of rooms in the same group, before what is done with them. */
const ownEntries = (): MenuEntry[] =>
  definitions().flatMap(({ name, own }) =>
    own && own.group !== 'more' ? [{ group: own.group, record: name, order: 100 + own.position }] : [],
  )

/** The sidebar's groups: what rooms and the company ask for, then every list that no entry opens. What the reader may not see is left out. */
export function menuOf(me: Me): PlacesOf[] {
  const entries = inOrder([...rooms().flatMap((room) => room.menu ?? []), ...ownEntries()])
  const named = new Set(entries.map((entry) => entry.record))
  const rest = definitions().filter(
    (definition) => !definition.hidden && !definition.setting && !named.has(definition.name),
  )
  return menuGroups
    .map((group) => ({
      group,
      places:
        group === 'more'
          ? rest
              .filter((definition) => sees(me, definition))
              .map((definition) => placeOf({ group: 'work', record: definition.name }))
          : entries.filter((entry) => entry.group === group && mayOpen(me, entry)).map(placeOf),
    }))
    .filter(({ places }) => places.length > 0)
}

const sees = (me: Me, definition: RecordDefinition) => me.permissions[definition.name]?.see !== 'none'
const mayAdd = (me: Me) => Object.values(me.permissions).some(({ create }) => create)
const mayOpen = (me: Me, { record, adds }: MenuEntry) =>
  (!record || sees(me, findDefinition(record)!)) && (!adds || mayAdd(me))

function placeOf({ record, to, label, icon, keys }: MenuEntry): Place {
  const definition = record ? findDefinition(record) : undefined
  return {
    label: label ?? definition?.label.many ?? '',
    icon: icon ?? definition?.icon ?? 'circle',
    to: to ?? pageOf(definition!),
    ...(keys && { keys }),
  }
}
