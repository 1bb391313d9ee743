import { rooms } from '../app/registry.ts'

/** A command that comes with keys: its name among the words, the keys, and where they mean something. */
export interface KeyEntry {
  words: string
  keys: string
  where: string
  /** The part that has the focus listens itself, so that one press must do. */
  focused?: true
}

/** The keys of a room's own screen. */
export interface RoomKeys {
  /** The place, and its title among the words. */
  where: string
  title: string
  keys: Readonly<Record<string, Pick<KeyEntry, 'words' | 'keys'>>>
}

type Keys = Record<string, readonly [words: string, keys: string]>
const at = (where: string, keys: Keys, focused = false) =>
  Object.entries(keys).map(([id, [words, keys]]) => [id, { words, keys, where, ...(focused && { focused }) }] as const)

/** Every command of the frame that comes with keys, by its id; `go-…` and `compose-…` follow from rooms and records. */
const ofFrame = new Map<string, KeyEntry>([
  ...at('anywhere', {
    palette: ['shell.search', 'mod+k'],
    keys: ['keys.title', '?'],
    undo: ['undo.last', 'mod+z'],
    redo: ['undo.again', 'mod+shift+z'],
    rail: ['shell.rail', '['],
    create: ['shell.create', 'c'],
    'go-home': ['shell.home', 'g h'],
  }),
  ...at('home', {
    'queue-next': ['home.next', 'j'],
    'queue-previous': ['home.previous', 'k'],
    'queue-do': ['home.do', 'enter'],
    'queue-done': ['home.done', 'e'],
    'queue-snooze': ['snooze.do', 'h'],
  }),
  ...at('list', {
    find: ['list.find', '/'],
    filter: ['filter.add', 'f'],
    down: ['list.keys.down', 'j'],
    up: ['list.keys.up', 'k'],
  }),
  ...at('table', {
    choose: ['list.keys.choose', 'x'],
    range: ['list.keys.range', 'shift+x'],
    'selection-assign': ['bulk.assign', 'a'],
  }),
  ...at('table', { 'row-open': ['list.keys.open', 'enter'], 'row-peek': ['list.keys.peek', 'space'], 'row-cells': ['list.keys.cells', 'f2'] }, true), // prettier-ignore
  ...at(
    'cells',
    {
      'cell-edit': ['list.keys.edit', 'enter'],
      'cell-fill': ['list.keys.fillDown', 'mod+d'],
      'cell-empty': ['list.keys.empty', 'delete'],
      'cell-menu': ['list.keys.menu', 'alt+arrowdown'],
    },
    true,
  ),
  ...at('board', { 'move-card': ['board.moveTo', 's'] }),
  ...at('board', { 'card-open': ['board.openCard', 'enter'], 'card-peek': ['peek.look', 'space'] }, true),
  ...at('calendar', {
    today: ['calendar.today', 't'],
    later: ['calendar.later', 'pagedown'],
    earlier: ['calendar.earlier', 'pageup'],
    'move-date': ['calendar.moveTo', 'm'],
  }),
  ...at('calendar', { 'entry-open': ['calendar.openEntry', 'enter'], 'entry-peek': ['peek.look', 'space'] }, true),
  ...at('peek', { 'close-peek': ['peek.close', 'escape'] }, true),
  ...at('record', {
    next: ['record.next', 'j'],
    previous: ['record.previous', 'k'],
  }),
  ...at('beside', {
    history: ['history.title', 'h'],
    now: ['history.backToNow', 'escape'],
    assign: ['record.assign', 'a'],
    status: ['record.status', 's'],
  }),
])

/** On which screens the keys of a place mean something; those of a room on its own. */
const screens: Readonly<Record<string, readonly string[]>> = {
  list: ['table', 'board', 'calendar', 'map'],
  table: ['table'],
  cells: ['cells'],
  peek: ['table', 'board', 'calendar', 'map'],
  record: ['record'],
  /** Of a record, on its page as well as in a peek. */
  beside: ['record', 'table', 'board', 'calendar', 'map'],
}
export const screensOf = (where: string): readonly string[] => screens[where] ?? [where]

/** The command of that id as it comes, of the frame or a room. */
export const keyEntry = (id: string): KeyEntry | undefined => ofFrame.get(id) ?? ofRooms().get(id)

/** All of them, in the order in which they are listed. */
export const keyEntries = (): [id: string, entry: KeyEntry][] => [...ofFrame, ...ofRooms()]

function ofRooms(): Map<string, KeyEntry> {
  const brought = rooms().flatMap(({ keys }): readonly RoomKeys[] => [keys ?? []].flat())
  return new Map(
    brought.flatMap(({ where, keys }) => Object.entries(keys).map(([id, entry]) => [id, { ...entry, where }] as const)),
  )
}
