import { useMe } from '../api/use-me.ts'
import { usePreference } from '../api/preferences.ts'
import { definitions, rooms } from '../app/registry.ts'
import { useWords } from '../words/words.ts'
import { menuOf } from './menu-entries.ts'
import { withOwnKeys, type KeyedCommand, type Where } from './own-keys.ts'

/** Keys that screens of the frame listen to: by the command's id, its words, its keys and where it is. */
const fixed: readonly [id: string, words: string, keys: string, where: Where][] = [
  ['palette', 'shell.search', 'mod+k', 'anywhere'],
  ['keys', 'keys.title', '?', 'anywhere'],
  ['undo', 'undo.last', 'mod+z', 'anywhere'],
  ['redo', 'undo.again', 'mod+shift+z', 'anywhere'],
  ['rail', 'shell.rail', '[', 'anywhere'],
  ['create', 'shell.create', 'c', 'anywhere'],
  ['go-home', 'shell.home', 'g h', 'anywhere'],
  ['find', 'list.find', '/', 'list'],
  ['filter', 'filter.add', 'f', 'list'],
  ['down', 'list.keys.down', 'j', 'list'],
  ['up', 'list.keys.up', 'k', 'list'],
  ['choose', 'list.keys.choose', 'x', 'list'],
  ['range', 'list.keys.range', 'shift+x', 'list'],
  ['next', 'record.next', 'j', 'record'],
  ['previous', 'record.previous', 'k', 'record'],
  ['history', 'history.title', 'h', 'record'],
  ['queue-next', 'home.next', 'j', 'home'],
  ['queue-previous', 'home.previous', 'k', 'home'],
  ['queue-done', 'home.done', 'e', 'home'],
]

export interface CatalogueEntry extends KeyedCommand {
  /** As it comes. */
  initial: string | undefined
}

/** Every command whose keys can be changed, under the keys it has now: those of the frame, and those that rooms bring. */
export function useKeyCatalogue(): CatalogueEntry[] {
  const t = useWords()
  const own = usePreference('keys')
  const places = menuOf(useMe()).flatMap((group) => group.places)
  const top = rooms().flatMap((room) => room.top ?? [])
  const kinds = definitions().filter(({ timeline }) => timeline?.key)
  const all: KeyedCommand[] = [
    ...fixed.map(([id, words, keys, where]) => ({ id, label: t(words), keys, where })),
    ...[...top, ...places].map(({ to, label, keys }) => ({
      id: `go-${to}`,
      label: t('keys.goTo', { place: label }),
      where: 'anywhere' as const,
      ...(keys && { keys }),
    })),
    ...kinds.map(({ name, label, timeline }) => ({
      id: `compose-${name}`,
      label: t('composer.add', { kind: label.one }),
      keys: timeline!.key!,
      where: 'record' as const,
    })),
  ]
  return all.map((command) => ({ ...withOwnKeys(command, own), initial: command.keys }))
}
