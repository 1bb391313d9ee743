import { request } from 'undici'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type Person, type TestApp } from '../../../../test/app.ts'
import { addField } from './testing.ts'

// A role that sees, changes and deletes what is its own, and by rule what meets a condition.

let app: TestApp
let ada: Client
beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ada = app.as(app.ada)
})
afterAll(() => app.close())

const own = { see: 'own', edit: 'own', delete: 'own', create: true, export: true }
const large = { field: 'employees', gte: 100 }
let number = 0

async function make(client: Client, path: string, values: object) {
  const answer = await client.post(path, values)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data as { id: string; version: number }
}

async function somebody(
  rights: object,
): Promise<{ person: Person; client: Client; role: { id: string; version: number } }> {
  const person = await app.join(`Rolf ${++number}`, 'member')
  const role = await make(ada, '/own-roles', { name: `By rule ${number}`, rights: JSON.stringify(rights) })
  const { version } = (await ada.get(`/users/${person.id}`)).body.data
  const given = await ada.act(`/users/${person.id}/changeRole`, { role: 'member', ownRole: role.id }, version)
  expect(given.status, given.text).toBe(200)
  return { person, client: app.as(person), role }
}

const done = async (client: Client, id: string) => {
  for (;;) {
    const { data } = (await client.get(`/jobs/${id}`)).body
    if (data.state === 'done') return data
    expect(['waiting', 'running']).toContain(data.state)
    await sleep(50)
  }
}

test('a record comes into reach as it meets the rule, and leaves it as it does so no longer', async () => {
  const { client } = await somebody({ company: { ...own, rules: { see: large } } })
  const { id } = await make(ada, '/companies', { name: 'Grower', employees: 12 })
  const seen = async () => [
    (await client.get(`/companies/${id}`)).status,
    (await client.get('/companies?q=Grower')).body.data.length,
    (await client.get('/search?q=Grower')).body.data.length,
    (await client.get('/companies?filter={"field":"name","is":"Grower"}&count=exact')).body.page.count.value,
    (await client.get(`/companies/${id}/history`)).status,
  ]
  expect(await seen()).toEqual([404, 0, 0, 0, 404])
  await ada.patch(`/companies/${id}`, { employees: 120 }, 1)
  expect(await seen()).toEqual([200, 1, 1, 1, 200])
  // Seen is not changed, and not deleted.
  expect((await client.get(`/companies/${id}`)).body.can).toMatchObject({ update: false, delete: false, share: false })
  expect((await client.patch(`/companies/${id}`, { name: 'Taken' }, 2)).status).toBe(403)
  expect((await client.delete(`/companies/${id}`, 2)).status).toBe(403)
  await ada.patch(`/companies/${id}`, { employees: 99 }, 2)
  expect(await seen()).toEqual([404, 0, 0, 0, 404])
})

test('of the past, today’s right decides: what met the rule then and no longer does is not seen', async () => {
  const { client } = await somebody({ company: { ...own, rules: { see: large } } })
  const [shrunk, grown] = [
    await make(ada, '/companies', { name: 'Then large', employees: 500 }),
    await make(ada, '/companies', { name: 'Then small', employees: 5 }),
  ]
  const then = new Date().toISOString()
  await ada.patch(`/companies/${shrunk.id}`, { employees: 5 }, 1)
  await ada.patch(`/companies/${grown.id}`, { employees: 500 }, 1)
  const list = await client.get(`/companies?asOf=${then}`)
  expect(list.status, list.text).toBe(200)
  expect(list.body.data.map((row: { name: string; employees: number }) => [row.name, row.employees])).toEqual([['Then small', 5]]) // prettier-ignore
  expect((await client.get(`/companies/${shrunk.id}?asOf=${then}`)).status).toBe(404)
  expect((await client.get(`/companies/${grown.id}?asOf=${then}`)).body.data.employees).toBe(5)
})

test('in other currencies the worth decides, and a reason says what the list does', async () => {
  await ada.post('/exchange-rates', { currency: 'USD', rate: 2, validFrom: '2020-01-01' })
  const { client, person } = await somebody({ deal: { ...own, rules: { see: { field: 'amount', lt: '10000' } } } })
  const dollars = { amount: '7000.00', currency: 'USD' }
  const { id } = await make(ada, '/deals', { name: 'In dollars', amount: dollars })
  const why = (await ada.get(`/why?record=deal&id=${id}&user=${person.id}`)).body.data.see
  expect((await client.get(`/deals/${id}`)).status).toBe(why.may ? 200 : 404)
  expect(why).toMatchObject({ by: why.may ? 'rule' : 'owner', rule: { field: 'amount', lt: '10000' } })
})

test('what may be changed by rule is changed one by one and in bulk, and nothing else is', async () => {
  const { client } = await somebody({ company: { ...own, see: 'all', rules: undefined, edit: 'own' } })
  const rights = { company: { ...own, see: 'all', rules: { edit: large } } }
  const { client: ruled } = await somebody(rights)
  const [big, small] = [
    await make(ada, '/companies', { name: 'Bulk big', employees: 900 }),
    await make(ada, '/companies', { name: 'Bulk small', employees: 9 }),
  ]
  const bulk = async (by: Client, industry: string) => {
    const started = await by.post('/companies/bulk', { ids: [big.id, small.id], patch: { industry } })
    expect(started.status, started.text).toBe(202)
    await done(by, started.body.data.id)
    return Promise.all([big, small].map(async ({ id }) => (await ada.get(`/companies/${id}`)).body.data.industry))
  }
  expect(await bulk(client, 'software')).toEqual([null, null])
  expect(await bulk(ruled, 'software')).toEqual(['software', null])
  expect((await ruled.patch(`/companies/${small.id}`, { industry: 'retail' }, 1)).status).toBe(403)
})

