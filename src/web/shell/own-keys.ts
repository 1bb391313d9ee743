import type { OwnKeys } from '../../kernel/own-keys.ts'

interface Keyed {
  id: string
  keys?: string
  listedOnly?: boolean
}

/** A command under the keys that the person gave it; keys that the part with the focus listens to itself stay as they are. */
export function withOwnKeys<C extends Keyed>(command: C, own: OwnKeys): C {
  const given = own[command.id]
  if (given === undefined || command.listedOnly) return command
  const { keys: _, ...rest } = command
  return (given === null ? rest : { ...rest, keys: given }) as C
}

/** Where keys mean something: two commands can have the same ones if nobody is at both places at once. */
export type Where = 'anywhere' | 'list' | 'record' | 'home'

export interface KeyedCommand {
  id: string
  label: string
  keys?: string
  where: Where
}

/** Keys that belong to the browser, or by which one moves and leaves. */
const reserved = /^(mod\+[wtnrlqpfhcvxz]|mod\+shift\+[a-z]|alt\+.*|tab|shift\+tab|escape|enter|space|arrow\w+|home|end|pageup|pagedown|backspace|delete|f\d+)$/ // prettier-ignore

/** Why a command cannot have these keys: `reserved`, or the command that has them; null when it can. */
export function clashOf(
  keys: string,
  command: KeyedCommand,
  all: readonly KeyedCommand[],
): 'reserved' | KeyedCommand | null {
  if (keys !== command.keys && keys.split(' ').some((step) => reserved.test(step))) return 'reserved'
  const meets = ({ where }: KeyedCommand) =>
    where === command.where || where === 'anywhere' || command.where === 'anywhere'
  const overlaps = (other: string) => other === keys || other.startsWith(`${keys} `) || keys.startsWith(`${other} `)
  return all.find((each) => each.id !== command.id && each.keys && meets(each) && overlaps(each.keys)) ?? null
}
