import type { LedgerLine } from '../../kernel/change.ts'
import { actionOf, findDefinition } from '../app/registry.ts'
import { named } from '../words/language.ts'
import { words } from '../words/words.ts'

/** Who made a change: a person's name, or what it was that acted. */
export function actorOf({ actor }: Pick<LedgerLine, 'actor'>): string {
  return actor.name || words(`history.actor.${actor.kind}`)
}

/** What was done, after the actor's name: “moved the deal”, “edited”. */
export function deedOf({ name, record, cause }: Pick<LedgerLine, 'name' | 'record' | 'cause'>, page: string): string {
  const definition = findDefinition(record)
  const what = definition ? named(definition.label.one) : record
  const part = record !== page
  // Made anew under its id: no undo does that.
  if (name === 'bringBack' || (name === 'create' && cause.kind === 'undo')) return words('history.deed.bringBack')
  if (name === 'rewind' || name === 'confirm') return words(`history.deed.${name}`)
  if (cause.kind === 'undo') return words('history.deed.undo')
  if (name === 'erase') return words('history.deed.erase')
  if (['create', 'update', 'delete', 'restore'].includes(name))
    return words(`history.deed.${name}${part ? 'Part' : ''}`, { what })
  const label = named(actionOf(record, name)?.label.replace(/…$/, '') ?? name)
  return words(`history.did.${definition?.own ? 'record' : record}.${name}`, { defaultValue: label })
}

/** The names of the fields that a line changed, that the reader may know of. */
export const changedFields = ({ before, after }: Pick<LedgerLine, 'before' | 'after'>): string[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
]
