import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { shape } from '../../../platform/own/shape.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client

/** A record type called order, as a company may have made it before Farley shipped orders. */
beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
  await made('/custom-records', { one: 'Work order', many: 'Work orders' })
  await shape(app.site)
  const text = `update custom_records set key = 'order', plural_key = 'orders' where key = 'workOrder'`
  await app.workspace.db.run({ text, values: [] })
  await app.site.describe()
})
afterAll(() => app.close())

async function made(path: string, given: unknown): Promise<Row> {
  const answer = await ada.post(path, given)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}

test('it stands aside with its address; its records keep their name, fields, past and undo', async () => {
  await made('/custom-fields', { of: 'x_order', key: 'bay', label: 'Bay', type: 'number' })
  await shape(app.site)
  const { id, version } = await made('/x-orders', { name: 'Brakes', custom: { bay: 3 } })
  expect((await ada.get('/x-orders')).body.data).toMatchObject([{ name: 'Brakes', custom: { bay: 3 } }])
  expect((await ada.patch(`/x-orders/${id}`, { name: 'Clutch' }, version)).status).toBe(200)
  expect((await ada.get('/search?q=clutch')).body.data).toMatchObject([{ id, record: 'x_order' }])
  const [{ cause }] = (await ada.get(`/x-orders/${id}/history`)).body.data
  expect((await ada.post('/undo', { cause: cause.id })).status).toBe(200)
  expect((await ada.get(`/x-orders/${id}`)).body.data.name).toBe('Brakes')
})

test('the address is that of what Farley ships, which knows nothing of theirs', async () => {
  const [{ id }] = (await ada.get('/x-orders')).body.data
  expect((await ada.get(`/orders/${id}`)).status).toBe(404)
  expect((await ada.get('/orders')).body.data).toEqual([])
})

test('the company’s configuration says it under its key, and is equal to itself', async () => {
  const { text } = (await ada.get('/configuration')).body.data
  expect(text).toMatch(/- key: order\n/)
  expect((await ada.post('/configuration/diff', { text })).body.data).toEqual([])
})
