import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RoleRight } from '../../kernel/rights.ts'
import { startTestApp, type Client, type TestApp } from '../../../test/app.ts'

let app: TestApp
let ada: Client
beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ada = app.as(app.ada)
})
afterAll(() => app.close())

const reading: RoleRight = { see: 'all', edit: 'none', delete: 'none', create: false, export: true }
const whole: RoleRight = { ...reading, edit: 'all', delete: 'all', create: true }
const make = async (name: string, more: object = {}) =>
  (await ada.post('/companies', { name, ...more })).body.data as { id: string; version: number }
const statusOf = (answer: { status: number }) => answer.status

describe('a key that reads', () => {
  test('reads what its role reads, and changes nothing by any door', async () => {
    const { id } = await make('Halden')
    const key = await app.withKey('admin', 'read')
    expect((await key.get(`/companies/${id}`)).body).toMatchObject({ data: { name: 'Halden' }, can: { update: false, delete: false, actions: [] } }) // prettier-ignore
    const refused = [
      key.post('/companies', { name: 'Other' }),
      key.patch(`/companies/${id}`, { name: 'Other' }, 1),
      key.delete(`/companies/${id}`, 1),
      key.post('/tags', { name: 'new' }),
      key.patch('/notifications', { ids: [id], done: true }),
      key.patch(`/attention/${id}`, { state: 'following' }),
      key.get('/keys'),
      key.post('/keys', { name: 'More', role: 'admin' }),
      key.get('/door-log'),
      key.get('/sign-in-providers'),
      key.post('/users', { name: 'Eve', email: 'eve@example.com', role: 'admin' }),
    ]
    expect((await Promise.all(refused)).map(statusOf)).toEqual(refused.map(() => 403))
    expect((await key.post('/companies/bulk', { ids: [id], patch: { name: 'X' }, preview: true })).body.data.change).toBe(0) // prettier-ignore
    expect((await ada.get(`/companies/${id}`)).body.data).toMatchObject({ name: 'Halden', version: 1 })
  })

  test('its twin that goes as far as its role does all of that', async () => {
    const { id } = await make('Halden')
    const key = await app.withKey('admin')
    expect(statusOf(await key.patch(`/companies/${id}`, { name: 'Other' }, 1))).toBe(200)
    expect(statusOf(await key.patch(`/attention/${id}`, { state: 'following' }))).toBe(200)
    expect(statusOf(await key.get('/keys'))).toBe(200)
  })
})

describe('a key with chosen rights', () => {
  test('knows the records, fields and actions that are named, and no other', async () => {
    const { id } = await make('Varnbüler', { employees: 4200 })
    const deal = (await ada.post('/deals', { name: 'Varnbüler scales' })).body.data.id as string
    await ada.post('/people', { lastName: 'Varnbüler' })
    const key = await app.withKey('admin', {
      company: { ...reading, edit: 'all', fields: { see: ['name', 'website'] } },
      deal: { ...whole, actions: ['move'] },
    })
    const row = (await key.get(`/companies/${id}`)).body.data
    expect(row).toMatchObject({ name: 'Varnbüler', website: null })
    expect(row).not.toHaveProperty('employees')
    const told = (text: string, name: string) => text.replaceAll(name, 'F').replace(/"requestId":"[^"]*"/, '')
    const [hidden, never] = await Promise.all(['employees', 'neverThere'].map((name) => key.get(`/companies?sort=${name}`))) // prettier-ignore
    expect(told(hidden!.text, 'employees')).toBe(told(never!.text, 'neverThere'))
    expect(statusOf(await key.patch(`/companies/${id}`, { employees: 1 }, 1))).toBe(422)
    expect(statusOf(await key.patch(`/companies/${id}`, { name: 'Varnbüler AG' }, 1))).toBe(200)
    expect(statusOf(await key.post('/companies', { name: 'Other' }))).toBe(403)
    expect((await key.get(`/deals/${deal}`)).body.can.actions).toEqual(['move'])
    expect(statusOf(await key.act(`/deals/${deal}/win`, {}, 1))).toBe(403)
    expect((await key.get('/people')).body.data).toEqual([])
    const found = (await key.get(`/search?q=Varnbüler`)).body.data.map(({ record }: { record: string }) => record)
    expect(found.toSorted()).toEqual(['company', 'deal'])
  })

  test('is asked for names that there are', async () => {
    const wrong = [
      [{ boat: reading }, 'Rights: there is no record “boat”.'],
      [{ company: { ...reading, fields: { see: ['boats'] } } }, 'Rights: company has no field “boats”.'],
      [{ company: { ...reading, actions: ['sail'] } }, 'Rights: company has no action “sail”.'],
      [{ stage: reading }, 'Rights: there is no record “stage”.'],
    ] as const
    for (const [scope, message] of wrong) {
      const answer = await ada.post('/keys', { name: 'Wrong', role: 'admin', scope })
      expect(answer.body).toMatchObject({ status: 422, code: 'invalid', fields: [{ field: 'scope', message }] })
    }
    expect(statusOf(await ada.post('/keys', { name: 'Wrong', role: 'admin', scope: 'write' }))).toBe(422)
  })

  test('never goes beyond its role, nor beyond whom it acts for, whatever becomes of them', async () => {
    const { id } = await make('Halden')
    const noa = await app.join('Noa', 'admin')
    const token = async (role: string) =>
      (await app.as(noa).post('/keys', { name: 'All', role, scope: { company: whole } })).body.data.token as string
    const as = (bearer: string) => {
      const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', 'if-match': '"1"' }
      return {
        get: () => app.send('GET', `/companies/${id}`, headers),
        patch: () => app.send('PATCH', `/companies/${id}`, headers, '{}'),
      }
    }
    const [ofViewer, ofAdmin] = [as(await token('viewer')), as(await token('admin'))]
    expect((await Promise.all([ofViewer.patch(), ofAdmin.patch()])).map(statusOf)).toEqual([403, 200])
    const change = async (to: object) => {
      const { version } = (await ada.get(`/users/${noa.id}`)).body.data
      expect(statusOf(await ada.act(`/users/${noa.id}/changeRole`, to, version))).toBe(200)
    }
    await change({ role: 'viewer' })
    expect((await Promise.all([ofAdmin.get(), ofAdmin.patch()])).map(statusOf)).toEqual([200, 403])
    const rights = JSON.stringify({ deal: { see: 'all' } })
    const none = (await ada.post('/own-roles', { name: 'Deals alone', rights })).body.data.id as string
    await change({ role: 'member', ownRole: none })
    expect(statusOf(await ofAdmin.get())).toBe(404)
    await change({ role: 'admin' })
    expect(statusOf(await ofAdmin.patch())).toBe(200)
  })

  test('has the team of whom it acts for, where a right goes by teams', async () => {
    const [lead, rep] = [await app.join('Lena', 'admin'), await app.join('Rolf', 'member')]
    const { version } = (await ada.get(`/users/${rep.id}`)).body.data
    await ada.patch(`/users/${rep.id}`, { manager: lead.id }, version)
    const [theirs, others] = [await make('Of Rolf', { owner: rep.id }), await make('Of Ada')]
    const scope = { company: { ...reading, see: 'team' } }
    const { token } = (await app.as(lead).post('/keys', { name: 'Team', role: 'admin', scope })).body.data
    const see = (id: string) => app.send('GET', `/companies/${id}`, { authorization: `Bearer ${token}` })
    expect((await Promise.all([see(theirs.id), see(others.id)])).map(statusOf)).toEqual([200, 404])
  })
})

