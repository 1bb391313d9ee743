import { scimFault } from './fault.ts'

/** A resource as it is worked with: names in lower case, since SCIM has them in any. */
export type Low = { [name: string]: unknown }

export const isObject = (value: unknown): value is Low =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same with all names in lower case, those of the core schema without it; refuses what is no object. */
export function lowered(given: unknown): Low {
  if (!isObject(given)) throw scimFault.syntax()
  return low(given, 0) as Low
}

function low(value: unknown, depth: number): unknown {
  if (depth > 10) throw scimFault.syntax()
  if (Array.isArray(value)) return value.map((each) => low(each, depth + 1))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name.toLowerCase(), low(each, depth + 1)]))
}

/** Text, or null where there is none; refuses anything else, and what is too long. */
export function textIn(value: unknown, field: string, most = 200): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string' || value.length > most) throw scimFault.value(field)
  return value.trim() === '' ? null : value.trim()
}

/** Microsoft Entra says `"False"` where others say `false`. */
export function yesIn(value: unknown, field: string): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  throw scimFault.value(field)
}

/** Which attributes are wanted: `attributes`, or all but `excludedAttributes`; ids and schemas always are (RFC 7644, section 3.9). */
export interface Wanted {
  attributes?: string | undefined
  excludedAttributes?: string | undefined
}

/** A resource with no more than what is wanted. */
export function shownOf(resource: Low, { attributes, excludedAttributes }: Wanted): Low {
  const named = (text: string | undefined) => new Set((text ?? '').split(',').map(topOf).filter(Boolean))
  const [only, without] = [named(attributes), named(excludedAttributes)]
  const isShown = (name: string) => {
    if (name === 'id' || name === 'schemas') return true
    return only.size > 0 ? only.has(name.toLowerCase()) : !without.has(name.toLowerCase())
  }
  return Object.fromEntries(Object.entries(resource).filter(([name]) => isShown(name)))
}

const ofSchema = /^(urn:.*:(?:user|group))(?::(.*))?$/

/** The attribute in which a path begins; one of an extension is the whole of it. */
function topOf(path: string): string {
  const text = path.trim().toLowerCase()
  const schema = ofSchema.exec(text)
  if (!schema) return text.split('.')[0]!
  return schema[1]!.includes(':extension:') ? schema[1]! : (schema[2] ?? '').split('.')[0]!
}
