import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import type { Result, Results } from '../model/results.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

async function create(who: Client, path: string, given: unknown): Promise<Row> {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const resultsOf = async (who: Client, query = 'per=quarter'): Promise<Results> => (await who.get(`/results?${query}`)).body.data // prettier-ignore
const of = ({ results }: Results, measure: string): Result => results.find((each) => each.measure === measure)!
const set = (who: Client, more: object = {}) => create(who, '/goals', { name: 'Calls', measure: 'calls', per: 'quarter', aim: 12, begins: '2020-01-01', ...more }) // prettier-ignore

describe('results', () => {
  test('count what I did in the period, not what others did, what is still to come or was longer ago', async () => {
    const now = new Date().toISOString()
    const lead = await create(bob, '/people', { lastName: 'New', lifeCycle: 'lead' })
    await create(bob, '/people', { lastName: 'Not spoken with', lifeCycle: 'lead' })
    await create(bob, '/calls', { subject: 'Mine', startedAt: new Date().toISOString(), about: [lead.id] })
    await create(bob, '/calls', { subject: 'Long ago', startedAt: '2020-01-01T10:00:00Z' })
    await create(ada, '/calls', { subject: 'Hers', startedAt: now })
    await create(bob, '/meetings', { title: 'Over', startsAt: new Date(Date.now() - 1000).toISOString() })
    await create(bob, '/meetings', { title: 'To come', startsAt: new Date(Date.now() + 3_600_000).toISOString() })
    const task = await create(bob, '/tasks', { title: 'Write' })
    await create(bob, '/tasks', { title: 'Open' })
    await bob.act(`/tasks/${task.id}/complete`, {}, task.version)
    const deal = await create(bob, '/deals', { name: 'Meter', amount: { amount: '1200.50', currency: 'EUR' } })
    expect((await bob.act(`/deals/${deal.id}/win`, {}, deal.version)).status).toBe(200)
    const results = await resultsOf(bob)
    const values = results.results.map(({ measure, value }) => [measure, value])
    expect(values).toEqual([['calls', 1], ['meetings', 1], ['tasks', 1], ['leads', 1], ['won', 1], ['worth', 1200.5]]) // prettier-ignore
    expect(of(results, 'worth').worth).toEqual({ amount: '1200.50', currency: 'EUR' })
  })

  test('open their rows: the list behind a number has as many', async () => {
    for (const { measure, record, filter, value } of (await resultsOf(bob)).results.filter((each) => each.measure !== 'worth')) {
      const { body } = await bob.get(`/${{ call: 'calls', meeting: 'meetings', task: 'tasks', person: 'people', deal: 'deals' }[record]}?filter=${encodeURIComponent(JSON.stringify(filter))}`)
      expect(body.data, measure).toHaveLength(value)
    }
  }) // prettier-ignore

  test('stand against the goal that holds: of several the last one, never one that begins later', async () => {
    await set(bob, { aim: 5 })
    await set(bob, { aim: 12, begins: '2021-01-01' })
    await set(bob, { aim: 99, begins: '2999-01-01' })
    expect(of(await resultsOf(bob), 'calls').goal).toMatchObject({ aim: 12, shared: false, state: expect.any(String) })
    expect(of(await resultsOf(bob), 'meetings').goal).toBeNull()
    expect(of(await resultsOf(bob, 'per=week'), 'calls').goal).toBeNull()
  })
})

describe('a goal', () => {
  test('is its owner’s alone until they share it: who leads learns neither of it nor of its result', async () => {
    const [mine] = (await bob.get('/goals?filter={"field":"aim","is":12}')).body.data
    expect(mine.private).toBe(true)
    expect((await ada.get(`/goals/${mine.id}`)).status).toBe(404)
    expect((await ada.get(`/results?per=quarter&of=${app.bob.id}`)).status).toBe(404)
    expect((await bob.patch(`/goals/${mine.id}`, { private: false }, mine.version)).status).toBe(200)
    const seen = await resultsOf(ada, `per=quarter&of=${app.bob.id}`)
    expect(seen.results.map(({ measure, value }) => [measure, value])).toEqual([['calls', 1]])
    expect(of(seen, 'calls').goal).toMatchObject({ aim: 12, shared: true })
    expect((await ada.get(`/results?per=week&of=${app.bob.id}`)).status).toBe(404)
  })

  test('asks for an aim that is no less than nothing', async () => {
    const { status, body } = await bob.post('/goals', { name: 'Calls', aim: -1 })
    expect(status).toBe(422)
    expect(body.fields[0].field).toBe('aim')
  })

  test('and results are for who is signed in, of a time that there is', async () => {
    expect((await app.signedOut.get('/results')).status).toBe(401)
    expect((await bob.get('/results?per=decade')).status).toBe(422)
  })
})
