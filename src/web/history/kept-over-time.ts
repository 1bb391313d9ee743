import { stepsOf } from '../../kernel/own-field.ts'
import type { Field } from '../../kernel/field.ts'
import { fieldsIn, type Filter } from '../../kernel/filter.ts'

type Fields = Readonly<Record<string, Field>>

/** Whether the past of a field is kept so that a list can be asked for it. */
export function isKept(fields: Fields, path: string): boolean {
  return path === 'id' || path === 'createdAt' || fields[path]?.tracked === true
}

/** An order that a list of the past can have: what was asked as far as it is kept, else the newest first. */
export function sortThen(fields: Fields, sort: string | undefined): string {
  const names = (sort ?? '').split(',').filter(Boolean)
  const known = names.every((part) => {
    const name = part.replace('-', '')
    return isKept(fields, name) && fields[name]?.type !== 'money'
  })
  return names.length > 0 && known ? sort! : '-createdAt'
}

/** What of a filter was never kept over time, by its labels: a list can then only find the records of today. */
export function notKept(fields: Fields, filter: Filter | undefined): string[] {
  const names = fieldsIn(filter).filter((name) => !isKept(fields, name))
  return [...new Set(names.map((name) => fields[stepsOf(name)[0]!]?.label ?? name))]
}
