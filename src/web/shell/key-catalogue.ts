import { usePreference } from '../api/preferences.ts'
import { useMe } from '../api/use-me.ts'
import { definitions, rooms } from '../app/registry.ts'
import { useWords } from '../words/words.ts'
import { keyEntries } from './key-entries.ts'
import { menuOf } from './menu-entries.ts'
import { sharing, withOwnKeys, type KeyedCommand } from './own-keys.ts'

export interface CatalogueEntry extends KeyedCommand {
  /** As it comes. */
  initial: string | undefined
  /** What else is meant by its keys on some screen. */
  sharing: readonly KeyedCommand[]
}

/** Where keys mean something, and the commands that have some there. */
export interface KeyPlace {
  title: string
  commands: readonly CatalogueEntry[]
}

/** Every command whose keys can be changed, under the keys it has now: those of the frame, and those that rooms bring. */
export function useKeyCatalogue(): KeyPlace[] {
  const t = useWords()
  const own = usePreference('keys')
  const places = menuOf(useMe()).flatMap((group) => group.places)
  const top = rooms().flatMap((room) => room.top ?? [])
  const kinds = definitions().filter(({ timeline }) => timeline?.key)
  const comes: KeyedCommand[] = [
    ...keyEntries().map(([id, { words, ...entry }]) => ({ id, label: t(words), ...entry })),
    ...[...top, ...places].map(({ to, label, keys }) => ({
      id: `go-${to}`,
      label: t('keys.goTo', { place: label }),
      where: 'anywhere',
      ...(keys && { keys }),
    })),
    ...kinds.map(({ name, label, timeline }) => ({
      id: `compose-${name}`,
      label: t('composer.add', { kind: label.one }),
      keys: timeline!.key!,
      where: 'beside',
    })),
  ]
  const now = comes.map((command) => withOwnKeys(command, own))
  const commands = now.map((command, at) => ({
    ...command,
    initial: comes[at]!.keys,
    sharing: sharing(command, now),
  }))
  const titles = new Map(
    rooms().flatMap(({ keys }) => [keys ?? []].flat().map(({ where, title }) => [where, t(title)] as const)),
  )
  return [...Map.groupBy(commands, ({ where }) => where)].map(([where, listed]) => ({
    title: titles.get(where) ?? t(`keys.where.${where}`),
    commands: listed,
  }))
}
