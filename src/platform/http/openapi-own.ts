import type { RecordDefinition } from '../../kernel/record.ts'
import { pathsOf, type Json } from './openapi.ts'
import { routesOfOwn } from './routes/own-records.ts'

/** The API with kinds of record of a company's own. */
export function withOwnRecords(shipped: Json, own: readonly RecordDefinition[]): Json {
  const described = own.map(describedOwn)
  const components = shipped.components as Json
  const tags = own.map(({ label }) => ({ name: label.many }))
  return {
    ...shipped,
    tags: [...(shipped.tags as Json[]), ...tags],
    paths: joined(shipped.paths as Json, ...described.map(({ paths }) => paths)),
    components: {
      ...components,
      schemas: joined(...described.map(({ schemas }) => schemas), components.schemas as Json),
    },
  }
}

const joined = (...parts: Json[]): Json => Object.assign({}, ...parts) as Json

const known = new WeakMap<RecordDefinition, { paths: Json; schemas: Json }>()

function describedOwn(record: RecordDefinition): { paths: Json; schemas: Json } {
  const described = known.get(record)
  if (described) return described
  const schemas: Json = {}
  const made = { paths: pathsOf(routesOfOwn(record), schemas), schemas }
  known.set(record, made)
  return made
}
