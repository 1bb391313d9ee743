import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rooms } from '../../src/domains.server.gen.ts'
import { startTestApp, type Answer, type Client, type TestApp } from '../app.ts'

// Where a company lies, in a workspace that hides it from members: on no map, near nothing, inside of nothing.

let app: TestApp
let hidden: string
beforeAll(async () => {
  // No room hides addresses today; the definition says who may know a field, so here it says so.
  const company = rooms.flatMap((room) => room.model.records).find(({ name }) => name === 'company')!
  Object.assign(company.all.addresses!, { sensitivity: 'secret' })
  app = await startTestApp({ workers: true })
  const addresses = [
    { city: 'Lyon', country: 'FR', latitude: 45.76, longitude: 4.84, street: '4 rue Cachée', primary: true },
  ]
  const made = await app.as(app.ada).post('/companies', { name: 'Hidden Place', addresses })
  expect(made.status, made.text).toBe(201)
  hidden = made.body.data.id
})
afterAll(() => app.close())

const json = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const world = { box: [-180, -85, 180, 85], zoom: 3 }
const ways: Record<string, (client: Client, field: string) => Promise<Answer>> = {
  'what is near': (client, field) => client.get(`/companies?filter=${json({ field, near: [45.76, 4.84, 20] })}`),
  'what is inside a box': (client, field) => client.get(`/companies?filter=${json({ field, inside: [4, 45, 5, 46] })}`),
  'what is near, counted': (client, field) =>
    client.post('/companies/aggregate', { filter: { field, near: [45.76, 4.84, 20] }, measures: [{ fn: 'count' }] }),
  'what was near then': (client, field) =>
    client.get(`/companies?asOf=${new Date().toISOString()}&filter=${json({ field, near: [45.76, 4.84, 20] })}`),
  'what is near, through a link': (client, field) =>
    client.get(`/deals?filter=${json({ field: `company.${field}`, near: [45.76, 4.84, 20] })}`),
  'a bulk edit of what is near': (client, field) =>
    client.post('/companies/bulk', { filter: { field, near: [45.76, 4.84, 20] }, patch: {}, preview: true }),
  'a file of what is near': (client, field) =>
    client.post('/exports', { record: 'company', filter: { field, near: [45.76, 4.84, 20] } }),
  'an address of their own making': (client, field) => client.post('/companies', { name: 'Mine', [field]: [] }),
}
const words = ({ status, text }: Answer, name: string) =>
  `${status} ${text.replaceAll(name, 'FIELD').replace(/"requestId":"[^"]+"/, '')}`

describe.each(['bob', 'vera'] as const)('to %s', (name) => {
  const client = () => app.as(app[name])

  test.each(Object.entries(ways))('an address is as unknown as a field that is not there, in %s', async (_, way) => {
    const [known, unknown] = [await way(client(), 'addresses'), await way(client(), 'addressez')]
    expect(known.status).toBeGreaterThanOrEqual(400)
    expect(words(known, 'addresses')).toBe(words(unknown, 'addressez'))
  })

  test.each([
    {},
    { zoom: 15, box: [4.8, 45.7, 4.9, 45.8] },
    { filter: { field: 'name', is: 'Hidden Place' } },
    { filter: { field: 'addresses', near: [45.76, 4.84, 20] } },
  ])('there is no map of companies: %j', async (more) => {
    const { status, body } = await client().post('/companies/places', { ...world, ...more })
    expect(status).toBe(422)
    expect(body.fields).toEqual([{ field: 'addresses', message: 'Company has no field “addresses”.' }])
  })

  test('no answer says where it lies', async () => {
    const paths = [
      `/companies/${hidden}?with=*`,
      `/companies/${hidden}?asOf=${new Date().toISOString()}`,
      `/companies/${hidden}/history`,
      `/companies/${hidden}/timeline`,
      `/companies/${hidden}/origins`,
      `/companies/${hidden}/brief`,
      '/companies?with=*',
      '/companies?q=Hidden',
      '/search?q=Cach',
      '/search?q=Hidden',
      '/fields?record=company',
    ]
    for (const path of paths) {
      const { status, text } = await client().get(path)
      expect(status, `${path}: ${text}`).toBeLessThan(500)
      expect(text, path).not.toMatch(/Lyon|Cachée|45\.76|"addresses"/)
    }
    const started = await client().post('/exports', { record: 'company' })
    const job = await app.job(app[name], started.body.data.id)
    expect((await client().get(job.result.url)).text).not.toMatch(/Lyon|Address/)
  })

  test('whom it is hidden from finds nobody by the words of it', async () => {
    expect((await client().get('/search?q=Cachée')).body.data).toEqual([])
    expect((await client().get('/companies?q=Lyon')).body.data).toEqual([])
  })
})

test('and an owner has the map', async () => {
  const { body } = await app.as(app.ada).post('/companies/places', world)
  expect(body.data).toEqual([expect.objectContaining({ id: hidden, exact: true })])
})
