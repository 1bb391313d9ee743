import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { shape } from '../../../platform/own/shape.ts'

type Row = Record<string, unknown> & { id: string; version: number; custom: Record<string, unknown> }

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

async function made(path: string, given: unknown, who = ada): Promise<Row> {
  const answer = await who.post(path, given)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
/** Adds a record type and has its table made. */
async function type(one: string, many: string, more: object = {}): Promise<Row> {
  const { id } = await made('/custom-records', { one, many, ...more })
  await shape(app.site)
  return now(`/custom-records/${id}`)
}
async function field(given: object): Promise<Row> {
  const { id } = await made('/custom-fields', given)
  await shape(app.site)
  return now(`/custom-fields/${id}`)
}
const now = async (path: string, who = ada): Promise<Row> => (await who.get(path)).body.data
const asked = (query: Record<string, unknown>) =>
  Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`).join('&') // prettier-ignore

describe('a record type of one’s own', () => {
  let machine: Row
  let acme: Row

  beforeAll(async () => {
    const early = await ada.get('/machines')
    expect([early.status, early.body.detail]).toEqual([404, 'There is no such page.'])
    machine = await type('Machine', 'Machines', {
      icon: 'tool',
      titleLabel: 'Serial number',
      words: JSON.stringify({ de: { one: 'Maschine', many: 'Maschinen' } }),
    })
    acme = await made('/companies', { name: 'Acme' })
    await field({ of: 'x_machine', key: 'power', label: 'Power', type: 'number', sortable: true })
    await field({ of: 'x_machine', key: 'stands', label: 'Stands at', type: 'link', linksTo: 'company' })
    await field({ of: 'x_machine', key: 'kind', label: 'Kind', type: 'choice', options: '[{"key":"press","label":"Press"},{"key":"saw","label":"Saw"}]' }) // prettier-ignore
    await field({ of: 'company', key: 'favourite', label: 'Favourite machine', type: 'link', linksTo: 'x_machine' })
  })

  test('has a key and an address made of its name, and is told of', async () => {
    expect(machine).toMatchObject({
      key: 'machine',
      pluralKey: 'machines',
      state: 'ready',
      storedAs: 'x_1',
      position: 1,
    })
    const { data } = (await bob.get('/me')).body
    expect(data.records).toMatchObject([{ name: 'x_machine', plural: 'machines', icon: 'tool', titleLabel: 'Serial number', group: 'customers' }]) // prettier-ignore
    expect(data.records[0]).not.toHaveProperty('table')
    expect(data.permissions.x_machine).toMatchObject({ see: 'all', edit: 'own', create: true })
  })

  test('is added, changed, listed, sorted, grouped, found, deleted and taken back like any record', async () => {
    const press = await made('/machines', { name: 'P-100', custom: { power: 5, kind: 'press', stands: acme.id } })
    const saw = await made('/machines', { name: 'S-200', custom: { power: 9, kind: 'saw', stands: acme.id } })
    expect(press).toMatchObject({ owner: app.ada.id, version: 1, custom: { power: 5 } })
    const changed = await ada.patch(`/machines/${press.id}`, { name: 'P-101', custom: { power: 6 } }, 1)
    expect(changed.body.data).toMatchObject({ name: 'P-101', version: 2 })
    const list = await ada.get(`/machines?${asked({ sort: '-custom.power', filter: { field: 'custom.stands.name', is: 'Acme' }, with: 'custom.stands' })}`) // prettier-ignore
    expect(list.body.data.map(({ name }: Row) => name)).toEqual(['S-200', 'P-101'])
    expect(list.body.linked[acme.id]).toMatchObject({ title: 'Acme' })
    const groups = await ada.post('/machines/aggregate', { groupBy: ['custom.kind'], measures: [{ fn: 'sum', field: 'custom.power' }], sort: 'custom.kind' }) // prettier-ignore
    expect(groups.body.data).toMatchObject([{ values: [6] }, { values: [9] }])
    expect((await ada.get('/search?q=S-200')).body.data).toMatchObject([{ id: saw.id, record: 'x_machine' }])
    const history = (await ada.get(`/machines/${press.id}/history`)).body.data
    expect(history[0]).toMatchObject({ before: { name: 'P-100', 'custom.power': 5 } })
    await ada.post('/undo', { cause: changed.body.cause })
    expect(await now(`/machines/${press.id}`)).toMatchObject({ name: 'P-100', custom: { power: 5 } })
    const bulk = await ada.post('/machines/bulk', { changes: [{ id: saw.id, patch: { custom: { power: 10 } } }] })
    expect(bulk.body.data).toMatchObject({ change: 1 })
    const { version } = await now(`/machines/${saw.id}`)
    expect((await ada.delete(`/machines/${saw.id}`, version)).status).toBe(200)
    expect((await ada.get('/machines/bin')).body.data).toMatchObject([{ id: saw.id }])
    expect((await ada.post(`/machines/${saw.id}/restore`)).status).toBe(200)
    const hanging = (await ada.get(`/companies/${acme.id}/hanging`)).body.data
    expect(hanging).toMatchObject([{ record: 'x_machine', field: 'custom.stands', count: { value: 2 } }])
  })

  test('is linked to from others, has notes and tasks on its timeline, tags and favourites', async () => {
    const drill = await made('/machines', { name: 'D-300' })
    const beta = await made('/companies', { name: 'Beta', custom: { favourite: drill.id } })
    const filter = { field: 'custom.favourite.name', is: 'D-300' }
    expect((await ada.get(`/companies?${asked({ filter })}`)).body.data).toMatchObject([{ id: beta.id }])
    expect((await ada.get(`/companies/${beta.id}?with=*`)).body.linked[drill.id]).toMatchObject({ title: 'D-300', record: 'x_machine' }) // prettier-ignore
    const wrong = await ada.patch(`/companies/${beta.id}`, { custom: { favourite: beta.id } }, 1)
    expect(wrong.body.fields).toMatchObject([{ message: 'Favourite machine: there is no such machine.' }])
    await made('/notes', { text: 'Oiled', about: [drill.id] })
    await made('/tasks', { title: 'Oil again', about: [drill.id] })
    const kinds = (await ada.get(`/machines/${drill.id}/timeline`)).body.data.map(({ kind }: { kind: string }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['note', 'task']))
    const tag = await made('/tags', { name: 'leased' })
    expect((await ada.patch(`/machines/${drill.id}`, { tags: [tag.id] }, 1)).body.data.tags).toEqual([tag.id])
    const before = new Date().toISOString()
    await new Promise((done) => setTimeout(done, 5))
    await ada.patch(`/machines/${drill.id}`, { name: 'D-301' }, 2)
    expect((await ada.get(`/machines/${drill.id}?asOf=${before}`)).body.data.name).toBe('D-300')
  })

  test('belongs to whom it is owned by: members change their own, viewers look', async () => {
    const mine = await made('/machines', { name: 'B-1' }, bob)
    expect((await bob.patch(`/machines/${mine.id}`, { name: 'B-2' }, 1)).status).toBe(200)
    const hers = await made('/machines', { name: 'A-1' })
    expect((await bob.patch(`/machines/${hers.id}`, { name: 'A-2' }, 1)).status).toBe(403)
    expect((await app.as(app.vera).post('/machines', { name: 'V-1' })).status).toBe(403)
    expect((await app.as(app.vera).get(`/machines/${hers.id}`)).status).toBe(200)
    expect((await app.signedOut.get('/machines')).status).toBe(401)
    expect((await app.signedOut.get('/nothings')).status).toBe(401)
  })

  test('is described in OpenAPI and among the records, in the reader’s language where there are words', async () => {
    const described = (await ada.get('/openapi.json')).body
    expect(described.paths['/api/v1/machines/{id}'].patch.operationId).toBe('updateX_machine')
    expect(described.components.schemas.X_machineCreate.properties.custom.properties).toHaveProperty('power')
    expect((await app.signedOut.get('/openapi.json')).text).not.toContain('machines')
    const kind = (await ada.get('/records')).body.data.find(({ name }: { name: string }) => name === 'x_machine')
    expect(kind).toMatchObject({ path: 'machines', label: { many: 'Machines' }, title: 'name' })
    const { version } = (await ada.get('/me')).body.data.workspace
    expect(version).toBeGreaterThan(0)
    await bob.patch('/me/preferences', { language: 'de' })
    const refused = await bob.get(`/machines/${app.bob.id}`)
    expect(refused.body.detail).toContain('Maschine')
    await bob.patch('/me/preferences', { language: 'auto' })
  })

  test('is renamed at once, and the renaming is undone', async () => {
    const { version } = await now(`/custom-records/${machine.id}`)
    const renamed = await ada.patch(`/custom-records/${machine.id}`, { many: 'Devices' }, version)
    const many = async () => (await bob.get('/me')).body.data.records[0].label.many
    expect(await many()).toBe('Devices')
    expect((await ada.get('/machines')).status).toBe(200)
    await ada.post('/undo', { cause: renamed.body.cause })
    expect(await many()).toBe('Machines')
  })

  test('is a board by a field with choices that somebody said', async () => {
    const by = async (boardBy: string | null, who = ada) =>
      who.patch(`/custom-records/${machine.id}`, { boardBy }, (await now(`/custom-records/${machine.id}`)).version)
    expect((await by('power')).body.fields).toMatchObject([{ field: 'boardBy' }])
    expect((await by('nothing')).body.fields).toMatchObject([{ field: 'boardBy' }])
    expect((await by('kind')).status).toBe(200)
    expect((await bob.get('/me')).body.data.records[0].boardBy).toBe('kind')
    const [kind] = (await ada.get(`/custom-fields?${asked({ filter: { field: 'key', is: 'kind' } })}`)).body.data
    await ada.patch(`/custom-fields/${kind.id}`, { sensitivity: 'secret' }, kind.version)
    expect((await bob.get('/me')).body.data.records[0].boardBy).toBeNull()
  })

  test('is put away with all that leads to it, and comes back with its records', async () => {
    const { version } = await now(`/custom-records/${machine.id}`)
    const [row] = (await ada.get('/machines?limit=1')).body.data
    const task = await made('/tasks', { title: 'Of a machine', about: [row.id] })
    expect((await ada.delete(`/custom-records/${machine.id}`, version)).status).toBe(200)
    expect((await ada.get(`/machines/${row.id}`)).status).toBe(404)
    expect((await ada.get(`/search?q=${row.name}`)).body.data).toEqual([])
    const { data } = (await ada.get('/me')).body
    expect([data.records, data.permissions.x_machine]).toEqual([[], undefined])
    expect(data.fields).toEqual([])
    expect((await ada.get(`/companies/${acme.id}`)).body.data.custom).toBeUndefined()
    expect((await ada.patch(`/tasks/${task.id}`, { title: 'Still there' }, 1)).body.data.about).toEqual([row.id])
    expect((await made('/tasks', { title: 'Another' })).id).toBeTruthy()
    expect((await ada.post('/tasks', { title: 'New', about: [row.id] })).status).toBe(422)
    expect((await ada.post(`/custom-records/${machine.id}/restore`, {})).status).toBe(200)
    expect(await now(`/machines/${row.id}`)).toMatchObject({ name: row.name })
    expect((await ada.get('/me')).body.data.fields).toHaveLength(4)
  })
})

test('is dropped with its records once its name was typed, and nothing leads there any more', async () => {
  const policy = await type('Policy', 'Policies')
  await field({ of: 'x_policy', key: 'premium', label: 'Premium', type: 'money' })
  await field({ of: 'person', key: 'policy', label: 'Policy', type: 'link', linksTo: 'x_policy', required: true })
  const house = await made('/policies', { name: 'House', custom: { premium: { amount: '10.00', currency: 'EUR' } } })
  const car = await made('/policies', { name: 'Car' })
  await ada.delete(`/policies/${car.id}`, 1)
  const eva = await made('/people', { lastName: 'Insured', custom: { policy: house.id } })
  const note = await made('/notes', { text: 'About it', about: [house.id, eva.id] })
  const drop = (name: string) => ada.post(`/custom-records/${policy.id}/drop`, { name })
  expect((await drop('Policies')).status).toBe(409)
  expect((await ada.get(`/custom-records/${policy.id}/size`)).body.data).toEqual({ rows: 2, exact: true })
  await ada.delete(`/custom-records/${policy.id}`, (await now(`/custom-records/${policy.id}`)).version)
  expect((await drop('policies')).body.fields).toMatchObject([{ field: 'name' }])
  expect((await bob.post(`/custom-records/${policy.id}/drop`, { name: 'Policies' })).status).toBe(403)
  expect((await drop('Policies')).status).toBe(200)
  expect((await ada.post(`/custom-records/${policy.id}/restore`, {})).status).toBe(409)
  await waited()
  expect(await shape(app.site)).toBe(true)
  expect(await rows(`select to_regclass('${policy.storedAs as string}')::text as there`)).toEqual([{ there: null }])
  expect(await rows(`select 1 from entity where record = 'x_policy'`)).toEqual([])
  expect(await rows(`select state from custom_fields where of = 'x_policy' or links_to = 'x_policy'`)).toEqual([{ state: 'dropped' }, { state: 'dropped' }]) // prettier-ignore
  expect((await now(`/notes/${note.id}`)).about).toEqual([eva.id])
  expect((await made('/people', { lastName: 'Free' })).id).toBeTruthy()
  const again = await ada.post('/custom-records', { one: 'Policy', many: 'Policies', key: 'policy' })
  expect(again.body.fields).toMatchObject([{ field: 'key' }])
  expect(await made('/custom-records', { one: 'Policy', many: 'Policies' })).toMatchObject({ key: 'policy2', pluralKey: 'policies2' }) // prettier-ignore
  await shape(app.site)
})

const rows = (text: string) => app.workspace.db.run({ text, values: [] })
/** Lets what was dropped be forgotten by everybody. */
async function waited() {
  for (const table of ['custom_records', 'custom_fields'])
    await rows(`update ${table} set updated_at = updated_at - interval '1 minute' where state = 'dropping'`)
}

test('only owners and admins add record types; nobody else knows that there is such a list', async () => {
  const given = { one: 'Mine', many: 'Mines' }
  expect((await bob.post('/custom-records', given)).status).toBe(403)
  expect((await app.as(app.vera).post('/custom-records', given)).status).toBe(403)
  expect((await bob.get('/custom-records')).body.data).toEqual([])
  const max = await app.as(app.max).post('/custom-records', given)
  expect(max.status).toBe(201)
  expect((await bob.get(`/custom-records/${max.body.data.id}`)).status).toBe(404)
  expect((await bob.get(`/custom-records/${max.body.data.id}/size`)).status).toBe(403)
  await shape(app.site)
})

test('what cannot be a record type is said with what is wrong', async () => {
  const wrong = async (given: Record<string, unknown>) => {
    const answer = await ada.post('/custom-records', { one: 'Thing', many: 'Things', ...given })
    expect(answer.status, answer.text).toBe(422)
    return answer.body.fields.map(({ field }: { field: string }) => field)
  }
  expect(await wrong({ one: '' })).toEqual(['one'])
  expect(await wrong({ icon: 'nothing' })).toEqual(['icon'])
  expect(await wrong({ color: 'beige' })).toEqual(['color'])
  expect(await wrong({ menuGroup: 'nowhere' })).toEqual(['menuGroup'])
  expect(await wrong({ boardBy: 'kind' })).toEqual(['boardBy'])
  expect(await wrong({ words: '{"fr":{"one":"a","many":"b"}}' })).toEqual(['words'])
  expect(await wrong({ words: '{"de":{"one":"a"}}' })).toEqual(['words'])
  for (const key of [
    'constructor',
    '__proto__',
    'toString',
    'a b',
    'a.b',
    '"; drop table people; --',
    "x'y",
    'Ä',
    '1a',
    'person',
    'DEAL',
    'x',
    'a'.repeat(41),
  ]) {
    // prettier-ignore
    expect(await wrong({ key }), key).toEqual(['key'])
  }
  for (const pluralKey of ['people', 'settings', 'search', 'customFields', 'signIn', 'xMachines', 'me', '../me']) {
    expect(await wrong({ pluralKey }), pluralKey).toEqual(['pluralKey'])
  }
})

test('words of SQL are names like any other', async () => {
  for (const key of ['select', 'table', 'limit', 'group', 'index', 'union', 'where', 'null', 'true']) {
    const { id } = await made('/custom-records', { one: key, many: `${key} many`, key })
    await shape(app.site)
    expect(await now(`/custom-records/${id}`)).toMatchObject({ key, state: 'ready' })
    expect(await made(`/${key}-many`, { name: `A ${key}` })).toMatchObject({ name: `A ${key}` })
  }
})
