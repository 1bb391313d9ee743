import { createHash } from 'node:crypto'
import { isId } from '../../../kernel/id.ts'
import { isDay } from '../../../kernel/time.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { SortKey } from './sort.ts'

/** Where a page ended: the sort keys of its last row, bound to the filter and order they were read under. */
export interface Cursor {
  keys: readonly (string | null)[]
}

/** A short mark of all that a cursor depends on. */
export function markOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 12)
}

export function writeCursor(mark: string, keys: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([mark, ...keys])).toString('base64url')
}

/** Reads a cursor back; refuses one that was made up, altered, or made for another list. */
export function readCursor(text: string, mark: string, sort: readonly SortKey[], name: string): Cursor {
  const parts = parsed(text)
  const fits = Array.isArray(parts) && parts.length === sort.length + 1 && parts[0] === mark && sort.every((key, index) => fitsKey(key, parts[index + 1])) // prettier-ignore
  if (!fits)
    throw refuse.invalid([{ field: name, ...say('This cursor does not belong to this list. Begin again without it.') }])
  return { keys: parts.slice(1) as (string | null)[] }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

const shapes: Record<string, RegExp> = {
  uuid: /^[0-9a-f-]{36}$/,
  bigint: /^-?\d{1,18}$/,
  integer: /^-?\d{1,9}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamptz: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00$/,
  boolean: /^(true|false|t|f)$/,
}
const decimal = /^-?\d{1,100}(\.\d{1,100})?$/

/** Whether the database will take it as a value of that key. */
function fitsKey({ type, nullable, name }: SortKey, value: unknown): boolean {
  if (value === null) return nullable
  if (typeof value !== 'string' || value.includes('\0')) return false
  if (name === 'id') return isId(value)
  if (type === 'text') return value.isWellFormed() && value.length < 3_000
  if (type === 'date' || type === 'timestamptz') return shapes[type]!.test(value) && isTime(value)
  return (shapes[type] ?? decimal).test(value)
}

const isTime = (value: string) =>
  isDay(value.slice(0, 10)) && value > '0001' && !Number.isNaN(Date.parse(value.replace(' ', 'T').replace('+00', 'Z')))
