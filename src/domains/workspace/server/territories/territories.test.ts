import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'

// Where companies and people lie, by rule and by hand; who sees them because of it; and what a changed rule would move.

let app: TestApp
let ada: Client
const ids: Record<string, string> = {}

const inCountry = (country: string) => ({ field: 'addresses.country', is: country })
const rules = (company: object, person: object = company) => JSON.stringify({ company, person })
const address = (country: string) => [
  { street: null, postalCode: null, region: null, label: null, city: 'Somewhere', country, primary: true },
]

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ada = app.as(app.ada)
  const add = async (name: string, values: object) => void (ids[name] = (await make(ada, '/territories', { name, ...values })).id)
  await add('Europe', {})
  await add('Germany', { parent: ids.Europe, rank: 2, rules: rules(inCountry('DE')) })
  await add('Large', { rank: 1, rules: JSON.stringify({ company: { field: 'employees', gte: 1000 } }) })
}) // prettier-ignore
afterAll(() => app.close())

async function make(client: Client, path: string, values: object) {
  const answer = await client.post(path, values)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data as { id: string; version: number; territory: string | null; territoryFixed: boolean | null }
}

const company = async (name: string, values: object = {}) => make(ada, '/companies', { name, ...values })
const now = async (path: string) => (await ada.get(path)).body.data

async function change(path: string, values: object, by = ada) {
  const { version } = await now(path)
  const answer = await by.patch(path, values, version)
  expect(answer.status, answer.text).toBe(200)
  return answer.body.data
}

async function done(id: string) {
  for (;;) {
    const { data } = (await ada.get(`/jobs/${id}`)).body
    expect(data.state).not.toBe('failed')
    if (data.state === 'done') return data
    await sleep(50)
  }
}

async function somebody(right: object, territory?: string) {
  const person = await app.join(`Tara ${Math.random()}`, 'member')
  const whole = { edit: 'own', delete: 'own', create: true, export: true, ...right }
  const rights = JSON.stringify({ company: whole, person: whole, deal: whole })
  const role = await make(ada, '/own-roles', { name: person.name, rights })
  const { version } = await now(`/users/${person.id}`)
  const given = await ada.act(`/users/${person.id}/changeRole`, { role: 'member', ownRole: role.id }, version)
  expect(given.status, given.text).toBe(200)
  if (territory) {
    const { members } = await now(`/territories/${ids[territory]}`)
    await change(`/territories/${ids[territory]}`, { members: [...(members ?? []), person.id] })
  }
  return { person, client: app.as(person) }
}

test('a record lies in the first territory whose rule it meets, from the moment it is written', async () => {
  const berlin = await company('Berlin works', { addresses: address('DE') })
  expect(berlin.territory).toBe(ids.Germany)
  const both = await company('Both', { addresses: address('DE'), employees: 2000 })
  expect(both.territory).toBe(ids.Large)
  expect((await company('Neither')).territory).toBeNull()
  const moved = await change(`/companies/${both.id}`, { employees: 10 })
  expect(moved.territory).toBe(ids.Germany)
  const person = await make(ada, '/people', { lastName: 'Weber', addresses: address('DE') })
  expect(person.territory).toBe(ids.Germany)
})

test('who puts a record elsewhere fixes it there; taken back, the rules decide again', async () => {
  const { id } = await company('By hand', { addresses: address('DE') })
  const put = await change(`/companies/${id}`, { territory: ids.Large })
  expect(put).toMatchObject({ territory: ids.Large, territoryFixed: true })
  expect(await change(`/companies/${id}`, { employees: 5 })).toMatchObject({ territory: ids.Large })
  const freed = await change(`/companies/${id}`, { territoryFixed: false })
  expect(freed.territory).toBe(ids.Germany)
})

