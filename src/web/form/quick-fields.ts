import type { Field } from '../../kernel/field.ts'
import { isOwnName } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'

const telling: readonly Field['type'][] = ['emails', 'phones', 'link', 'money', 'url', 'dateTime', 'date', 'links']

/**
 * The three to five fields that quick create asks for: what must be said, the name (in its parts where it is composed),
 * then what rooms ask along (`also`) and what tells most; or what the company's layout `asks`, with what must be said. What
 * is given already is not asked again unless it is the name.
 */
export function quickFields(
  definition: RecordDefinition,
  fields: Readonly<Record<string, Field>>,
  given: readonly string[],
  also: readonly string[] = [],
  { asks = null, demanded = [] }: { asks?: readonly string[] | null; demanded?: readonly string[] } = {},
): string[] {
  const names = Object.keys(definition.fields).filter((name) => fields[name] && isAsked(fields[name]))
  const title =
    fields[definition.title]?.setBy === 'typed'
      ? [definition.title]
      : ['firstName', 'lastName'].filter((name) => names.includes(name))
  const isOpen = (name: string) => title.includes(name) || !given.includes(name)
  const own = Object.keys(definition.all).filter((name) => isOwnName(name) && fields[name])
  const needed = [...names, ...own].filter((name) => isNeeded(fields[name]!) || demanded.includes(name))
  if (asks) {
    const wanted = asks.filter((name) => fields[name]?.setBy === 'typed' || fields[name]?.setBy === 'action')
    // What must be said is asked for, whatever the company's form leaves out.
    const first = title.filter((name) => !wanted.includes(name))
    return [...new Set([...first, ...wanted, ...needed, ...also])].filter(isOpen)
  }
  const best = telling.flatMap((type) => {
    const alike = names.filter((name) => fields[name]!.type === type && !given.includes(name))
    // Of several days the last one lies ahead: a deal's close date says more than when it was opened.
    return type === 'date' ? alike.slice(-1) : alike.slice(0, 1)
  })
  const rest = names.filter((name) => fields[name]!.type === 'longText').slice(0, 1)
  const asked = [...new Set([...title, ...needed, ...also, ...best])].filter(isOpen)
  const most = Math.max(also.length > 0 ? 6 : 5, title.length + needed.length)
  return (asked.length < 3 ? [...asked, ...rest] : asked).slice(0, most)
}

const isNeeded = ({ required, initial }: Field) => required === true && initial === undefined

/** What may be said at creation: typed fields, and those that only actions change afterwards but that must begin somewhere. */
const isAsked = (field: Field) =>
  field.setBy === 'typed' || (field.setBy === 'action' && field.required === true && field.initial === undefined)
