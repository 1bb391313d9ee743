import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('every record is described with its fields, choices and actions', async () => {
  const { body, status } = await app.as(app.ada).get('/records')
  expect(status).toBe(200)
  expect(body.data).toHaveLength(app.site.registry.records.length)
  const deal = body.data.find(({ name }: { name: string }) => name === 'deal')
  expect(deal).toMatchObject({ path: 'deals', owned: true })
  expect(deal.actions.find(({ name }: { name: string }) => name === 'lose').input.required).toEqual(['reason'])
  expect(deal.fields.find(({ name }: { name: string }) => name === 'status').options).toHaveLength(3)
})

test('a choice that the workspace made is among the options at once', async () => {
  await app.as(app.ada).post('/choices', { of: 'company.industry', key: 'space', label: 'Space' })
  const { body } = await app.as(app.bob).get('/fields?record=company')
  const industry = body.data.find(({ name }: { name: string }) => name === 'industry')
  expect(industry.options).toContainEqual({ key: 'space', label: 'Space' })
  expect((await app.as(app.bob).post('/companies', { name: 'Rockets', industry: 'space' })).status).toBe(201)
  expect((await app.as(app.bob).post('/companies', { name: 'Rockets', industry: 'spice' })).status).toBe(422)
})

test('a field that is hidden from somebody is not described to them', async () => {
  expect((await app.as(app.ada).get('/fields?record=product')).text).toContain('"cost"')
  for (const path of ['/fields?record=product', '/roles'])
    expect((await app.as(app.bob).get(path)).text).not.toContain('"cost"')
  const fields = (await app.as(app.bob).get('/fields')).body.data as { record: string; name: string }[]
  expect(fields.filter(({ name }) => name === 'cost').map(({ record }) => record)).not.toContain('product')
  const records = (await app.as(app.bob).get('/records')).body.data as { name: string; fields: { name: string }[] }[]
  expect(records.find(({ name }) => name === 'product')!.fields.map(({ name }) => name)).not.toContain('cost')
})

test('each role’s rights are told', async () => {
  const { body } = await app.as(app.vera).get('/roles')
  const viewer = body.data.find(({ role }: { role: string }) => role === 'viewer')
  expect(viewer.permissions.person).toMatchObject({ see: 'all', edit: 'none', create: false })
})