test('work behind that a key begins may do no more than the key, and nothing once it has ended', async () => {
  const [hers, his] = [await make('Bulk one'), await make('Bulk two', { owner: app.bob.id })]
  const key = await app.withKey('admin', { company: { ...reading, edit: 'own', fields: { export: ['name'] } } })
  const body = { filter: { field: 'name', startsWith: 'Bulk' }, patch: { employees: 7 } }
  const job = await app.job(app.ada, (await key.post('/companies/bulk', body)).body.data.id)
  expect(job.state).toBe('done')
  const employees = async (id: string) => (await ada.get(`/companies/${id}`)).body.data.employees
  expect([await employees(hers.id), await employees(his.id)]).toEqual([7, null])
  const exported = await key.post('/exports', { record: 'company', fields: ['name', 'employees'] })
  expect(exported.body.fields).toEqual([{ field: 'fields', message: 'You may not export Employees.' }])
  await app.workspace.db.run({ text: 'delete from api_key where id = $1', values: [key.id] })
  const late = await key.post('/companies/bulk', { ...body, patch: { employees: 8 } })
  // It is remembered for a second.
  expect([202, 401]).toContain(late.status)
  if (late.status === 202)
    expect(await app.job(app.ada, late.body.data.id)).toMatchObject({ state: 'failed', error: 'The key that started this has ended.' }) // prettier-ignore
  expect(await employees(hers.id)).toBe(7)
})

test('a key is shown with its scope, and when and from where it was last used', async () => {
  const scope = { company: reading }
  const key = await app.withKey('member', scope)
  const find = async () => (await ada.get('/keys')).body.data.find(({ id }: { id: string }) => id === key.id)
  expect(await find()).toMatchObject({ scope, lastUsedAt: null, lastUsedFrom: null })
  await key.get('/me')
  expect(await find()).toMatchObject({ lastUsedAt: expect.any(String), lastUsedFrom: '127.0.0.1' })
})

test('a key is told of the API as far as it may use it', async () => {
  const paths = async (client: Client) => {
    const { paths, components } = (await client.get('/openapi.json')).body
    const text = JSON.stringify([paths, components])
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(components.schemas).toHaveProperty(name!)
    return { paths, components }
  } // prettier-ignore
  const all = await paths(ada)
  const companies = '/api/v1/companies/{id}'
  expect(Object.keys(all.paths[companies])).toEqual(['get', 'patch', 'delete'])
  expect(all.paths).toHaveProperty(['/api/v1/keys'])
  const key = await app.withKey('admin', { company: { ...reading, edit: 'own', fields: { see: ['name'] } } })
  const some = await paths(key)
  expect(Object.keys(some.paths[companies])).toEqual(['get', 'patch'])
  expect(Object.keys(some.paths['/api/v1/companies'])).toEqual(['get'])
  for (const path of [
    '/api/v1/keys',
    '/api/v1/people',
    '/api/v1/employments',
    '/api/v1/deals/{id}/win',
    '/api/v1/notifications',
  ])
    // prettier-ignore
    expect(some.paths[path]?.patch ?? some.paths[path]?.post, path).toBeUndefined()
  expect(some.components.schemas.Company.properties).not.toHaveProperty('employees')
  expect(all.components.schemas.Company.properties).toHaveProperty('employees')
})