test('a reach by territory covers what lies in one’s own and those below, deals with their company, through every face', async () => {
  const { client } = await somebody({ see: 'territory', edit: 'territory', delete: 'none' }, 'Europe')
  const { client: out } = await somebody({ see: 'territory', edit: 'territory', delete: 'none' })
  const within = await company('Within Halle', { addresses: address('DE') })
  const beyond = await company('Beyond Halle', { addresses: address('FR') })
  const deal = await make(ada, '/deals', { name: 'Halle scales', company: within.id })
  const away = await make(ada, '/deals', { name: 'Halle away', company: beyond.id })
  const names = async (who: Client, path: string) => (await who.get(path)).body.data.map((row: { name: string; title: string }) => row.name ?? row.title).sort() // prettier-ignore
  expect(await names(client, '/companies?q=Halle')).toEqual(['Within Halle'])
  expect(await names(client, '/deals?q=Halle')).toEqual(['Halle scales'])
  expect(await names(client, '/search?q=Halle')).toEqual(['Halle scales', 'Within Halle'])
  expect(await names(out, '/search?q=Halle')).toEqual([])
  expect((await client.get(`/companies?filter={"field":"name","is":"Beyond Halle"}&count=exact`)).body.page.count.value).toBe(0) // prettier-ignore
  for (const [path, status] of [
    [`/companies/${within.id}`, 200],
    [`/companies/${beyond.id}`, 404],
    [`/deals/${deal.id}`, 200],
    [`/deals/${away.id}`, 404],
  ] as const)
    // prettier-ignore
    expect([(await client.get(path)).status, (await client.get(`${path}/history`)).status]).toEqual([status, status])
  expect((await client.get(`/deals/${deal.id}`)).body.can).toMatchObject({ update: true, delete: false })
  expect((await client.patch(`/deals/${away.id}`, { name: 'Mine' }, 1)).status).toBe(404)
  // As the company moves, so does the deal.
  await change(`/companies/${within.id}`, { addresses: address('FR') })
  expect((await client.get(`/deals/${deal.id}`)).status).toBe(404)
})

test('those of a part do not reach its whole, and who is no longer in it reaches nothing at once', async () => {
  const { client, person } = await somebody({ see: 'territory' }, 'Germany')
  const europe = await company('In Europe only')
  await change(`/companies/${europe.id}`, { territory: ids.Europe })
  const german = await company('In Germany', { addresses: address('DE') })
  expect((await client.get(`/companies/${europe.id}`)).status).toBe(404)
  expect((await client.get(`/companies/${german.id}`)).status).toBe(200)
  const why = (await ada.get(`/why?record=company&id=${german.id}&user=${person.id}`)).body.data
  expect(why.see).toMatchObject({ may: true, by: 'territory' })
  const not = (await ada.get(`/why?record=company&id=${europe.id}&user=${person.id}`)).body.data
  expect(not.see).toMatchObject({ may: false, by: 'territory' })
  const { members } = await now(`/territories/${ids.Germany}`)
  await change(`/territories/${ids.Germany}`, { members: members.filter((each: string) => each !== person.id) })
  await expect.poll(async () => (await client.get(`/companies/${german.id}`)).status, { timeout: 5000 }).toBe(404)
})

test('a private record in a territory stays its owner’s, and what a team may change must be seen', async () => {
  const { client, person } = await somebody({ see: 'territory', edit: 'team' }, 'Germany')
  const hidden = await make(app.as(app.bob), '/companies', { name: 'Hidden', private: true, addresses: address('DE') })
  expect(hidden.territory).toBe(ids.Germany)
  expect((await client.get(`/companies/${hidden.id}`)).status).toBe(404)
  const report = await app.join('Reports', 'member')
  await change(`/users/${report.id}`, { manager: person.id })
  const theirs = await company('Of a report, abroad', { owner: report.id })
  await expect.poll(async () => (await client.patch(`/companies/${theirs.id}`, { name: 'x' }, 1)).status, { timeout: 5000 }).toBe(404) // prettier-ignore
})

