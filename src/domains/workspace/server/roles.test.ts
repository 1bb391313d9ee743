import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKey } from '../../../platform/access/keys.ts'
import { form, startTestApp, type Client, type Person, type TestApp } from '../../../../test/app.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp()))
afterAll(() => app.close())

const whole = { see: 'all', edit: 'all', delete: 'all', create: true, export: true }
let number = 0

async function make(client: Client, path: string, values: object) {
  const answer = await client.post(path, values)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data as { id: string; version: number }
}

async function give(person: Person, rights: object) {
  const ada = app.as(app.ada)
  const role = await make(ada, '/own-roles', { name: `Role ${++number}`, rights: JSON.stringify(rights) })
  const { version } = (await ada.get(`/users/${person.id}`)).body.data
  const given = await ada.act(`/users/${person.id}/changeRole`, { role: 'member', ownRole: role.id }, version)
  expect(given.status, given.text).toBe(200)
  return role
}

async function somebody(rights: object) {
  const person = await app.join(`Nele ${++number}`, 'member')
  const role = await give(person, rights)
  return { person, role, client: app.as(person) }
}

test('a field that a role does not name is unknown: in rows, filters, orders, sums, history and refusals', async () => {
  const ada = app.as(app.ada)
  const { client } = await somebody({ company: { ...whole, fields: { see: ['name', 'website'] } } })
  const { id } = await make(ada, '/companies', { name: 'Halden', employees: 4200, industry: 'software' })
  const { version } = (await ada.patch(`/companies/${id}`, { employees: 4300 }, 1)).body.data
  const row = (await client.get(`/companies/${id}`)).body.data
  expect(row).toMatchObject({ name: 'Halden', website: null })
  expect(row).not.toHaveProperty('employees')
  const never = 'neverThere'
  const asked = (name: string) => [
    client.get(`/companies?filter=${encodeURIComponent(JSON.stringify({ field: name, is: 4300 }))}`),
    client.get(`/companies?sort=${name}`),
    client.get(`/companies?fields=${name}`),
    client.post('/companies/aggregate', { measures: [{ fn: 'sum', field: name }] }),
    client.post('/companies/aggregate', { groupBy: [name], measures: [{ fn: 'count' }] }),
    client.patch(`/companies/${id}`, { [name]: 1 }, version),
    client.post('/companies', { name: 'Other', [name]: 1 }),
    client.post('/exports', { record: 'company', fields: [name] }),
  ]
  const [hidden, unknown] = [await Promise.all(asked('employees')), await Promise.all(asked(never))]
  const told = ({ status, text }: { status: number; text: string }, name: string) =>
    `${status} ${text.replaceAll(name, 'FIELD').replace(/"requestId":"[^"]*"/, '')}`
  expect(hidden.map((answer) => told(answer, 'employees'))).toEqual(unknown.map((answer) => told(answer, never)))
  const history = (await client.get(`/companies/${id}/history`)).text
  expect(history).toContain('create')
  expect(history).not.toContain('4300')
  expect(history).not.toContain('employees')
  const described = await client.get('/records')
  expect(described.text).not.toContain('employees')
})

test('a field that may be seen but not changed is refused by name, and no way around it changes it', async () => {
  const ada = app.as(app.ada)
  const { person, client } = await somebody({ company: { ...whole, fields: { edit: ['name'] } } })
  const { id } = await make(ada, '/companies', { name: 'Halden', employees: 1 })
  expect((await client.get(`/companies/${id}`)).body.data.employees).toBe(1)
  const refused = await client.patch(`/companies/${id}`, { employees: 2 }, 1)
  expect(refused.status).toBe(422)
  expect(refused.body.fields).toEqual([{ field: 'employees', message: 'You may not change Employees.' }])
  expect((await client.patch(`/companies/${id}`, { name: 'Halden AG' }, 1)).status).toBe(200)
  const bulk = await client.post('/companies/bulk', { ids: [id], patch: { employees: 3 } })
  expect(bulk.status).toBe(422)
  // Neither by going back in time:
  const before = new Date().toISOString()
  await ada.patch(`/companies/${id}`, { employees: 9 }, 2)
  const rewound = await client.post('/companies/rewind', { ids: [id], asOf: before, force: [`${id}.employees`] })
  expect(rewound.status, rewound.text).toBeLessThan(300)
  expect((await ada.get(`/companies/${id}`)).body.data).toMatchObject({ employees: 9, name: 'Halden AG' })
  expect(person.role).toBe('member')
})

