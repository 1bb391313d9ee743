import pg from 'pg'
import type { Query } from './query.ts'

const { types } = pg
const { INT8, NUMERIC, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, INTERVAL } = types.builtins
const xid8 = 5069
const arrays = { int8: 1016, numeric: 1231, date: 1182, timestamp: 1115, timestamptz: 1185, interval: 1187, text: 1009 }

const asIs = (text: string) => text
const listOfAnything = types.getTypeParser(arrays.text) as (text: string) => (string | null)[]
const listOf =
  <T>(parse: (text: string) => T) =>
  (text: string) =>
    listOfAnything(text).map((item) => (item === null ? null : parse(item)))

const parsers = new Map<number, (text: string) => unknown>([
  [INT8, wholeNumber],
  [TIMESTAMPTZ, instant],
  ...[NUMERIC, DATE, TIME, TIMESTAMP, INTERVAL, xid8].map((type) => [type, asIs] as const),
  [arrays.int8, listOf(wholeNumber)],
  [arrays.timestamptz, listOf(instant)],
  [arrays.text, listOfText],
  ...[arrays.numeric, arrays.date, arrays.timestamp, arrays.interval].map((type) => [type, listOfAnything] as const),
])

/** How values arrive: int8 as number, numeric, date and xid8 as text, timestamptz as RFC 3339 in UTC with milliseconds, jsonb parsed. */
export const typeParsers = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(type)) || types.getTypeParser(type, format as 'text'),
} as pg.CustomTypesConfig

/** A list of texts, as the driver reads it, at a tenth of the cost: an import has a million of them. */
function listOfText(text: string): (string | null)[] {
  if (text[0] !== '{' || text[1] === '{') return listOfAnything(text)
  const items: (string | null)[] = []
  for (let at = 1; at < text.length - 1;) {
    const isQuoted = text[at] === '"'
    let end = isQuoted ? text.indexOf('"', at + 1) : text.indexOf(',', at)
    if (isQuoted && text.lastIndexOf('\\', end) > at) {
      while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
      items.push(text.slice(at + 1, end).replace(/\\(.)/gs, '$1'))
    } else if (isQuoted) items.push(text.slice(at + 1, end))
    else {
      if (end < 0) end = text.length - 1
      const item = text.slice(at, end)
      items.push(item === 'NULL' ? null : item)
    }
    at = isQuoted ? end + 2 : end + 1
  }
  return items
}

function isEscaped(text: string, at: number): boolean {
  let before = at
  while (text[before - 1] === '\\') before--
  return (at - before) % 2 === 1
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large for a number: read it as text`)
  return number
}

/** '2026-11-22 10:41:48.5+00' becomes '2026-11-22T10:41:48.500Z'; connections always speak UTC. */
function instant(text: string): string {
  if (text.length < 22 || text[10] !== ' ' || !text.endsWith('+00'))
    throw new RangeError(`${text} is no time that can be shown`)
  const fraction = text.slice(20, Math.min(23, text.length - 3))
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, '0')}Z`
}

/** Refuses, before anything is sent, what PostgreSQL would misread: undefined, NaN, a plain object instead of its JSON, a long name. */
export function checkQuery({ text, values, name }: Query): void {
  if (name !== undefined && Buffer.byteLength(name) > 63)
    throw new TypeError(`the name of a statement has at most 63 bytes: ${name}`)
  for (let index = 0; index < values.length; index++) {
    const fault = faultOf(values[index])
    if (fault) throw new TypeError(`value $${index + 1} is ${fault} in: ${text.slice(0, 200)}`)
  }
}

function faultOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value.includes('\0') ? 'text with a NUL' : undefined
    case 'boolean':
    case 'bigint':
      return undefined
    case 'number':
      return Number.isFinite(value) ? undefined : String(value)
    case 'object':
      return value === null || value instanceof Date || ArrayBuffer.isView(value) ? undefined : faultOfObject(value)
    default:
      return typeof value
  }
}

function faultOfObject(value: object): string | undefined {
  if (!Array.isArray(value)) return 'an object (send its JSON)'
  for (const item of value) {
    const fault = faultOf(item)
    if (fault) return `a list with ${fault}`
  }
}
