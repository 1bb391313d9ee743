import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let vera: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob, vera] = [app.as(app.ada), app.as(app.bob), app.as(app.vera)]
})
afterAll(() => app.close())

const company = async (values: object = {}): Promise<Row> =>
  (await bob.post('/companies', { name: 'Confirmed Ltd', website: 'https://confirmed.example', ...values })).body.data

test('who says that a value is still true changes nothing but leaves a line, which stands beside its origin', async () => {
  const { id, version } = await company()
  await ada.patch(`/companies/${id}`, { website: 'https://new.example' }, version)
  const { status, body } = await bob.post(`/companies/${id}/confirm`, { fields: ['website'] })
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body.data).toMatchObject({ website: 'https://new.example', version: version + 2 })
  const { data, confirmed } = (await ada.get(`/companies/${id}/origins`)).body
  expect(data.website.actor.name).toBe(app.ada.name)
  expect(confirmed.website).toMatchObject({ name: 'confirm', actor: { name: app.bob.name } })
  // Changed since, it is not what was confirmed.
  await ada.patch(`/companies/${id}`, { website: 'https://newest.example' }, version + 2)
  expect((await ada.get(`/companies/${id}/origins`)).body.confirmed.website).toBeUndefined()
})

test('without names all that somebody filled is confirmed', async () => {
  const { id } = await company()
  await bob.post(`/companies/${id}/confirm`)
  const [line] = (await bob.get(`/companies/${id}/history`)).body.data
  expect(line.name).toBe('confirm')
  expect(Object.keys(line.after)).toEqual(expect.arrayContaining(['name', 'website', 'owner']))
  expect(line.before).toEqual(line.after)
  expect(line.after.createdAt).toBeUndefined()
})

test('whoever saw it before it was confirmed may still change it', async () => {
  const { id, version } = await company()
  await ada.post(`/companies/${id}/confirm`)
  expect((await bob.patch(`/companies/${id}`, { website: 'https://late.example' }, version)).status).toBe(200)
})

test('who may not edit a record confirms nothing, nor does anybody what is empty, kept by Farley, or not there', async () => {
  const { id } = await company()
  expect((await vera.post(`/companies/${id}/confirm`)).status).toBe(403)
  for (const field of ['industry', 'createdAt', 'nothing']) {
    const { status, body } = await bob.post(`/companies/${id}/confirm`, { fields: [field] })
    expect([status, body.errors?.[0]?.field ?? body.fields?.[0]?.field]).toEqual([422, field])
  }
})

test('numbers that nobody understands are found as what does not work', async () => {
  const made = (await bob.post('/people', { lastName: 'Silent', phones: [{ value: 'ask Jo', primary: true }] })).body
    .data
  const fine = (await bob.post('/people', { lastName: 'Loud', phones: [{ value: '+49 30 901820', primary: true }] })).body.data // prettier-ignore
  const find = async (is: boolean) => {
    const filter = encodeURIComponent(JSON.stringify({ field: 'phones.usable', is }))
    return (await bob.get(`/people?filter=${filter}`)).body.data.map(({ id }: Row) => id)
  }
  expect([await find(false), await find(true)]).toEqual([[made.id], [fine.id]])
})