test('what a rule opens to be changed is changed only where it is seen', async () => {
  const { client } = await somebody({ company: { ...own, rules: { edit: large } } })
  const { id } = await make(ada, '/companies', { name: 'Unseen', employees: 900 })
  expect((await client.get(`/companies/${id}`)).status).toBe(404)
  expect((await client.patch(`/companies/${id}`, { name: 'Seen' }, 1)).status).toBe(404)
  const preview = await client.post('/companies/bulk', { ids: [id], patch: { name: 'x' }, preview: true })
  expect(preview.body.data).toMatchObject({ change: 0 })
})

test('who loses sight of a record by a change hears of it, and who never saw it does not', async () => {
  const [{ person: seer }, { person: blind }] = [
    await somebody({ company: { ...own, rules: { see: large } } }),
    await somebody({ company: { ...own, rules: { see: { field: 'employees', lt: 0 } } } }),
  ]
  const { id } = await make(ada, '/companies', { name: 'Shrinks', employees: 900 })
  const heard = await Promise.all([seer, blind].map(listen))
  await ada.patch(`/companies/${id}`, { employees: 1 }, 1)
  await expect.poll(() => heard[0]!.text(), { timeout: 10_000 }).toContain(id)
  await sleep(300)
  expect(heard[1]!.text()).not.toContain(id)
  for (const { close } of heard) close()
})

/** What a person's stream of changes says. */
async function listen({ cookie }: Person) {
  const { body } = await request(`${app.url}/api/v1/events`, { headers: { cookie } })
  let text = ''
  body.on('data', (chunk) => void (text += String(chunk)))
  body.on('error', () => {})
  return { text: () => text, close: () => void body.destroy() }
}

test('contacts of a kind that is seen by rule stand on a timeline as far as they meet it', async () => {
  const { client } = await somebody({
    company: { ...own, see: 'all' },
    note: { ...own, rules: { see: { field: 'text', contains: 'public' } } },
  })
  const { id } = await make(ada, '/companies', { name: 'Told of' })
  await make(ada, '/notes', { text: 'For the public', about: [id] })
  await make(ada, '/notes', { text: 'For few', about: [id] })
  const { body } = await client.get(`/companies/${id}/timeline?kinds=note`)
  expect(body.data.map(({ row }: { row: { text: string } }) => row.text)).toEqual(['For the public'])
})

test('a file of what is seen by rule holds nothing else', async () => {
  const { client } = await somebody({
    company: { ...own, rules: { see: { field: 'name', startsWith: 'Export yes' } } },
  })
  for (const name of ['Export yes', 'Export no']) await make(ada, '/companies', { name })
  const started = await client.post('/exports', { record: 'company', fields: ['name'] })
  const { result } = await done(client, started.body.data.id)
  const { text } = await client.get(result.url)
  expect(text).toContain('Export yes')
  expect(text).not.toContain('Export no')
})

test('a field that a rule asks for and that is put away later opens nothing any more', async () => {
  const field = await addField(app, ada, { of: 'company', type: 'text', key: 'zone' })
  const rule = { not: { field: 'custom.zone', is: 'closed' } }
  const { client } = await somebody({ company: { ...own, rules: { see: rule } } })
  const { id } = await make(ada, '/companies', { name: 'In a zone', custom: { zone: 'open' } })
  expect((await client.get(`/companies/${id}`)).status).toBe(200)
  const { version } = (await ada.get(`/custom-fields/${field.id}`)).body.data
  expect((await ada.delete(`/custom-fields/${field.id}`, version)).status).toBe(200)
  await expect.poll(async () => (await client.get(`/companies/${id}`)).status, { timeout: 5000 }).toBe(404)
  expect((await client.get('/companies?q=zone')).body.data).toEqual([])
})

test('rules that could not hold, or would show what the role hides, are refused in words', async () => {
  const faultOf = async (right: object) => {
    const rights = JSON.stringify({ company: { ...own, ...right } })
    const { status, body } = await ada.post('/own-roles', { name: `Wrong rule ${++number}`, rights })
    expect(status).toBe(422)
    return body.fields[0] as { field: string; message: string }
  }
  const see = (rule: object) => faultOf({ rules: { see: rule } })
  expect(await faultOf({ see: 'all', rules: { see: large } })).toMatchObject({ field: 'rights' })
  expect((await faultOf({ see: 'all', rules: { see: large } })).message).toContain('it would change nothing')
  expect((await faultOf({ delete: 'none', rules: { delete: large } })).message).toContain('it would change nothing')
  expect((await see({ and: [] })).message).toContain('asks for no field')
  expect((await see({ field: 'neverThere', is: 1 })).message).toContain('neverThere')
  expect((await see({ field: 'parent.name', is: 'x' })).message).toContain('of the company itself')
  expect((await see({ field: 'employees', contains: 'x' })).message).toContain('cannot be asked')
  expect((await see({ field: 'employees', is: 'many' })).message).toContain('number')
  expect((await see({ field: 'employees' })).message).toContain('Rights:')
  const hiding = await faultOf({ fields: { see: ['name'] }, rules: { see: large } })
  expect(hiding.message).toBe('Rights: a rule for company asks for Employees, which the role does not see.')
})
