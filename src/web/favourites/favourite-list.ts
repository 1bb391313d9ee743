import type { Favourite, Favourites, Folder } from '../../kernel/sidebar.ts'

export type Entry = Favourite | Folder

/** By what an entry is known: a record's, view's or folder's id, a page's address. */
export const keyOf = (entry: Entry): string => (entry.kind === 'page' ? entry.to : entry.id)

const allOf = (list: Favourites) =>
  list.flatMap((entry) => (entry.kind === 'folder' ? [entry, ...entry.items] : [entry]))

export const isFavourite = (list: Favourites, key: string): boolean => allOf(list).some((entry) => keyOf(entry) === key)

/** Adds at the end; what is there already stays where it is. */
export function add(list: Favourites, favourite: Favourite): Favourites {
  return isFavourite(list, keyOf(favourite)) ? list : [...list, favourite]
}

/** Takes an entry out; what a folder holds comes out of it and stays. */
export function remove(list: Favourites, key: string): Favourites {
  return list.flatMap((entry): Favourites => {
    if (keyOf(entry) === key) return entry.kind === 'folder' ? entry.items : []
    return entry.kind === 'folder' ? [{ ...entry, items: entry.items.filter((item) => keyOf(item) !== key) }] : [entry]
  })
}

/** Gives an entry a name of one's own; null takes it back, which a folder does not do. */
export function rename(list: Favourites, key: string, name: string | null): Favourites {
  return list.map((entry) => {
    if (entry.kind !== 'folder') return keyOf(entry) === key ? { ...entry, name } : entry
    if (entry.id === key) return name ? { ...entry, name } : entry
    return { ...entry, items: entry.items.map((item) => (keyOf(item) === key ? { ...item, name } : item)) }
  })
}

export const addFolder = (list: Favourites, id: string, name: string): Favourites => [
  ...list,
  { kind: 'folder', id, name, closed: false, items: [] },
]

export const toggleFolder = (list: Favourites, id: string): Favourites =>
  list.map((entry) => (entry.kind === 'folder' && entry.id === id ? { ...entry, closed: !entry.closed } : entry))

/** Puts an entry into a folder, at its end; `null` takes it out to the end of the list. Folders go into no folder. */
export function into(list: Favourites, key: string, folder: string | null): Favourites {
  const moved = allOf(list).find((entry) => keyOf(entry) === key)
  if (!moved || moved.kind === 'folder') return list
  const rest = remove(list, key)
  if (folder === null) return [...rest, moved]
  return rest.map((entry) =>
    entry.kind === 'folder' && entry.id === folder
      ? { ...entry, closed: false, items: [...entry.items, moved] }
      : entry,
  )
}

/** Puts an entry before another one, into that one's folder too; onto a folder it goes into it. */
export function moveBefore(list: Favourites, key: string, before: string): Favourites {
  const moved = allOf(list).find((entry) => keyOf(entry) === key)
  const target = allOf(list).find((entry) => keyOf(entry) === before)
  if (!moved || !target || moved === target) return list
  if (target.kind === 'folder' && moved.kind !== 'folder') return into(list, key, target.id)
  const rest = moved.kind === 'folder' ? list.filter((entry) => entry !== moved) : remove(list, key)
  return rest.flatMap((entry): Favourites => {
    if (keyOf(entry) === before) return [moved, entry]
    if (entry.kind !== 'folder' || moved.kind === 'folder') return [entry]
    return [{ ...entry, items: entry.items.flatMap((item) => (keyOf(item) === before ? [moved, item] : [item])) }]
  })
}

/** Moves an entry one up or down among those beside it. */
export function step(list: Favourites, key: string, by: -1 | 1): Favourites {
  const stepped = <T extends Entry>(entries: readonly T[]): T[] => {
    const at = entries.findIndex((entry) => keyOf(entry) === key)
    const to = at + by
    if (at < 0 || to < 0 || to >= entries.length) return [...entries]
    const next = [...entries]
    ;[next[at], next[to]] = [next[to]!, next[at]!]
    return next
  }
  return stepped(list).map((entry) => (entry.kind === 'folder' ? { ...entry, items: stepped(entry.items) } : entry))
}
