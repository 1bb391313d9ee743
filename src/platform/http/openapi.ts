import { z } from 'zod'
import { operators } from '../../kernel/filter.ts'
import type { Registry } from '../records/index.ts'
import type { Route } from './route.ts'
import { routesOf } from './routes/index.ts'
import { names } from './schema/named.ts'
import { filter } from './schema/queries.ts'

export type Json = Record<string, unknown>

/** The API as OpenAPI 3.1 has it, made from the routes. */
export function openapi(registry: Registry): Json {
  const schemas: Json = { Problem: problem }
  const routes = routesOf(registry)
  const paths = pathsOf(routes, schemas)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Farley API',
      version: '1',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }, { session: [] }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([one], [other]) => (one < other ? -1 : 1))),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key: farley_…' },
        session: { type: 'apiKey', in: 'cookie', name: 'farley', description: 'Writes also need X-Farley-Token. Over https it is called __Host-farley.' },
      },
      responses: { Problem: { description: 'Refused; `code` is stable, `detail` is for people.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
    },
  } // prettier-ignore
}

/** What can be asked at each address; the schemas with names that it needs are put among `schemas`. */
export function pathsOf(routes: readonly Route[], schemas: Json): Record<string, Json> {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = `/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, schemas) }
  }
  return paths
}

const introduction = `The same that the web app uses. Ids are UUIDs, times RFC 3339 in UTC, money is {"amount":"1200.00","currency":"EUR"}, empty is null.

What one may not see answers exactly like what does not exist. A change answers its \`cause\`, by which POST /undo takes it back. PATCH, DELETE and actions ask for If-Match with the version that was seen. POST and PATCH accept an Idempotency-Key for 24 hours. What a rule of the company wants confirmed is refused with the code confirm_rule and the ids of the rules; sent again with these in Farley-Confirm, with commas between, it is done. A record may be given an id of one’s own: a young UUIDv7 whose last twelve digits are those of one’s user id.`

function operation(route: Route, schemas: Json): Json {
  const body = route.bodyInDocs ?? route.body
  const status = String(route.status ?? 200)
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    ...(route.who === 'anyone' && { security: [] }),
    parameters: [...pathParameters(route), ...queryParameters(route, schemas), ...headerParameters(route)],
    ...(body && { requestBody: bodyOf(route, body, schemas) }),
    responses: {
      [status]: success(route, schemas),
      ...(route.also && { [String(route.also)]: success(route, schemas) }),
      ...Object.fromEntries(
        refusalsOf(route).map((code) => [String(code), { $ref: '#/components/responses/Problem' }]),
      ),
    },
  }
}

function bodyOf(route: Route, body: z.ZodType, schemas: Json): Json {
  const type = route.id === 'uploadFile' ? 'multipart/form-data' : 'application/json'
  return {
    required: !body.safeParse(undefined).success,
    content: { [type]: { schema: schemaOf(body, 'input', schemas) } },
  }
}

function success(route: Route, schemas: Json): Json {
  const description = route.status === 204 ? 'Done.' : 'The answer.'
  if (route.status === 204) return { description }
  const types: Record<string, string> = { events: 'text/event-stream' }
  const type = types[route.id] ?? (route.raw ? 'application/octet-stream' : 'application/json')
  return { description, content: { [type]: { schema: schemaOf(route.answer, 'output', schemas) } } }
}

function refusalsOf(route: Route): number[] {
  const all = new Set([422, 429, 503, ...(route.refusals ?? [])])
  if (route.who !== 'anyone') all.add(401).add(403)
  if (route.path.includes(':')) all.add(404)
  if (route.needsVersion) all.add(412).add(428)
  return [...all].sort()
}

function pathParameters({ path }: Route): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }))
}

function queryParameters(route: Route, schemas: Json): Json[] {
  if (!route.query) return []
  const { properties = {}, required = [] } = schemaOf(route.query, 'input', schemas) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    ...(required.includes(name) && { required: true }),
    ...(description !== undefined && { description }),
    schema,
  }))
}

function headerParameters(route: Route): Json[] {
  const found: Json[] = []
  if (route.needsVersion)
    found.push({
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'The version that was seen: "3".',
      schema: { type: 'string' },
    })
  if (route.once)
    found.push({
      name: 'Idempotency-Key',
      in: 'header',
      description: 'Repeated within 24 hours, the request is done once.',
      schema: { type: 'string', maxLength: 200 },
    })
  return found
}

/** A schema; those with names go to the components, and are pointed to. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const {
    $schema: _,
    $defs = {},
    ...json
  } = z.toJSONSchema(schema, {
    io,
    metadata: names as never,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      delete (jsonSchema as Json).id
      // An id that is made at each look is nobody's default.
      if (jsonSchema.format === 'uuid') delete jsonSchema.default
      if (zodSchema === (filter as unknown)) replace(jsonSchema as Json, { $ref: '#/components/schemas/Filter' })
    },
  }) as Json & { $defs?: Json }
  for (const [name, definition] of Object.entries($defs)) schemas[name] = relocated(definition)
  schemas.Filter = filterInDocs
  return relocated(json) as Json
}

function replace(target: Json, by: Json): void {
  for (const key of Object.keys(target)) delete target[key]
  Object.assign(target, by)
}

function relocated(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(relocated)
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      key,
      key === '$ref' ? String(value).replace('#/$defs/', '#/components/schemas/') : relocated(value),
    ]),
  )
}

const ref = { $ref: '#/components/schemas/Filter' }
const group = (name: string) => ({
  type: 'object',
  required: [name],
  additionalProperties: false,
  properties: { [name]: { type: 'array', items: ref, maxItems: 50 } },
})

const filterInDocs = {
  description: `Conditions, at most six levels deep: {"and":[{"field":"company.industry","is":"retail"},{"not":{"field":"amount","isEmpty":true}}]}. A condition is a field and one operator: ${operators.join(', ')}. A dotted path goes through a link; "me" stands for the reader.`,
  anyOf: [
    group('and'),
    group('or'),
    { type: 'object', required: ['not'], additionalProperties: false, properties: { not: ref } },
    {
      type: 'object',
      required: ['field'],
      minProperties: 2,
      maxProperties: 2,
      properties: { field: { type: 'string' }, ...Object.fromEntries(operators.map((name) => [name, {}])) },
      additionalProperties: false,
    },
  ],
}

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'fields', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; programs rely on it.' },
    detail: { type: 'string', description: 'A sentence for people.' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
    requestId: { type: 'string', format: 'uuid' },
  },
}
