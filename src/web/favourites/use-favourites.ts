import { useQueries } from '@tanstack/react-query'
import type { Favourite, Favourites } from '../../kernel/sidebar.ts'
import type { Row } from '../api/answers.ts'
import { pageOf, pathOf } from '../api/path.ts'
import { prefer, preferenceNow, usePreference } from '../api/preferences.ts'
import { rowsQuery } from '../api/use-rows.ts'
import { findDefinition } from '../app/registry.ts'
import { add, isFavourite, keyOf, remove } from './favourite-list.ts'

/** Changes one's favourites, from what they are now. */
export const changeFavourites = (change: (list: Favourites) => Favourites): void =>
  void prefer({ favourites: change(preferenceNow('favourites')) })

/** Adds a favourite, or takes it out again. */
export function toggleFavourite(favourite: Favourite): void {
  const key = keyOf(favourite)
  changeFavourites((list) => (isFavourite(list, key) ? remove(list, key) : add(list, favourite)))
}

/** A favourite as it is drawn. */
export interface Shown {
  key: string
  label: string
  icon: string
  to: string
  /** What it points to is gone, or may not be seen any more. */
  gone: boolean
}

/** How each favourite is called now, where it leads, and whether it is still there; one request a kind of record. */
export function useShown(): (favourite: Favourite) => Shown | null {
  const wanted = wantedOf(usePreference('favourites'))
  const answers = useQueries({ queries: wanted.map(({ query }) => ({ ...query, staleTime: 60_000 })) })
  const rows = new Map(answers.flatMap(({ data }) => data?.data ?? []).map((row) => [(row as Row).id, row as Row]))
  const isRead = (record: string) =>
    answers[wanted.findIndex(({ definition }) => definition.name === record)]?.isSuccess === true
  return (favourite) => {
    if (favourite.kind === 'page') return pageShown(favourite)
    const record = favourite.kind === 'view' ? 'view' : favourite.record
    const row = rows.get(favourite.id)
    if (!row && !isRead(record)) return null
    return favourite.kind === 'view' ? viewShown(favourite, row) : recordShown(favourite, row)
  }
}

/** What is read of the records and views among them: a query a kind. */
export function wantedOf(favourites: Favourites) {
  const list = favourites.flatMap((entry) => (entry.kind === 'folder' ? entry.items : [entry]))
  const kinds = Map.groupBy(
    list.filter((entry) => entry.kind !== 'page'),
    (entry) => (entry.kind === 'view' ? 'view' : entry.record),
  )
  return [...kinds].flatMap(([record, entries]) => {
    const definition = findDefinition(record)
    const ids = entries.map(({ id }) => id).sort()
    const filter = { field: 'id', in: ids }
    return definition ? [{ definition, ids, query: rowsQuery(definition, { filter, limit: 200 }) }] : []
  })
}

function pageShown(favourite: Favourite & { kind: 'page' }): Shown {
  const { to, name, title } = favourite
  return { key: to, label: name ?? title, icon: 'bookmark', to, gone: false }
}

function viewShown({ id, name }: Favourite & { kind: 'view' }, row: Row | undefined): Shown {
  const of = row && findDefinition(row.of as string)
  const icon = row?.layout === 'board' ? 'layout-kanban' : 'table'
  const to = of ? `/${pathOf(of)}?view=${id}` : '/'
  return { key: id, label: name ?? (row?.name as string) ?? '', icon, to, gone: !of }
}

function recordShown({ id, record, name }: Favourite & { kind: 'record' }, row: Row | undefined): Shown {
  const definition = findDefinition(record)
  const title = definition && row ? (row[definition.title] as string | null) : null
  const to = definition ? pageOf(definition, id) : '/'
  return { key: id, label: name ?? title ?? '', icon: definition?.icon ?? 'circle', to, gone: !row }
}
