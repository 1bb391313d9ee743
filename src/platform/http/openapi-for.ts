import { isOwnName, keyOf } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Asker } from '../access/asker.ts'
import type { Permissions } from '../access/permissions.ts'
import type { Registry } from '../records/index.ts'
import { schemaOf, type Json } from './openapi.ts'
import type { Route } from './route.ts'
import { nameOf, ownShape } from './schema/shown.ts'
import { isKnown } from './who.ts'

/** The API as somebody may use it: without what they may never do or know, with the fields of the company's own under `custom`. */
export function openapiFor(shipped: Json, routes: readonly Route[], registry: Registry, asker: Asker): Json {
  const { permissions } = asker.actor
  const closed = new Set(routes.filter((route) => !isOpen(route, registry, asker)).map(({ id }) => id))
  const paths = openIn(shipped.paths as Record<string, Record<string, Json>>, closed)
  const components = shipped.components as { schemas: Record<string, Json> }
  const schemas = { ...components.schemas }
  for (const record of registry.records) describe(schemas, record, permissions)
  const known = Object.entries(schemas).filter(isReached({ ...shipped, paths, components: { ...components, schemas } }))
  return { ...shipped, paths, components: { ...components, schemas: Object.fromEntries(known) } }
}

/** Whether somebody may go through a door at all; on which records it depends on those. */
function isOpen(route: Route, registry: Registry, asker: Asker): boolean {
  const { role, scoped, actor: { permissions } } = asker // prettier-ignore
  if (route.hidden && !isKnown(asker)) return false
  const administers = role === 'owner' || role === 'admin'
  if (route.who === 'admin' && !administers) return false
  if (route.personal && scoped) return false
  const [, place = '', ...rest] = route.path.split('/')
  const record = registry.byPath(place)
  if (!record) return true
  const right = permissions.of(record)
  const whole = record.partOf ? registry.record(record.all[record.partOf]!.to!)! : record
  if (right.see === 'none' || permissions.of(whole).see === 'none') return false
  const action = rest[0] === ':id' && rest[1] ? registry.action(record, rest[1])?.action : undefined
  if (action)
    return (
      right.edit !== 'none' && (right.actions?.has(action.name) ?? true) && (administers || action.needs !== 'admin')
    )
  if (route.method === 'POST' && rest.length === 0) return right.create
  if (route.method === 'PATCH' || rest[0] === 'bulk' || rest[0] === 'rewind' || rest[1] === 'confirm')
    return right.edit !== 'none'
  if (route.method === 'DELETE' || rest[1] === 'restore') return right.delete !== 'none'
  return true
}

function openIn(paths: Record<string, Record<string, Json>>, closed: ReadonlySet<string>) {
  const open = Object.entries(paths).map(([path, operations]) => {
    const some = Object.entries(operations).filter(([, operation]) => !closed.has(operation.operationId as string))
    return [path, Object.fromEntries(some)] as const
  })
  return Object.fromEntries(open.filter(([, operations]) => Object.keys(operations).length > 0))
}

/** Takes the fields that are hidden from somebody out of a record's schemas, and puts in those of the company's own. */
function describe(schemas: Record<string, Json>, record: RecordDefinition, permissions: Permissions): void {
  const { hidden, closed } = permissions.of(record)
  for (const [name, io] of [['', 'output'], ['Create', 'input'], ['Patch', 'input']] as const) {
    const schema = schemas[`${nameOf(record)}${name}`]
    if (!schema) continue
    const unknown = io === 'output' ? hidden : closed
    const own = Object.entries(record.all).filter(([key, { setBy }]) => isOwnName(key) && !unknown.has(key) && (io === 'output' || setBy === 'typed'))
    const properties = without(schema.properties as Json, unknown)
    if (own.length > 0) properties.custom = schemaOf(ownShape(own.map(([key, field]) => [keyOf(key), field]), io), io, {})
    const required = (schema.required as string[] | undefined)?.filter((key) => !unknown.has(key))
    schemas[`${nameOf(record)}${name}`] = { ...schema, properties, ...(required && { required }) }
  }
} // prettier-ignore

const without = (properties: Json | undefined, unknown: ReadonlySet<string>): Json =>
  Object.fromEntries(Object.entries(properties ?? {}).filter(([key]) => !unknown.has(key)))

/** Which schemas what is left points to, by way of others too. */
function isReached({ paths, components }: Json): (entry: [string, Json]) => boolean {
  const { schemas, responses } = components as { schemas: Record<string, Json>; responses: Json }
  const reached = new Set<string>()
  const follow = (json: unknown): void => {
    for (const [, name] of JSON.stringify(json).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (reached.has(name!)) continue
      reached.add(name!)
      follow(schemas[name!])
    }
  }
  follow([paths, responses])
  return ([name]) => reached.has(name)
}
