import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rooms } from '../../src/domains.server.gen.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { createRegistry, pathOf } from '../../src/platform/records/index.ts'
import { startTestApp, type TestApp } from '../app.ts'

// Whatever is sent to whichever record: a refusal that names the field, never a bug.

let app: TestApp
let logged = ''
beforeAll(async () => {
  app = await startTestApp({ log: createLog({ level: 'error', to: { write: (line) => void (logged += line) } }) })
})
afterAll(() => app.close())

const registry = createRegistry(rooms)
const odd: unknown[] = [
  null,
  '',
  ' ',
  'x',
  0,
  -1,
  1e308,
  true,
  [],
  {},
  [null],
  [[]],
  [{}],
  { amount: '1' },
  { amount: 'NaN', currency: 'EUR' },
  '\u0000',
  '💥'.repeat(300),
  { toString: 1 },
  '0198f000-0000-7000-8000-000000000000',
]

describe.each(registry.records.map((record) => [record.name, record] as const))('%s', (_, record) => {
  const path = `/${pathOf(record)}`

  test('made of nothing is refused or made, by its name', async () => {
    // A file is added by its bytes alone: there is nothing at that place.
    const right = record.name === 'file' ? [404] : [201, 400, 403, 409, 415, 422]
    for (const body of [{}, undefined, [], null, 'x', 7]) {
      const { status, text } = await app.as(app.ada).post(path, body)
      expect(right, text).toContain(status)
    }
  })

  test('no value of any field is a bug', async () => {
    for (const name of Object.keys(record.all)) {
      for (const value of odd) {
        const { status, text } = await app.as(app.ada).post(path, { [name]: value })
        expect(status, `${name}: ${JSON.stringify(value)}: ${text}`).toBeLessThan(500)
      }
    }
  })

  test('every action refuses what is no input of its', async () => {
    for (const { action } of registry.actions(record)) {
      for (const input of [undefined, null, [], 'x', { nothing: 1 }, { __proto__: null, constructor: 1 }]) {
        const { status, text } = await app
          .as(app.ada)
          .act(`${path}/0198f000-0000-7000-8000-000000000000/${action.name}`, input, 1)
        expect([400, 404, 422], `${action.name} ${JSON.stringify(input)}: ${text}`).toContain(status)
      }
    }
  })
})

test('nothing of all that was a bug', () => {
  expect(logged).toBe('')
})
