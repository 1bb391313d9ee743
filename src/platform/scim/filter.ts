import { scimFault } from './fault.ts'

const operators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const
export type Operator = (typeof operators)[number]
export type Value = string | number | boolean | null

/** A filter of RFC 7644, section 3.4.2.2; paths are in lower case, without the name of the core schema. */
export type ScimFilter =
  | { and: ScimFilter[] }
  | { or: ScimFilter[] }
  | { not: ScimFilter }
  | { present: string }
  | { path: string; is: Operator; value: Value }

const longest = 2_000
const deepest = 20
const token = /\s*(?:("(?:[^"\\]|\\.)*")|([()[\]])|([^\s()[\]"]+))/y
const core = /^urn:ietf:params:scim:schemas:core:2\.0:(user|group):/

/** A path without the name of the core schema; in lower case but for what stands in quotation marks. */
export const pathOf = (text: string): string =>
  text
    .split('"')
    .map((each, index) => (index % 2 === 0 ? each.toLowerCase() : each))
    .join('"')
    .replace(core, '')

/** What stands before square brackets counts for all within them: `emails[type eq "work"]` asks for `emails.type`. */
export function parseFilter(text: string): ScimFilter {
  const tokens = tokensIn(text)
  let [at, depth] = [0, 0]
  const peek = () => tokens[at]?.toLowerCase()
  const take = () => tokens[at++] ?? fail()
  const expect = (mark: string) => void (take() === mark || fail())
  const within = (mark: string, before: string) => {
    if (++depth > deepest) fail()
    const inner = any(before)
    expect(mark)
    depth--
    return inner
  }

  function any(before: string): ScimFilter {
    const parts = [all(before)]
    while (peek() === 'or' && ++at) parts.push(all(before))
    return parts.length === 1 ? parts[0]! : { or: parts }
  }
  function all(before: string): ScimFilter {
    const parts = [one(before)]
    while (peek() === 'and' && ++at) parts.push(one(before))
    return parts.length === 1 ? parts[0]! : { and: parts }
  }
  function one(before: string): ScimFilter {
    const first = take()
    if (first === '(') return within(')', before)
    if (first.toLowerCase() === 'not' && tokens[at] === '(' && ++at) return { not: within(')', before) }
    if (!/^[a-z]/i.test(first)) fail()
    const path = before + pathOf(first)
    if (tokens[at] === '[' && ++at) return within(']', `${path}.`)
    const is = take().toLowerCase()
    if (is === 'pr') return { present: path }
    return operators.includes(is as Operator) ? { path, is: is as Operator, value: valueOf(take()) } : fail()
  }

  const whole = any('')
  return at === tokens.length ? whole : fail()
}

function tokensIn(text: string): string[] {
  if (text.length > longest) fail()
  const found: string[] = []
  for (token.lastIndex = 0; token.lastIndex < text.trimEnd().length;) {
    const match = token.exec(text)
    if (!match) fail()
    found.push(match![1] ?? match![2] ?? match![3]!)
  }
  return found
}

function valueOf(text: string): Value {
  try {
    const value: unknown = JSON.parse(/^(true|false|null)$/i.test(text) ? text.toLowerCase() : text)
    return typeof value === 'object' && value !== null ? fail() : (value as Value)
  } catch {
    return fail()
  }
}

function fail(): never {
  throw scimFault.filter()
}
