import type { Field } from '../../../kernel/field.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../context.ts'
import { keyTypeOf, sqlOf, tableOf } from '../columns.ts'
import { knownField } from './paths.ts'

/** One column that a list is ordered by. */
export interface SortKey {
  name: string
  /** What is ordered by, as it stands in a statement about rows called `t`. */
  sql: string
  /** The same where the first key is filled, if it is called otherwise there. */
  filledSql?: string
  type: string
  descending: boolean
  /** What is empty stands last, whichever way the order goes. */
  nullable: boolean
}

const mostKeys = 3
const neverEmpty = new Set(['createdAt', 'updatedAt'])

/** The order of a list, `-closeOn,name`; refuses fields that are unknown or have no order. The id decides between equals. */
export function sortOf(ctx: Ctx | null, record: RecordDefinition, sort: string | undefined): SortKey[] {
  const given = (sort ?? record.sort ?? '-createdAt').split(',').map((part) => part.trim()).filter(Boolean) // prettier-ignore
  if (given.length > mostKeys)
    throw refuse.invalid([{ field: 'sort', ...say('A list is sorted by at most {mostKeys} fields.', { mostKeys }) }])
  const keys: SortKey[] = []
  for (const part of given) {
    const descending = part.startsWith('-')
    const name = part.replace(/^[-+]/, '')
    if (name === 'id') return [...keys, idKey(descending)]
    if (!keys.some((key) => key.name === name)) keys.push(keyOf(ctx, record, name, descending))
  }
  return [...keys, idKey(keys.at(-1)?.descending ?? false)]
}

const idKey = (descending: boolean): SortKey => ({ name: 'id', sql: 't.id', type: 'uuid', descending, nullable: false })

function keyOf(ctx: Ctx | null, record: RecordDefinition, name: string, descending: boolean): SortKey {
  const field = ctx ? knownField(ctx, record, name) : record.all[name]!
  // What lies in the bin is in the order in which it came there.
  if (!field.sortable && name !== 'deletedAt')
    throw refuse.invalid([{ field: name, ...notSortable(field, choices(ctx, record)) }])
  const stored = tableOf(record).stored.get(name)!
  return { name, sql: sqlOf('t', stored.key), type: keyTypeOf(stored), descending, nullable: !neverEmpty.has(name) }
}

const notSortable = (field: Field, others: string[]) =>
  others.length > 0
    ? say('{field} cannot be sorted by; these can: {others}.', { field: labelOf(field), others })
    : say('{field} cannot be sorted by.', { field: labelOf(field) })

function choices(ctx: Ctx | null, record: RecordDefinition): string[] {
  const hidden = ctx?.actor.permissions.of(record).hidden
  return Object.keys(record.all).filter((name) => record.all[name]!.sortable && !hidden?.has(name))
}

/** Which rows a statement reads: where the first key is filled, where it is empty, or all when it never is. */
export type Phase = 'filled' | 'empty' | 'all'

export function phasesOf(keys: readonly SortKey[], backwards: boolean): Phase[] {
  if (!keys[0]!.nullable) return ['all']
  return backwards ? ['empty', 'filled'] : ['filled', 'empty']
}

/** The condition of a phase. */
export function withinSql([first]: readonly SortKey[], phase: Phase): string {
  return phase === 'all' ? '' : `\n  and ${first!.sql} is ${phase === 'filled' ? 'not ' : ''}null`
}

/** The order within a phase; what is empty stands last. */
export function orderSql(keys: readonly SortKey[], phase: Phase | 'both', backwards = false): string {
  const parts = keys.flatMap(({ sql, descending, nullable }, index) => {
    if (index === 0 && phase === 'empty') return []
    const down = descending !== backwards
    const mayBeEmpty = nullable && (index > 0 || phase === 'both')
    // Rising with the empty ones last, and falling with them first, is how an index lies.
    const empties = mayBeEmpty && descending ? (backwards ? ' nulls first' : ' nulls last') : ''
    return [`${sql}${down ? ' desc' : ''}${empties}`]
  })
  return parts.join(', ')
}

/** The rows beyond the one whose keys these are; `at` answers the place of the key's value, `empty` whether it is none. */
export function beyondSql(
  keys: readonly SortKey[],
  phase: Phase,
  backwards: boolean,
  at: (index: number) => string,
  empty: (index: number) => boolean,
): string {
  const first = phase === 'empty' ? 1 : 0
  const rest = keys.slice(first)
  const plain = rest.every(
    (key, index) => key.descending === rest[0]!.descending && ((index === 0 && phase === 'filled') || !key.nullable),
  )
  if (plain) {
    const sign = rest[0]!.descending !== backwards ? '<' : '>'
    if (rest.length === 1) return `${rest[0]!.sql} ${sign} ${at(first)}`
    return `(${rest.map(({ sql }) => sql).join(', ')}) ${sign} (${rest.map((_, index) => at(first + index)).join(', ')})`
  }
  const from = (index: number): string => {
    const { sql: name, descending, nullable } = keys[index]!
    const sign = descending !== backwards ? '<' : '>'
    const mayBeEmpty = nullable && !(index === 0 && phase === 'filled')
    const last = index === keys.length - 1
    if (empty(index)) {
      const further = backwards ? `${name} is not null` : 'false'
      return last ? further : `(${further} or (${name} is null and ${from(index + 1)}))`
    }
    const value = at(index)
    const further =
      mayBeEmpty && !backwards ? `(${name} ${sign} ${value} or ${name} is null)` : `${name} ${sign} ${value}`
    return last ? further : `(${further} or (${name} = ${value} and ${from(index + 1)}))`
  }
  const { sql, descending } = keys[first]!
  // Said twice so that an index on the first key finds where to begin.
  const bound =
    phase === 'filled' || phase === 'all' ? `${sql} ${descending !== backwards ? '<=' : '>='} ${at(first)} and ` : ''
  return `${bound}${from(first)}`
}
