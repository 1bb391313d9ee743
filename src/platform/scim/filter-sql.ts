import { scimFault } from './fault.ts'
import type { Operator, ScimFilter, Value } from './filter.ts'

/** An attribute as the database has it. `words` are compared without their case, `exact` with it; `among` asks a set. */
export type Attribute =
  { is: 'words' | 'exact' | 'yes' | 'time'; sql: string } | { is: 'among'; has: (value: string) => string; any: string }

/** By their paths in lower case. */
export type Attributes = Readonly<Record<string, Attribute>>

/** A filter as a condition of SQL; its values are bound by `place`, and what is no attribute is refused. */
export function filterSql(filter: ScimFilter, attributes: Attributes, place: (value: unknown) => string): string {
  const compile = (each: ScimFilter): string => {
    if ('and' in each) return `(${each.and.map(compile).join(' and ')})`
    if ('or' in each) return `(${each.or.map(compile).join(' or ')})`
    if ('not' in each) return `(${compile(each.not)}) is not true`
    const path = 'present' in each ? each.present : each.path
    const attribute = Object.hasOwn(attributes, path) ? attributes[path]! : fail()
    if ('present' in each) return attribute.is === 'among' ? attribute.any : `(${attribute.sql}) is not null`
    return compared(attribute, each.is, each.value, place)
  }
  return compile(filter)
}

function compared(attribute: Attribute, is: Operator, value: Value, place: (value: unknown) => string): string {
  if (attribute.is === 'among') return is === 'eq' && typeof value === 'string' ? attribute.has(place(value)) : fail()
  const { sql } = attribute
  if (value === null) return is === 'eq' ? `(${sql}) is null` : is === 'ne' ? `(${sql}) is not null` : fail()
  if (attribute.is === 'yes') return sameYes(sql, is, value)
  if (typeof value !== 'string') return fail()
  if (attribute.is === 'time') return isMoment(value) ? ordered(`(${sql})`, is, `${place(value)}::timestamptz`) : fail()
  const low = (text: string) => (attribute.is === 'words' ? `lower(${text})` : `(${text})`)
  return texts(low(sql), is, low(`${place(value)}::text`))
}

function texts(one: string, is: Operator, other: string): string {
  if (is === 'co') return `strpos(${one}, ${other}) > 0`
  if (is === 'sw') return `starts_with(${one}, ${other})`
  if (is === 'ew') return `right(${one}, length(${other})) = ${other}`
  return ordered(one, is, other)
}

const signs = { eq: '=', ne: 'is distinct from', gt: '>', ge: '>=', lt: '<', le: '<=' } as const
const ordered = (one: string, is: Operator, other: string) =>
  is in signs ? `${one} ${signs[is as keyof typeof signs]} ${other}` : fail()

function sameYes(sql: string, is: Operator, value: Value): string {
  const wanted = String(value).toLowerCase()
  if (!['true', 'false'].includes(wanted) || (is !== 'eq' && is !== 'ne')) return fail()
  return `(${sql}) is ${(wanted === 'true') === (is === 'eq') ? 'true' : 'not true'}`
}

const isMoment = (text: string) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text))

function fail(): never {
  throw scimFault.filter()
}
