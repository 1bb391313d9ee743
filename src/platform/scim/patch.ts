import { scimFault } from './fault.ts'
import { parseFilter, pathOf, type ScimFilter } from './filter.ts'
import { isObject, lowered, type Low } from './resource.ts'

const mostOperations = 1_000
const message = 'urn:ietf:params:scim:api:messages:2.0:patchop'
const extension = /^(urn:[^\s[\]]+:(?:user|group))(?::(.+))?$/
const steps = /^([a-z$][\w$-]*)(?:\[(.*)\])?(?:\.([a-z$][\w$-]*))?$/s

/** Where an operation points: an attribute, some of its values, one part of them; within an extension perhaps. */
interface Place {
  schema?: string
  name: string
  among?: ScimFilter
  part?: string
}

/** A resource after the operations of a PATCH (RFC 7644, section 3.5.2), with the liberties that Entra and Okta take: operations in any case, paths as names within a value, values to be removed beside the path. */
export function patched(resource: Low, given: unknown): Low {
  const { operations, schemas } = lowered(given)
  const isPatch = Array.isArray(schemas) && schemas.some((each) => String(each).toLowerCase() === message)
  if (!isPatch || !Array.isArray(operations) || operations.length > mostOperations) throw scimFault.syntax()
  return operations.reduce<Low>((before, each) => applied(before, each), structuredClone(resource))
}

function applied(resource: Low, operation: unknown): Low {
  if (!isObject(operation) || typeof operation.op !== 'string') throw scimFault.syntax()
  const op = operation.op.toLowerCase()
  const { path, value } = operation
  if (!['add', 'replace', 'remove'].includes(op)) throw scimFault.syntax()
  if (path !== undefined && typeof path !== 'string') throw scimFault.path(String(path))
  if (typeof path === 'string') put(resource, placeOf(path), op, value)
  else if (op === 'remove' || !isObject(value)) throw scimFault.syntax()
  else for (const [name, each] of Object.entries(value)) putNamed(resource, name, op, each)
  return resource
}

/** The value of an extension is a resource within the resource. */
function putNamed(resource: Low, name: string, op: string, value: unknown): void {
  if (name === 'schemas' || name === 'id' || name === 'meta') return
  const within = extension.exec(name)
  if (!within || within[2] !== undefined || !isObject(value)) return put(resource, placeOf(name), op, value)
  for (const [each, inner] of Object.entries(value)) put(resource, placeOf(`${name}:${each}`), op, inner)
}

function placeOf(given: string): Place {
  const path = pathOf(given.trim())
  const within = extension.exec(path)
  if (within && within[2] === undefined) return { name: within[1]! }
  const found = steps.exec(within?.[2] ?? path)
  if (!found) throw scimFault.path(given)
  const [, name, among, part] = found
  return {
    ...(within && { schema: within[1]! }),
    name: name!,
    ...(among !== undefined && { among: parseFilter(among) }),
    ...(part !== undefined && { part }),
  }
}

function put(resource: Low, { schema, name, among, part }: Place, op: string, value: unknown): void {
  if (schema) {
    const inner = isObject(resource[schema]) ? resource[schema] : {}
    resource[schema] = inner
    return put(inner, { name, ...(among && { among }), ...(part && { part }) }, op, value)
  }
  const now = resource[name]
  if (among) resource[name] = chosen(Array.isArray(now) ? now : [], among, part, op, value)
  else if (part === undefined) resource[name] = whole(now, op, value)
  else if (Array.isArray(now)) resource[name] = now.map((each) => withPart(each, part, op, value))
  else resource[name] = withPart(now, part, op, value)
}

/** One that is to be set and is not there is made, so that `emails[type eq "work"].value` works at once. */
function chosen(now: unknown[], among: ScimFilter, part: string | undefined, op: string, value: unknown): unknown[] {
  const isMeant = (each: unknown) => isObject(each) && holds(among, each)
  if (op === 'remove' && part === undefined) return now.filter((each) => !isMeant(each))
  const change = (each: unknown) =>
    part !== undefined ? withPart(each, part, op, value) : { ...(isObject(each) ? each : {}), ...lowered(value) }
  if (now.some(isMeant)) return now.map((each) => (isMeant(each) ? change(each) : each))
  return op === 'remove' ? now : [...now, change(seedOf(among))]
}

/** `type eq "work"` says what the new one is like. */
const seedOf = (filter: ScimFilter): Low =>
  'path' in filter && filter.is === 'eq' ? { [filter.path]: filter.value } : 'and' in filter ? Object.assign({}, ...filter.and.map(seedOf)) as Low : {} // prettier-ignore

function whole(now: unknown, op: string, value: unknown): unknown {
  if (op === 'remove') return Array.isArray(now) && value !== undefined ? without(now, value) : undefined
  if (op === 'add' && Array.isArray(now)) return [...without(now, value), ...(Array.isArray(value) ? value : [value])]
  return isObject(now) && isObject(value) ? { ...now, ...value } : value
}

/** The values but for those that are given, which are told apart by their `value`. */
function without(now: unknown[], given: unknown): unknown[] {
  const keyOf = (each: unknown) => (isObject(each) ? each.value : each)
  const gone = new Set((Array.isArray(given) ? given : [given]).map(keyOf))
  return now.filter((each) => !gone.has(keyOf(each)))
}

function withPart(now: unknown, part: string, op: string, value: unknown): Low {
  const { [part]: _before, ...rest } = isObject(now) ? now : {}
  return op === 'remove' ? rest : { ...rest, [part]: value }
}

function holds(filter: ScimFilter, value: Low): boolean {
  if ('and' in filter) return filter.and.every((each) => holds(each, value))
  if ('or' in filter) return filter.or.some((each) => holds(each, value))
  if ('not' in filter) return !holds(filter.not, value)
  if ('present' in filter) return value[filter.present] !== undefined && value[filter.present] !== null
  const low = (text: unknown) => (typeof text === 'string' ? text.toLowerCase() : (text ?? null))
  const isEqual = low(value[filter.path]) === low(filter.value)
  if (filter.is === 'eq') return isEqual
  if (filter.is === 'ne') return !isEqual
  throw scimFault.filter()
}
