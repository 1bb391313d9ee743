import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { systemContext } from '../../../platform/site.ts'
import { comeBack } from './come-back.ts'

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

const create = async (who: Client, path: string, given: unknown): Promise<Row> => {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
let count = 0
const lead = (who: Client, given = {}) => create(who, '/people', { lastName: `Lead ${++count}`, source: 'fair', ...given }) // prettier-ignore
const read = async (path: string): Promise<Row> => (await ada.get(path)).body.data
const list = async (path: string, filter: object): Promise<Row[]> =>
  (await ada.get(`${path}?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data
const partsOf = (person: string) => list('/deal-people', { field: 'person', is: person })
const rolesOf = (person: string) => list('/employments', { field: 'person', is: person })
const version = async (id: string) => (await read(`/people/${id}`)).version

describe('a lead that is qualified', () => {
  test('is the same person, with a deal and a company that are new', async () => {
    const { id, version } = await lead(bob)
    const input = { newCompany: 'Quellwasser', amount: { amount: '1200', currency: 'EUR' } }
    const done = await bob.act(`/people/${id}/qualify`, input, version)
    expect(done.status, done.text).toBe(200)
    const person = await read(`/people/${id}`)
    expect(person.lifeCycle).toBe('qualified')
    const company = await read(`/companies/${String(person.company)}`)
    expect(company).toMatchObject({ name: 'Quellwasser', lifeCycle: 'qualified', source: 'fair', owner: app.bob.id })
    const [part] = await partsOf(id)
    expect(await read(`/deals/${String(part!.deal)}`)).toMatchObject({
      name: 'Quellwasser',
      company: company.id,
      amount: { amount: '1200.00', currency: 'EUR' },
      source: 'fair',
      status: 'open',
      owner: app.bob.id,
    })
    expect(await rolesOf(id)).toMatchObject([{ company: company.id, main: true }])
  })

  test('is as it was once that is taken back, and so is all that came of it', async () => {
    const { id, version } = await lead(bob)
    const before = await read(`/people/${id}`)
    const { body } = await bob.act(`/people/${id}/qualify`, { newCompany: 'Taken back' }, version)
    const company = (await read(`/people/${id}`)).company as string
    const [part] = await partsOf(id)
    const undone = await bob.post('/undo', { cause: body.cause })
    expect(undone.status, undone.text).toBe(200)
    expect(await read(`/people/${id}`)).toMatchObject({
      lifeCycle: 'lead',
      company: null,
      arrivedAt: before.arrivedAt,
      firstTouchAt: null,
    })
    expect((await read(`/companies/${company}`)).deletedAt).not.toBeNull()
    expect((await read(`/deals/${String(part!.deal)}`)).deletedAt).not.toBeNull()
    expect([await partsOf(id), await rolesOf(id)]).toEqual([[], []])
  })

  test('goes to a company that is there, where one is chosen or they work there already', async () => {
    const company = await create(bob, '/companies', { name: 'Standing' })
    const one = await lead(bob)
    expect((await bob.act(`/people/${one.id}/qualify`, { company: company.id, deal: 'Pumps' }, 1)).status).toBe(200)
    expect(await read(`/people/${one.id}`)).toMatchObject({ company: company.id, lifeCycle: 'qualified' })
    expect((await read(`/companies/${company.id}`)).lifeCycle).toBe('qualified')
    const two = await lead(bob, { company: company.id })
    expect((await bob.act(`/people/${two.id}/qualify`, {}, await version(two.id))).status).toBe(200)
    expect(await rolesOf(two.id)).toHaveLength(1)
    const [part] = await partsOf(two.id)
    expect(await read(`/deals/${String(part!.deal)}`)).toMatchObject({ name: 'Standing', company: company.id })
  })

  test('a company that is there by that name is never made twice', async () => {
    await create(ada, '/companies', { name: 'Brückner & Söhne' })
    const { id } = await lead(bob)
    const again = await bob.act(`/people/${id}/qualify`, { newCompany: 'brückner & söhne' }, 1)
    expect([again.status, again.body.code, again.body.fields[0].field]).toEqual([409, 'taken', 'newCompany'])
    const other = await create(ada, '/companies', { name: 'Other' })
    const both = await bob.act(`/people/${id}/qualify`, { newCompany: 'New', company: other.id }, 1)
    expect([both.status, both.body.fields[0].field]).toEqual([422, 'newCompany'])
  })

  test('a company that one may not see is none, and says nothing of itself', async () => {
    const hidden = await create(ada, '/companies', { name: 'Hidden works', private: true })
    const { id } = await lead(bob)
    const chosen = await bob.act(`/people/${id}/qualify`, { company: hidden.id }, 1)
    expect([chosen.status, chosen.body.fields[0].field]).toEqual([422, 'company'])
    expect((await bob.act(`/people/${id}/qualify`, { newCompany: 'Hidden works' }, 1)).status).toBe(200)
  })

  test('is no customer, and nobody who is none of ours: who may not edit them may not qualify them', async () => {
    const theirs = await lead(ada)
    for (const who of [bob, vera]) expect((await who.act(`/people/${theirs.id}/qualify`, {}, 1)).status).toBe(403)
    expect(await partsOf(theirs.id)).toEqual([])
    const customer = await lead(bob, { lifeCycle: 'customer' })
    expect((await bob.act(`/people/${customer.id}/qualify`, {}, 1)).body.code).toBe('not_now')
  })

  test('makes no deal for who may add none', async () => {
    const cara = await app.join('Cara', 'member')
    const all = { see: 'all', edit: 'all', delete: 'all', create: true, export: true }
    const rights = JSON.stringify({ person: all, company: all, deal: { ...all, create: false } })
    const role = await create(ada, '/own-roles', { name: 'No deals', rights })
    const now = (await ada.get(`/users/${cara.id}`)).body.data.version
    await ada.act(`/users/${cara.id}/changeRole`, { role: 'member', ownRole: role.id }, now)
    const { id } = await lead(ada)
    const asked = await app.as(cara).act(`/people/${id}/qualify`, { newCompany: 'Refused' }, 1)
    expect([asked.status, (await read(`/people/${id}`)).lifeCycle]).toEqual([403, 'lead'])
  })
})

describe('a lead that is handed back', () => {
  test('leaves the queue with the reason, and comes back to the same seller on that day', async () => {
    const { id } = await lead(bob)
    const input = { reason: 'budget', words: 'Asks again in spring.', returnOn: '2099-03-01' }
    const done = await bob.act(`/people/${id}/handBack`, input, 1)
    expect(done.body.data).toMatchObject({ lifeCycle: 'subscriber', nurtureReason: 'budget' })
    const [note] = await list('/notes', { field: 'about', contains: id })
    expect(note!.text).toBe('Handed back: No budget\n\nAsks again in spring.')
    const [task] = await list('/tasks', { field: 'about', contains: id })
    expect(task).toMatchObject({ owner: app.bob.id, notes: note!.text, done: false })
    expect(String(task!.dueAt)).toMatch(/^2099-0(2-28|3-01)/)
    await bob.post('/undo', { cause: done.body.cause })
    expect(await read(`/people/${id}`)).toMatchObject({ lifeCycle: 'lead', nurtureReason: null })
    expect(await list('/tasks', { field: 'about', contains: id })).toEqual([])
  })

  test('needs a reason, and no day that is over; who may not edit them hands nobody back', async () => {
    const { id } = await lead(bob)
    const without = await bob.act(`/people/${id}/handBack`, {}, 1)
    expect([without.status, without.body.fields[0].field]).toEqual([422, 'reason'])
    const past = await bob.act(`/people/${id}/handBack`, { reason: 'fit', returnOn: '2001-01-01' }, 1)
    expect([past.status, past.body.fields[0].field]).toEqual([422, 'returnOn'])
    expect((await vera.act(`/people/${id}/handBack`, { reason: 'fit' }, 1)).status).toBe(403)
    const theirs = await lead(ada)
    expect((await bob.act(`/people/${theirs.id}/handBack`, { reason: 'fit' }, 1)).status).toBe(403)
    expect(await version(id)).toBe(1)
  })
})

describe('whoever was handed back until a day', () => {
  const later = async (days: number) => {
    const ctx = await systemContext(app.site)
    await comeBack.run({ ...ctx, now: () => new Date(Date.now() + days * 86_400_000) }, {})
  }
  const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  async function handedBack(given: object = {}) {
    const { id } = await lead(bob)
    const input = { reason: 'later', returnOn: dayAhead(5), ...given }
    expect((await bob.act(`/people/${id}/handBack`, input, 1)).status).toBe(200)
    return id
  }

  test('is a lead of the same seller again on that day and not before, once; a task reminds of it', async () => {
    const id = await handedBack()
    expect(await list('/people', { field: 'returnOn', is: dayAhead(5) })).toMatchObject([{ id, lifeCycle: 'subscriber' }]) // prettier-ignore
    const [task] = await list('/tasks', { field: 'about', contains: id })
    expect(task).toMatchObject({ owner: app.bob.id, remindAt: task!.dueAt })
    await later(3)
    expect((await read(`/people/${id}`)).lifeCycle).toBe('subscriber')
    await Promise.all([later(7), later(7)])
    expect(await read(`/people/${id}`)).toMatchObject({ lifeCycle: 'lead', owner: app.bob.id, returnOn: null, nurtureReason: null }) // prettier-ignore
    const history = (await ada.get(`/people/${id}/history`)).body.data as { name: string }[]
    expect(history.filter(({ name }) => name === 'comeBack')).toHaveLength(1)
  })

  test('stays what they became meanwhile, or without a day', async () => {
    const [customer, never] = [await handedBack(), await handedBack({ returnOn: undefined })]
    await bob.patch(`/people/${customer}`, { lifeCycle: 'customer' }, await version(customer))
    await later(7)
    expect(await read(`/people/${customer}`)).toMatchObject({ lifeCycle: 'customer', returnOn: null })
    expect((await read(`/people/${never}`)).lifeCycle).toBe('subscriber')
    const typed = await bob.patch(`/people/${never}`, { returnOn: dayAhead(1) }, await version(never))
    expect(typed.status).toBe(422)
  })
})

describe('the first touch', () => {
  const minute = (count: number) => new Date(Date.now() + count * 60_000).toISOString()

  test('is the first that a colleague says to them after they arrived', async () => {
    const { id, arrivedAt } = await lead(ada)
    expect(arrivedAt).not.toBeNull()
    const touch = async () => (await read(`/people/${id}`)).firstTouchAt
    await create(bob, '/emails', { subject: 'From them', about: [id], direction: 'in', sentAt: minute(0) })
    await create(bob, '/calls', { about: [id], startedAt: minute(-90) })
    await create(bob, '/meetings', { title: 'Later', about: [id], startsAt: minute(90) })
    expect(await touch()).toBeNull()
    const { startedAt } = await create(bob, '/calls', { about: [id], startedAt: minute(0) })
    expect(await touch()).toBe(startedAt)
    await create(bob, '/notes', { text: 'More', about: [id], happenedAt: minute(0) })
    expect(await touch()).toBe(startedAt)
  })

  test('is waited for anew when somebody becomes a lead again', async () => {
    const { id } = await lead(bob, { lifeCycle: 'former' })
    expect((await read(`/people/${id}`)).arrivedAt).toBeNull()
    await bob.patch(`/people/${id}`, { lifeCycle: 'lead' }, 1)
    const again = await read(`/people/${id}`)
    expect([again.arrivedAt !== null, again.firstTouchAt]).toEqual([true, null])
    const typed = await bob.patch(`/people/${id}`, { firstTouchAt: minute(0) }, again.version)
    expect(typed.status).toBe(422)
  })
})
