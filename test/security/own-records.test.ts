import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownRecordRoutes } from '../../src/platform/http/routes/own-records.ts'
import { shape } from '../../src/platform/own/shape.ts'
import { form, startTestApp, type Answer, type Client, type Person, type TestApp } from '../app.ts'

// A record type of the company's own is unknown to whom none of it is shown: every door answers as if there were none.

let app: TestApp
let ada: Client
let nora: Client
let turbine: string
let acme: string

beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
  await add('/custom-records', { one: 'Turbine', many: 'Turbines' })
  await shape(app.site)
  await add('/custom-fields', { of: 'company', key: 'leased', label: 'Leased', type: 'link', linksTo: 'x_turbine' })
  await add('/custom-fields', { of: 'x_turbine', key: 'stands', label: 'Stands at', type: 'link', linksTo: 'company' })
  await shape(app.site)
  acme = await add('/companies', { name: 'Acme' })
  turbine = await add('/turbines', { name: 'Quernstone', custom: { stands: acme } })
  acme = await add('/companies', { name: 'Beta', custom: { leased: turbine } })
  nora = app.as(await withoutTurbines('Nora'))
})
afterAll(() => app.close())

async function add(path: string, given: object): Promise<string> {
  const { status, body, text } = await ada.post(path, given)
  expect(status, text).toBe(201)
  return body.data.id
}

/** Somebody whose role says nothing of turbines. */
async function withoutTurbines(name: string): Promise<Person> {
  const right = { see: 'all', edit: 'all', delete: 'all', create: true, export: true }
  const rights = { company: right, note: right, person: right }
  const person = await app.join(name, 'member')
  const role = await ada.post('/own-roles', { name, rights: JSON.stringify(rights) })
  const { version } = (await ada.get(`/users/${person.id}`)).body.data
  await ada.act(`/users/${person.id}/changeRole`, { role: 'member', ownRole: role.body.data.id }, version)
  return person
}

/** An answer without what differs from request to request, and without the name that was asked for. */
const said = ({ status, text }: Answer, name: string) =>
  `${status} ${text.replace(/"requestId":"[^"]+"/, '').replaceAll(name, 'NAME')}`

describe('every address of it', () => {
  test.each(ownRecordRoutes.map(({ method, path }) => [method, path] as const))('%s %s', async (method, path) => {
    const ask = (kind: string) => {
      const address = path.replace(':kind', kind).replace(':id', turbine)
      if (method === 'GET') return nora.get(address)
      if (method === 'DELETE') return nora.delete(address, 1)
      return method === 'PATCH' ? nora.patch(address, {}, 1) : nora.act(address, {}, 1)
    }
    expect(said(await ask('turbines'), 'turbines')).toBe(said(await ask('nothings'), 'nothings'))
    expect((await ask('turbines')).status).toBe(404)
  })
})

describe('every door that is told a name', () => {
  const doors: Record<string, (name: string) => Promise<Answer>> = {
    export: (record) => nora.post('/exports', { record }),
    presence: (record) => nora.post('/presence', { tab: turbine, record, id: turbine }),
    readers: (record) => nora.get(`/readers?record=${record}&id=${turbine}&users=${app.ada.id}`),
    duplicates: (record) => nora.get(`/duplicates?record=${record}`),
    search: (record) => nora.get(`/search?q=quern&records=${record}`),
    fields: (record) => nora.get(`/fields?record=${record}`),
    sharing: (record) => nora.get(`/sharing?record=${record}&id=${turbine}`),
    why: (record) => nora.get(`/why?record=${record}&id=${turbine}`),
    import: (record) => {
      const { body, headers } = form({ record }, 'turbines.csv', 'Name\nOne')
      return nora.send('POST', '/imports', headers, body)
    },
  }
  test.each(Object.keys(doors))('%s', async (door) => {
    const ask = doors[door]!
    expect(said(await ask('x_turbine'), 'x_turbine')).toBe(said(await ask('x_nothing'), 'x_nothing'))
  })
})

test('no description tells of it', async () => {
  for (const path of [
    '/me',
    '/records',
    '/fields',
    '/roles',
    '/openapi.json',
    '/search?q=quernstone',
    '/companies?with=*',
    `/companies/${acme}/hanging`,
  ])
    // prettier-ignore
    expect((await nora.get(path)).text, path).not.toMatch(/turbine|Quernstone/i)
  expect((await ada.get('/me')).text).toMatch(/turbine/i)
  expect((await nora.get('/me')).body.data.fields).toMatchObject([{ key: 'leased', linksTo: null }])
})

test('a link to it can neither be followed nor set', async () => {
  const filtered = (field: string) => nora.get(`/companies?filter=${encodeURIComponent(JSON.stringify({ field, is: 'Quernstone' }))}`) // prettier-ignore
  expect((await filtered('custom.leased.name')).status).toBe(422)
  expect((await filtered('custom.leased.name')).text).not.toMatch(/turbine/i)
  const set = await nora.patch(`/companies/${acme}`, { custom: { leased: acme } }, 1)
  expect([set.status, set.text.includes('urbine')]).toEqual([422, false])
  const same = await nora.patch(`/companies/${acme}`, { custom: { leased: turbine } }, 1)
  expect(same.status).toBe(200)
  const about = await nora.post('/notes', { text: 'x', about: [turbine] })
  expect([about.status, about.body.fields?.[0]?.message]).toEqual([422, 'About: there is no such record.'])
})

test('where the role says so, it is there', async () => {
  const [role] = (await ada.get('/own-roles')).body.data
  const rights = { ...JSON.parse(role.rights), x_turbine: { see: 'all', edit: 'own', create: true } }
  const changed = await ada.patch(`/own-roles/${role.id}`, { rights: JSON.stringify(rights) }, role.version)
  expect(changed.status, changed.text).toBe(200)
  // Who may what is remembered for a moment.
  await expect.poll(async () => (await nora.get('/turbines')).body.data).toMatchObject([{ name: 'Quernstone' }])
  expect((await nora.patch(`/turbines/${turbine}`, { name: 'x' }, 1)).status).toBe(403)
  expect((await nora.post('/turbines', { name: 'Nora’s' })).status).toBe(201)
  expect((await nora.post('/exports', { record: 'x_turbine' })).status).toBe(403)
  const { id, version } = (await ada.get('/custom-records')).body.data[0]
  await ada.delete(`/custom-records/${id}`, version)
  const now = (await ada.get('/own-roles')).body.data[0]
  const kept = await ada.patch(`/own-roles/${role.id}`, { name: 'Still so' }, now.version)
  expect(kept.status, kept.text).toBe(200)
})
