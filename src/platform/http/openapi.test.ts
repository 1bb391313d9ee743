import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { rooms } from '../../domains.server.gen.ts'
import { createRegistry } from '../records/index.ts'
import { openapi } from './openapi.ts'
import { routesOf } from './routes/index.ts'

const registry = createRegistry(rooms)
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const description = openapi(registry) as any

test('it is valid OpenAPI 3.1', async () => {
  const validator = new Validator()
  const result = await validator.validate(structuredClone(description))
  expect(result.errors ?? []).toEqual([])
  expect(result.valid).toBe(true)
  expect(validator.version).toBe('3.1')
})

test('an invalid one is not', async () => {
  const broken = { ...description, paths: { '/x': { get: { responses: 7 } } } }
  expect((await new Validator().validate(broken)).valid).toBe(false)
})

test('every route stands in it, with a name of its own and a sentence', () => {
  const operations = Object.values(description.paths).flatMap((path) => Object.values(path as object))
  const routes = routesOf(registry)
  expect(operations.length).toBe(routes.length)
  expect(new Set(operations.map((each) => each.operationId)).size).toBe(operations.length)
  for (const each of operations) expect(each.summary).toMatch(/^[A-Z].*\.$/)
})

test('an action’s summary is its text', () => {
  for (const action of registry.records.flatMap(registry.actions)) {
    const { name, record, summary } = action.action
    const operation = description.paths[`/api/v1/${pathOfRecord(record.plural)}/{id}/${name}`].post
    expect(operation.summary).toBe(summary)
  }
})

test('everything that is pointed to exists, and nothing stays behind in a schema of its own', () => {
  const text = JSON.stringify(description)
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
    expect(description.components.schemas).toHaveProperty(name!)
  expect(text).not.toContain('$defs')
})

test('a filter is described once', () => {
  expect(description.components.schemas.Filter.anyOf).toHaveLength(4)
  expect(JSON.stringify(description).length).toBeLessThan(3_500_000)
})

const pathOfRecord = (plural: string) => plural.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
