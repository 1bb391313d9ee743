import { z } from 'zod'

/** Schemas that stand under a name of their own in OpenAPI. */
export const names = z.registry<{ id: string }>()

const taken = new Map<string, z.ZodType>()

/** Gives a schema its name; the same name for another schema takes its place. */
export function named<T extends z.ZodType>(id: string, schema: T): T {
  const before = taken.get(id)
  if (before) names.remove(before)
  taken.set(id, schema)
  names.add(schema, { id })
  return schema
}