test('a changed rule is previewed, moved as a job under one cause, and taken back', async () => {
  const french = await company('Lyon works', { addresses: address('FR') })
  const fixed = await company('Lyon fixed', { addresses: address('FR') })
  await change(`/companies/${fixed.id}`, { territory: ids.Europe })
  await make(app.as(app.bob), '/companies', { name: 'Lyon private', private: true, addresses: address('FR') })
  const { rank } = await now(`/territories/${ids.Germany}`)
  const wider = rules({ field: 'addresses.country', in: ['DE', 'FR'] }, inCountry('DE'))
  const preview = async () => (await ada.post('/territory-moves/preview', { draft: { id: ids.Germany, rank, rules: wider } })).body.data // prettier-ignore
  const { total, moves, first } = await preview()
  expect(moves).toContainEqual({ record: 'company', from: null, to: ids.Germany, count: total })
  expect(first).toContainEqual({ record: 'company', id: french.id, title: 'Lyon works', from: null, to: ids.Germany })
  expect(JSON.stringify(first)).not.toMatch(/Lyon (fixed|private)/)
  expect((await now(`/companies/${french.id}`)).territory).toBeNull()
  await change(`/territories/${ids.Germany}`, { rules: wider })
  // A rule moves nothing by itself.
  expect((await now(`/companies/${french.id}`)).territory).toBeNull()
  const started = await ada.post('/territory-moves', {})
  expect(started.status, started.text).toBe(202)
  const { result } = await done(started.body.data.id)
  expect(result.moved).toBe(total)
  expect((await now(`/companies/${french.id}`)).territory).toBe(ids.Germany)
  expect((await now(`/companies/${fixed.id}`)).territory).toBe(ids.Europe)
  expect((await preview()).total).toBe(0)
  const undone = await ada.post('/undo', { cause: result.cause })
  expect(undone.status, undone.text).toBe(200)
  expect((await now(`/companies/${french.id}`)).territory).toBeNull()
})

test('only who leads makes territories and moves what lies in them; what is wrong is refused in words', async () => {
  const bob = app.as(app.bob)
  expect((await bob.post('/territories', { name: 'Mine' })).status).toBe(403)
  expect((await bob.post('/territory-moves', {})).status).toBe(403)
  expect((await bob.post('/territory-moves/preview', {})).status).toBe(403)
  expect((await bob.get(`/territories/${ids.Germany}`)).body.data).not.toHaveProperty('rules')
  const faultOf = async (given: object) => (await ada.post('/territories', { name: 'Wrong', rules: JSON.stringify(given) })).body.fields[0].message // prettier-ignore
  expect(await faultOf({ deal: { field: 'name', is: 'x' } })).toContain('lies in no territory of itself')
  expect(await faultOf({ company: { field: 'revenue', gt: '1' } })).toContain('a territory is not told by it')
  expect(await faultOf({ company: { field: 'owner', is: 'me' } })).toContain('a territory is not told by it')
  expect(await faultOf({ company: { field: 'territory', is: ids.Large! } })).toContain('a territory is not told by it')
  expect(await faultOf({ company: { and: [] } })).toContain('asks for a field')
  expect(await faultOf({ company: { field: 'employees' } })).toContain('Rules are JSON')
  const { version } = await now(`/territories/${ids.Europe}`)
  const circle = await ada.patch(`/territories/${ids.Europe}`, { parent: ids.Germany }, version)
  expect(circle.body.fields[0]).toMatchObject({ field: 'parent' })
  expect((await ada.delete(`/territories/${ids.Europe}`, version)).body.code).toBe('not_now')
  const wrong = await ada.post('/own-roles', {
    name: 'Nowhere',
    rights: JSON.stringify({ task: { see: 'territory' } }),
  })
  expect(wrong.body.fields[0].message).toBe('Rights: a task lies in no territory.')
})
