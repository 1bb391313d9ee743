import fastJson from 'fast-json-stringify'
import { z } from 'zod'

export type Serialize = (value: unknown) => string

const made = new WeakMap<z.ZodType, Serialize>()

/** Writes answers of a schema as JSON: only what the schema names, fast. Made at its first use, since there are hundreds. */
export function serializerOf(schema: z.ZodType): Serialize {
  const known = made.get(schema)
  if (known) return known
  const json = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
  const serialize = fastJson(plain(json) as fastJson.Schema) as Serialize
  made.set(schema, serialize)
  return serialize
}

type Json = Record<string, unknown>

/** What concerns writing alone: no formats, no words, nothing required, and null beside a type instead of a choice between two schemas. */
function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain)
  if (typeof schema !== 'object' || schema === null) return schema
  const { anyOf, properties, items, additionalProperties, type, $ref, $defs } = schema as Json
  if (Array.isArray(anyOf)) return orNull(anyOf as Json[])
  return {
    ...(type !== undefined && { type: type === 'integer' ? 'number' : type }),
    ...($ref !== undefined && { $ref }),
    ...(items !== undefined && { items: plain(items) }),
    ...(properties !== undefined && { properties: each(properties as Json) }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: isAny(additionalProperties) ? true : plain(additionalProperties),
    }),
    ...($defs !== undefined && { $defs: each($defs as Json) }),
  }
}

const each = (schemas: Json) =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, plain(schema)]))
const isAny = (schema: unknown) => Object.keys(schema as Json).length === 0

function orNull(choices: readonly Json[]): unknown {
  const some = choices.filter((choice) => choice.type !== 'null')
  // A choice of several shapes is written as it comes.
  if (some.length !== 1) return {}
  const only = plain(some[0]) as Json
  if (only.type === undefined) return only
  return { ...only, type: choices.length > some.length ? [only.type, 'null'].flat() : only.type }
}
