import type { OwnKeys } from '../../kernel/own-keys.ts'
import { screensOf } from './key-entries.ts'

interface Keyed {
  id: string
  keys?: string | undefined
}

/** A command under the keys that the person gave it, else under those it comes with. */
export function withOwnKeys<C extends Keyed>(command: C, own: OwnKeys, initial = command.keys): C {
  const given = own[command.id]
  const keys = given === undefined ? initial : given
  if (keys === command.keys) return command
  const { keys: _, ...rest } = command
  return (keys ? { ...rest, keys } : rest) as C
}

export interface KeyedCommand {
  id: string
  label: string
  keys?: string
  where: string
  /** The part that has the focus listens itself: one press must do. */
  focused?: boolean
}

/** Keys that belong to the browser, or by which one moves and leaves. */
const reserved = /^(mod\+[wtnrlqpfhcvxz]|mod\+shift\+[a-z]|alt\+.*|tab|shift\+tab|escape|enter|space|arrow\w+|home|end|pageup|pagedown|backspace|delete|f\d+)$/ // prettier-ignore

/** Why keys cannot be a command's: they are the browser's, one press is wanted, they are typed into cells, or another has them. */
export type Clash = 'reserved' | 'onePress' | 'typed' | KeyedCommand

/** Why a command cannot have these keys; null when it can. */
export function clashOf(keys: string, command: KeyedCommand, all: readonly KeyedCommand[]): Clash | null {
  if (keys !== command.keys && keys.split(' ').some((step) => reserved.test(step))) return 'reserved'
  if (command.focused && keys.includes(' ')) return 'onePress'
  if (command.where === 'cells' && /^(shift\+)?.$/u.test(keys)) return 'typed'
  return sharing({ ...command, keys }, all)[0] ?? null
}

/** The commands that would be meant by the same keys on a screen where this one is. */
export function sharing(command: KeyedCommand, all: readonly KeyedCommand[]): KeyedCommand[] {
  const { id, keys, where } = command
  if (!keys) return []
  const here = screensOf(where)
  const meets = (other: KeyedCommand) =>
    where === 'anywhere' || other.where === 'anywhere' || screensOf(other.where).some((screen) => here.includes(screen))
  const overlaps = (other: string) => other === keys || other.startsWith(`${keys} `) || keys.startsWith(`${other} `)
  return all.filter((each) => each.id !== id && each.keys && meets(each) && overlaps(each.keys))
}
