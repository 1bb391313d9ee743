import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { placeOld } from '../../../platform/places/index.ts'
import { systemContext } from '../../../platform/site.ts'

let app: TestApp
let ada: Client
let bob: Client
beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

const world = { box: [-180, -85, 180, 85], zoom: 3 }
const lives = (city: string | null, country: string | null, more = {}) => [
  { street: null, postalCode: null, region: null, label: null, city, country, primary: true, ...more },
]
async function company(name: string, addresses: unknown, who = ada) {
  const { status, body } = await who.post('/companies', { name, addresses })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data as { id: string; version: number }
}
const pinsOf = async (filter: unknown, who = ada, more = {}) =>
  (await who.post('/companies/places', { ...world, filter, ...more })).body.data as Record<string, unknown>[]
const named = (name: string) => ({ field: 'name', is: name })
const found = async (filter: unknown, who = ada) =>
  (
    (await who.get(`/companies?filter=${encodeURIComponent(JSON.stringify(filter))}&limit=200`)).body.data as {
      name: string
    }[]
  ).map(({ name }) => name)

describe('an address', () => {
  test('lies where its coordinates say, else in its town by any of its names, else about the middle of its country', async () => {
    await company('Exact', lives('Lyon', 'FR', { latitude: 45.76, longitude: 4.84 }))
    await company('In town', lives('München', 'DE'))
    await company('In a village nobody knows', lives('Kleinstnirgendwo', 'DE'))
    await company('Of two Berlins', lives('Berlin', 'US', { region: 'WI' }))
    expect(await pinsOf(named('Exact'))).toEqual([
      expect.objectContaining({ latitude: 45.76, longitude: 4.84, exact: true, count: 1, title: 'Exact' }),
    ])
    const [munich] = await pinsOf(named('In town'))
    expect(munich).toMatchObject({ exact: false, count: 1 })
    expect(munich!.latitude).toBeCloseTo(48.14, 1)
    expect((await pinsOf(named('In a village nobody knows')))[0]!.latitude).toBeCloseTo(50.5, -1)
    expect((await pinsOf(named('Of two Berlins')))[0]!.latitude).toBeCloseTo(43.97, 1)
  })

  test('is on no map when it says too little, and moves with what is said of it', async () => {
    const made = await company('Moves', lives(null, null))
    expect(await pinsOf(named('Moves'))).toEqual([])
    await ada.patch(`/companies/${made.id}`, { addresses: lives('Hamburg', 'DE') }, made.version)
    expect((await pinsOf(named('Moves')))[0]!.latitude).toBeCloseTo(53.55, 1)
    await ada.patch(`/companies/${made.id}`, { addresses: null }, made.version + 1)
    expect(await pinsOf(named('Moves'))).toEqual([])
  })

  test('that came in past the one door is placed at night', async () => {
    const { id } = await company('Old', lives('Bologna', 'IT'))
    await app.site.workspace.db.run({ text: 'delete from place where record_id = $1', values: [id] })
    expect(await pinsOf(named('Old'))).toEqual([])
    const ctx = await systemContext(app.site)
    expect(await placeOld(ctx, app.site.registry.record('company')!, 'addresses')).toBe(1)
    expect(await pinsOf(named('Old'))).toHaveLength(1)
  })
})

describe('a map', () => {
  test('draws what lies close together as one pin, and apart from nearer', async () => {
    await company('Pair one', lives('Porto', 'PT'))
    await company('Pair two', lives('Braga', 'PT'))
    const pair = { field: 'name', startsWith: 'Pair' }
    expect(await pinsOf(pair)).toEqual([expect.objectContaining({ count: 2, id: null, title: null })])
    expect(await pinsOf(pair, ada, { zoom: 10 })).toHaveLength(2)
    expect(await pinsOf(pair, ada, { box: [0, 40, 10, 50] })).toEqual([])
  })

  test('counts a record once, however many of its addresses lie there', async () => {
    const both = [...lives('Tallinn', 'EE'), { ...lives('Tartu', 'EE')[0]!, primary: false }]
    const { id } = await company('Two doors', both)
    const doors = named('Two doors')
    expect(await pinsOf(doors)).toEqual([expect.objectContaining({ count: 1, id, title: 'Two doors' })])
    expect(await pinsOf(doors, ada, { zoom: 12 })).toEqual([
      expect.objectContaining({ count: 1, id }),
      expect.objectContaining({ count: 1, id }),
    ])
    await company('One door', lives('Tartu', 'EE'))
    const estonian = { field: 'name', in: ['Two doors', 'One door'] }
    expect(await pinsOf(estonian)).toEqual([expect.objectContaining({ count: 2, id: null, title: null })])
  })

  test('shows what its reader’s lists show: what is another’s alone is on no map, and in no list of what is near', async () => {
    const { status } = await ada.post('/people', { lastName: 'Secret', private: true, addresses: lives('Graz', 'AT') })
    expect(status).toBe(201)
    const near = { field: 'addresses', near: [47.07, 15.44, 25] }
    const pins = async (who: Client) => (await who.post('/people/places', { ...world, filter: near })).body.data
    expect(await pins(ada)).toHaveLength(1)
    expect(await pins(bob)).toEqual([])
    const rows = async (who: Client) =>
      (await who.get(`/people?filter=${encodeURIComponent(JSON.stringify(near))}`)).body.data
    expect(await rows(ada)).toHaveLength(1)
    expect(await rows(bob)).toEqual([])
  })

  test('and its lists know what is near, what is inside a box, and what is over the date line', async () => {
    await company('Suva Pumps', lives(null, 'FJ', { latitude: -18.1, longitude: 178.4 }))
    await company('Apia Pumps', lives(null, 'WS', { latitude: -13.8, longitude: -171.8 }))
    expect(await found({ field: 'addresses', inside: [170, -30, -170, 0] })).toEqual(
      expect.arrayContaining(['Suva Pumps', 'Apia Pumps']),
    )
    expect(await found({ field: 'addresses', inside: [170, -30, 180, 0] })).not.toContain('Apia Pumps')
    expect(await found({ field: 'addresses', near: [-18, 178, 100] })).toEqual(['Suva Pumps'])
    expect(await found({ not: { field: 'addresses', near: [-18, 178, 100] } })).not.toContain('Suva Pumps')
  })

  test('refuses what makes no sense, and is none of a record without addresses', async () => {
    for (const near of [
      [91, 0, 10],
      [0, 0, -1],
      [0, 0],
    ]) {
      const { status } = await ada.get(
        `/companies?filter=${encodeURIComponent(JSON.stringify({ field: 'addresses', near }))}`,
      )
      expect(status).toBe(422)
    }
    const other = await ada.get(
      `/companies?filter=${encodeURIComponent(JSON.stringify({ field: 'name', near: [0, 0, 1] }))}`,
    )
    expect(other.status).toBe(422)
    expect(other.body.fields[0]).toMatchObject({ field: 'name' })
    expect((await ada.post('/companies/places', { box: [0, 0, 0], zoom: 3 })).status).toBe(422)
    expect((await ada.post('/deals/places', world)).status).toBe(404)
  })
})