test('what may be seen but not exported stays here', async () => {
  const { client } = await somebody({
    company: { ...whole, fields: { export: ['name'] } },
    person: { ...whole, export: false },
  })
  const refused = await client.post('/exports', { record: 'company', fields: ['name', 'employees'] })
  expect(refused.body.fields).toEqual([{ field: 'fields', message: 'You may not export Employees.' }])
  expect((await client.post('/exports', { record: 'company', fields: ['name'] })).status).toBe(202)
  expect((await client.post('/exports', { record: 'person' })).body).toMatchObject({
    code: 'forbidden',
    detail: 'You may not export people.',
  })
})

test('an action that a role does not name is neither offered nor done', async () => {
  const ada = app.as(app.ada)
  const { client } = await somebody({ deal: { ...whole, actions: ['move'] } })
  const { id } = await make(ada, '/deals', { name: 'Scales' })
  expect((await client.get(`/deals/${id}`)).body.can.actions).toEqual(['move'])
  const won = await client.act(`/deals/${id}/win`, {}, 1)
  expect(won.body).toMatchObject({ status: 403, code: 'forbidden', detail: 'You may not do this: Won.' })
  const bulk = await client.post('/deals/bulk', { ids: [id], action: { name: 'win' }, preview: true })
  expect(bulk.body.data).toMatchObject({ change: 0 })
})

test('a team is those of its own teams and who reports to them; circles end', async () => {
  const ada = app.as(app.ada)
  const [lea, tim, rea, out] = await Promise.all(['Lea', 'Tim', 'Rea', 'Out'].map((name) => app.join(name, 'member')))
  const north = await make(ada, '/teams', { name: 'North' })
  const coast = await make(ada, '/teams', { name: 'Coast', parent: north.id })
  const set = async ({ id }: Person, values: object) => {
    const { version } = (await ada.get(`/users/${id}`)).body.data
    expect((await ada.patch(`/users/${id}`, values, version)).status).toBe(200)
  }
  await set(lea!, { team: north.id, manager: rea!.id })
  await set(tim!, { team: coast.id })
  await set(rea!, { manager: lea!.id })
  await give(lea!, { company: { ...whole, see: 'team', edit: 'own', delete: 'none' } })
  await give(tim!, { company: { ...whole, see: 'team', edit: 'own', delete: 'none' } })
  for (const { id, name } of [lea!, tim!, rea!, out!]) await make(ada, '/companies', { name: `Of ${name}`, owner: id })
  const seen = async (who: Person) =>
    (await app.as(who).get('/companies?sort=name&fields=name')).body.data.map((row: { name: string }) => row.name)
  expect(await seen(lea!)).toEqual(['Of Lea', 'Of Rea', 'Of Tim'])
  // Those below do not see those above.
  expect(await seen(tim!)).toEqual(['Of Tim'])
  // Who leads a team sees what is its and its teams', without being of it.
  await give(out!, { company: { ...whole, see: 'team', edit: 'own', delete: 'none' } })
  expect(await seen(out!)).toEqual(['Of Out'])
  expect((await ada.patch(`/teams/${north.id}`, { lead: out!.id }, north.version)).status).toBe(200)
  expect(await seen(out!)).toEqual(['Of Lea', 'Of Out', 'Of Tim'])
  const circle = await ada.patch(`/teams/${north.id}`, { parent: coast.id }, 2)
  expect(circle.body.fields).toEqual([{ field: 'parent', message: 'A team cannot be part of itself.' }])
})

test('rights that say nothing true are refused, naming what is wrong', async () => {
  const ada = app.as(app.ada)
  const messageFor = async (rights: unknown) => {
    const text = typeof rights === 'string' ? rights : JSON.stringify(rights)
    const { status, body } = await ada.post('/own-roles', { name: `Wrong ${++number}`, rights: text })
    expect(status).toBe(422)
    expect(body.fields[0].field).toBe('rights')
    return body.fields[0].message
  }
  expect(await messageFor('{')).toContain('Rights are JSON')
  expect(await messageFor({ person: { see: 'some' } })).toBe('Rights: “person.see” is not right.')
  expect(await messageFor({ toString: whole })).toBe('Rights: there is no record “toString”.')
  expect(await messageFor({ pipeline: whole })).toBe('Rights: there is no record “pipeline”.')
  expect(await messageFor({ person: { see: 'own', edit: 'all' } })).toContain('nobody changes a person that')
  expect(await messageFor({ product: { see: 'own' } })).toContain('nobody owns a product')
  expect(await messageFor({ person: { see: 'all', fields: { see: ['__proto__'] } } })).toContain('no field “__proto__”')
  expect(await messageFor({ deal: { see: 'all', actions: ['steal'] } })).toContain('no action “steal”')
})

