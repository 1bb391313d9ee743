import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { one, say } from '../../../kernel/sentence.ts'
import type { Registry } from '../../../platform/records/index.ts'
import type { Form, Kind } from './configured.ts'
import { keyText, type Entry } from './standing.ts'

/** Finds a setting by its kind and key. */
export type Find = (record: string, key: string) => string | undefined

/** The values of these fields as they are kept; refuses what leads to something that is not there. */
export function valuesOf(registry: Registry, find: Find, kind: Kind, entry: Entry, names: readonly string[]): Entry {
  const faults: FieldFault[] = []
  const values: Entry = {}
  for (const [name, field] of kind.fields.filter(([each]) => names.includes(each))) {
    const given = entry[name] ?? field.initial ?? null
    const missing = (record: string, key: readonly unknown[]) => {
      const target = registry.record(record)
      const said = key.flat(9).map(String).join(' / ')
      faults.push({ field: name, ...(target ? say('There is no {record} “{name}”.', { record: one(target), name: said }) : say('There is no record “{name}”.', { name: record })) }) // prettier-ignore
      return null
    }
    const toId = (link: unknown) => {
      const key = [link].flat()
      return find(field.to!, keyText(key)) ?? missing(field.to!, key)
    }
    const isShaped = kind.holds[name] !== undefined && entry[name] !== undefined && entry[name] !== null
    if (given === null) values[name] = null
    else if (field.type === 'link') values[name] = toId(given)
    else if (field.type === 'links') values[name] = (given as unknown[]).map(toId)
    else if (isShaped) values[name] = shaped(kind.holds[name]!, withIds(given, find, missing))
    else values[name] = given
  }
  if (faults.length > 0) throw refuse.invalid(faults)
  return values
}

function shaped(form: Form, value: unknown): string {
  if (form === 'id') return String(value)
  if (form === 'json') return JSON.stringify(value)
  const parts = Object.entries(value as Entry).map(([name, each]) => [name, name === 'filter' ? JSON.stringify(each) : String(each)]) // prettier-ignore
  return new URLSearchParams(parts).toString()
}

/** `{ ref: [stage, Sales, New] }` as the id of that stage. */
function withIds(value: unknown, find: Find, missing: (record: string, key: readonly unknown[]) => null): unknown {
  if (Array.isArray(value)) return value.map((each) => withIds(each, find, missing))
  if (typeof value !== 'object' || value === null) return value
  const { ref, ...rest } = value as { ref?: unknown }
  if (Array.isArray(ref) && ref.length > 1 && Object.keys(rest).length === 0) {
    const [record, ...key] = ref as [string, ...unknown[]]
    return find(record, keyText(key)) ?? missing(record, key)
  }
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withIds(each, find, missing)]))
}
