import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

const many = 620
let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  await app.workspace.db.run({
    text: `insert into companies (id, version, name, life_cycle, owner_id, created_at, updated_at)
      select gen_random_uuid(), 1, 'Company ' || n, 'lead', case when n % 2 = 0 then $1::uuid end, now(), now()
      from generate_series(1, ${many}) as n`,
    values: [app.bob.id],
  })
})
afterAll(() => app.close())

const filter = { field: 'lifeCycle', is: 'lead' }
const ids = async (query: string) =>
  ((await ada.get(`/companies?${query}`)).body.data as { id: string }[]).map(({ id }) => id)

test('a preview of many is work that one can watch: it says who is left out and why, and changes nothing', async () => {
  const { status, body } = await bob.post('/companies/bulk', { filter, patch: { industry: 'energy' }, preview: true })
  expect(status).toBe(202)
  const job = await app.job(app.bob, body.data.id)
  expect(job).toMatchObject({
    state: 'done',
    total: many,
    result: { change: many / 2, unchanged: 0, skipped: [{ count: many / 2 }] },
  })
  expect(job.result.skipped[0].reason).toContain('belongs to somebody else')
  expect(await ids('filter={"field":"industry","is":"energy"}')).toEqual([])
})

test('a preview of few is answered at once; a text narrows what the filter finds', async () => {
  const { id } = (await ada.post('/companies', { name: 'Quarzwerk', lifeCycle: 'lead' })).body.data
  const body = { filter, q: 'Quarzwerk', patch: { industry: 'energy' }, preview: true }
  const answer = await ada.post('/companies/bulk', body)
  expect(answer.status).toBe(200)
  expect(answer.body.data).toMatchObject({ total: 1, change: 1 })
  expect((await ada.get(`/companies/${id}`)).body.data.industry).toBeNull()
})

test('tags are put to what is there and taken off again, with one cause to undo', async () => {
  const [fair, vip] = await Promise.all(
    ['Fair', 'VIP'].map(async (name) => (await ada.post('/tags', { name })).body.data.id as string),
  )
  const [id] = await ids('sort=name&limit=1')
  const tags = async () => (await ada.get(`/companies/${id}`)).body.data.tags as string[] | null
  const done = async (change: object) => {
    const { body } = await ada.post('/companies/bulk', { ids: [id], ...change })
    return app.job(app.ada, body.data.id)
  }
  await done({ add: { tags: [vip] } })
  const { cause } = await done({ add: { tags: [fair, vip] } })
  expect(await tags()).toEqual([vip, fair])
  expect((await ada.post('/undo', { cause })).status).toBe(200)
  expect(await tags()).toEqual([vip])
  expect((await done({ remove: { tags: [fair] } })).result).toMatchObject({ change: 0, unchanged: 1 })
  await done({ remove: { tags: [vip] } })
  expect(await tags()).toBeNull()
  const refused = await ada.post('/companies/bulk', { ids: [id], add: { name: ['x'] } })
  expect(refused.body).toMatchObject({ code: 'invalid', fields: [{ field: 'name' }] })
})

test('a paste is answered at once with its cause; what is not theirs is left out', async () => {
  const [mine] = await ids(`limit=1&filter=${encodeURIComponent(JSON.stringify({ field: 'owner', is: app.bob.id }))}`)
  const [other] = await ids(`limit=1&filter=${encodeURIComponent(JSON.stringify({ field: 'owner', isEmpty: true }))}`)
  const changes = [mine, other].map((id, index) => ({ id, patch: { employees: 10 + index } }))
  const { status, body } = await bob.post('/companies/bulk', { changes })
  expect(status).toBe(200)
  expect(body.data).toMatchObject({ change: 1, skipped: [{ count: 1, ids: [other] }] })
  expect((await ada.get(`/companies/${mine}`)).body.data.employees).toBe(10)
  expect((await ada.get(`/companies/${other}`)).body.data.employees).toBeNull()
  expect((await bob.post('/undo', { cause: body.data.cause })).status).toBe(200)
  expect((await ada.get(`/companies/${mine}`)).body.data.employees).toBeNull()
})