test('roles are made by admins only, what they say is unknown to others, and one that is used stays', async () => {
  const { person, role } = await somebody({ person: whole })
  const bob = app.as(app.bob)
  expect((await bob.post('/own-roles', { name: 'Mine' })).status).toBe(403)
  expect((await bob.get(`/own-roles/${role.id}`)).body.data).not.toHaveProperty('rights')
  const promoted = await bob.act(`/users/${app.bob.id}/changeRole`, { role: 'admin' }, 1)
  expect(promoted.status).toBe(403)
  const ada = app.as(app.ada)
  const kept = await ada.delete(`/own-roles/${role.id}`, role.version)
  expect(kept.body).toMatchObject({ status: 409, detail: '1 users have this role: give them another one first.' })
  const { version } = (await ada.get(`/users/${person.id}`)).body.data
  const both = await ada.act(`/users/${person.id}/changeRole`, { role: 'admin', ownRole: role.id }, version)
  expect(both.body.fields[0].field).toBe('ownRole')
  expect((await ada.act(`/users/${person.id}/changeRole`, { role: 'viewer' }, version)).status).toBe(200)
  expect((await ada.delete(`/own-roles/${role.id}`, role.version)).status).toBe(200)
})

test('a key does no more than whom it acts for', async () => {
  const { person } = await somebody({ company: { ...whole, create: false, fields: { see: ['name'] } } })
  await make(app.as(app.ada), '/companies', { name: 'Guarded', employees: 7 })
  const { token } = await createKey(app.site.workspace.db, { name: 'Theirs', role: 'owner', user: person.id })
  const headers = { authorization: `Bearer ${token}` }
  const list = await app.send('GET', '/companies?q=Guarded', headers)
  expect(list.body.data).toHaveLength(1)
  expect(list.body.data[0]).not.toHaveProperty('employees')
  expect((await app.send('GET', '/people', headers)).body.data).toEqual([])
})

test('what a role may not change comes in by no file and no merge', async () => {
  const ada = app.as(app.ada)
  const { client } = await somebody({ company: { ...whole, fields: { edit: ['name'] } } })
  const file = async (text: string) => {
    const { headers, body } = form({ record: 'company' }, 'companies.csv', text)
    return (await client.send('POST', '/imports', headers, body)).body.data
  }
  const opened = await file('Name,Employees\nHalden Imported,7\n')
  expect(opened.options.mapping.map(({ target }: { target: string }) => target)).toEqual(['name'])
  const mapping = [...opened.options.mapping, { column: 1, target: 'employees' }]
  const refused = await client.patch(`/imports/${opened.id}`, { ...opened.options, mapping }, opened.version)
  expect(refused.body.fields?.[0], refused.text).toEqual({
    field: 'mapping.1',
    message: 'You may not change “employees”.',
  })
  const stays = await make(ada, '/companies', { name: 'Stays', employees: 1 })
  const goes = await make(ada, '/companies', { name: 'Goes', employees: 2 })
  const merged = await client.act(`/companies/${goes.id}/merge`, { into: stays.id, keep: { employees: 'this' } }, 1)
  expect(merged.body.fields).toEqual([{ field: 'employees', message: 'You may not change Employees.' }])
  expect((await client.act(`/companies/${goes.id}/merge`, { into: stays.id }, 1)).status).toBe(200)
  expect((await ada.get(`/companies/${stays.id}`)).body.data.employees).toBe(1)
})

test('who may not delete neither bins nor brings back by going back in time', async () => {
  const ada = app.as(app.ada)
  const { client } = await somebody({ company: { ...whole, delete: 'none' } })
  const before = new Date().toISOString()
  const { id } = await make(ada, '/companies', { name: 'In the bin' })
  const live = new Date().toISOString()
  expect((await ada.delete(`/companies/${id}`, 1)).status).toBe(200)
  for (const asOf of [before, live]) {
    const rewound = await client.post('/companies/rewind', { ids: [id], asOf })
    expect(rewound.status, rewound.text).toBeLessThan(300)
    expect((await ada.get(`/companies/${id}`)).body.data.deletedAt).not.toBeNull()
  }
})

test('an owner is unmade by owners only, by undo and the time machine too, and the last one by nobody', async () => {
  const ada = app.as(app.ada)
  const max = app.as(app.max)
  const olga = await app.join('Olga', 'member')
  const before = new Date().toISOString()
  const { version } = (await ada.get(`/users/${olga.id}`)).body.data
  const made = await ada.act(`/users/${olga.id}/changeRole`, { role: 'owner' }, version)
  await max.post('/undo', { cause: made.body.cause })
  await max.post('/users/rewind', { ids: [olga.id], asOf: before, fields: ['role'], force: [`${olga.id}.role`] })
  expect((await ada.get(`/users/${olga.id}`)).body.data.role).toBe('owner')
  expect((await ada.post('/undo', { cause: made.body.cause })).status).toBe(200)
  expect((await ada.get(`/users/${olga.id}`)).body.data.role).toBe('member')
})
