import type { Field } from '../../kernel/field.ts'
import { isOwnName } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'

const telling: readonly Field['type'][] = ['emails', 'phones', 'link', 'money', 'url', 'dateTime', 'date', 'links']

/**
 * The three to five fields that quick create asks for: what must be said, the name (in its parts where it is composed),
 * then what rooms ask along (`also`) and what tells most. What is given already is not asked again unless it is the name.
 */
export function quickFields(
  definition: RecordDefinition,
  fields: Readonly<Record<string, Field>>,
  given: readonly string[],
  also: readonly string[] = [],
): string[] {
  const names = Object.keys(definition.fields).filter((name) => fields[name] && isAsked(fields[name]))
  const title =
    fields[definition.title]?.setBy === 'typed'
      ? [definition.title]
      : ['firstName', 'lastName'].filter((name) => names.includes(name))
  const own = Object.keys(definition.all).filter((name) => isOwnName(name) && fields[name])
  const needed = [...names, ...own].filter((name) => fields[name]!.required && fields[name]!.initial === undefined)
  const best = telling.flatMap((type) => {
    const alike = names.filter((name) => fields[name]!.type === type && !given.includes(name))
    // Of several days the last one lies ahead: a deal's close date says more than when it was opened.
    return type === 'date' ? alike.slice(-1) : alike.slice(0, 1)
  })
  const rest = names.filter((name) => fields[name]!.type === 'longText').slice(0, 1)
  const asked = [...new Set([...title, ...needed, ...also, ...best])].filter(
    (name) => title.includes(name) || !given.includes(name),
  )
  const most = Math.max(also.length > 0 ? 6 : 5, title.length + needed.length)
  return (asked.length < 3 ? [...asked, ...rest] : asked).slice(0, most)
}

/** What may be said at creation: typed fields, and those that only actions change afterwards but that must begin somewhere. */
const isAsked = (field: Field) =>
  field.setBy === 'typed' || (field.setBy === 'action' && field.required === true && field.initial === undefined)
