import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { startTestApp, type Answer, type Client, type TestApp } from '../app.ts'

// What is one person's own: their notifications, what they prefer, put off and follow, their work, where they are.
// Nobody else reads or changes it, whatever their role, and another's id answers like one that nobody has.

let app: TestApp
let ada: Client
const own = { notification: '', view: '', job: '', cause: '', company: '', hidden: '' }
beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ada = app.as(app.ada)
  own.company = (await ada.post('/companies', { name: 'Everybody’s' })).body.data.id
  own.hidden = (await ada.post('/companies', { name: 'Only Ada’s', private: true })).body.data.id
  own.view = (await ada.post('/views', { name: 'Mine', of: 'deal', query: '{}', private: true })).body.data.id
  await app.as(app.max).post('/companies', { name: 'From Max', owner: app.ada.id })
  await vi.waitFor(async () => expect(await inboxOf(ada)).not.toEqual([]), { timeout: 15_000 })
  own.notification = (await inboxOf(ada))[0]!.notifications[0]!.id
  own.job = (await ada.post('/exports', { record: 'company' })).body.data.id
  await app.job(app.ada, own.job)
  await ada.patch('/me/put-off', { id: own.company, until: '2099-01-01T00:00:00Z' })
  await ada.patch('/me/preferences', {
    favourites: [{ kind: 'page', to: '/deals', title: 'Deals', name: 'Ada’s own' }],
  })
  await ada.patch(`/attention/${own.company}`, { state: 'following' })
})
afterAll(() => app.close())

const inboxOf = async (client: Client) =>
  (await client.get('/notifications')).body.data as { id: string; notifications: { id: string }[] }[]

const others = ['max', 'bob', 'vera'] as const
const words = ({ status, text }: Answer, id: string) =>
  `${status} ${text.replaceAll(id, 'ID').replace(/"requestId":"[^"]+"/, '')}`

/** Every door to what is Ada’s own, by its id. */
const doors: Record<string, [thing: keyof typeof own, ask: (client: Client, id: string) => Promise<Answer>]> = {
  'her exported file': ['job', (client, id) => client.get(`/exports/${id}/content`)],
  'her notification, done': ['notification', (client, id) => client.patch('/notifications', { ids: [id], done: true })],
  'her notification, put off': [
    'notification',
    (client, id) => client.patch('/notifications', { ids: [id], snoozedUntil: '2099-01-01T00:00:00Z' }),
  ],
  'following what only she sees': ['hidden', (client, id) => client.patch(`/attention/${id}`, { state: 'following' })],
  'who is before what only she sees': [
    'hidden',
    (client, id) => client.post('/presence', { tab: newId(), record: 'company', id }),
  ],
  'who else reads what only she sees': [
    'hidden',
    (client, id) => client.get(`/readers?record=company&id=${id}&users=${app.bob.id}`),
  ],
  'the brief of what only she sees': ['hidden', (client, id) => client.get(`/companies/${id}/brief`)],
  'the past of what only she sees': [
    'hidden',
    (client, id) => client.get(`/companies/${id}?asOf=${new Date().toISOString()}`),
  ],
  'a file about what only she sees': ['hidden', (client, id) => uploadAbout(client, id)],
}

function uploadAbout(client: Client, id: string): Promise<Answer> {
  const body = `--x\r\ncontent-disposition: form-data; name="about"\r\n\r\n${id}\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nText.\r\n--x--\r\n`
  return client.send('POST', '/files/upload', { 'content-type': 'multipart/form-data; boundary=x' }, body)
}

describe.each(others)('to %s, what is Ada’s own', (name) => {
  const client = () => app.as(app[name])

  test.each(Object.entries(doors))('is as if it were not: %s', async (_, [thing, ask]) => {
    const random = newId()
    const [hers, none] = [await ask(client(), own[thing]), await ask(client(), random)]
    expect(words(hers, own[thing])).toBe(words(none, random))
    expect(hers.status).toBeLessThan(500)
  })

  test('is in none of their own lists', async () => {
    expect((await inboxOf(client())).flatMap((group) => group.notifications.map(({ id }) => id))).not.toContain(own.notification) // prettier-ignore
    for (const path of ['/jobs', '/me/put-off', '/me', '/me/preferences']) {
      const { status, text } = await client().get(path)
      expect(status).toBe(200)
      expect(text).not.toMatch(new RegExp(`${own.job}|Ada’s own|${own.company}`))
    }
    expect((await client().get(`/attention/${own.company}`)).body.data.state).toBeNull()
  })
})

test.each([
  ['max', 200],
  ['bob', 404],
  ['vera', 404],
] as const)('how far her job is, is seen by who administers and by nobody else: %s', async (name, status) => {
  expect((await app.as(app[name]).get(`/jobs/${own.job}`)).status).toBe(status)
  expect((await app.as(app[name]).post(`/jobs/${own.job}/cancel`)).status).toBe(status)
})

test('and is still hers, as it was', async () => {
  expect((await ada.get(`/jobs/${own.job}`)).body.data.state).toBe('done')
  expect((await ada.get(`/exports/${own.job}/content`)).text).toContain('Only Ada’s')
  const mine = (await inboxOf(ada)).flatMap((group) => group.notifications.map(({ id }) => id))
  expect(mine).toContain(own.notification)
  expect((await ada.get('/me/put-off')).text).toContain(own.company)
  expect((await ada.get('/me/preferences')).text).toContain('Ada’s own')
  expect((await ada.get(`/attention/${own.company}`)).body.data.state).toBe('following')
  expect((await ada.patch('/notifications', { ids: [own.notification], done: true })).body.data.changed).toBe(1)
})

test.each([
  '/notifications',
  '/notifications/count',
  '/jobs',
  '/me',
  '/me/preferences',
  '/me/put-off',
  '/events',
  '/views',
])('nobody who is signed out reads %s', async (path) => {
  expect((await app.signedOut.get(path)).status).toBe(401)
})

describe('a saved view', () => {
  test('is its owner’s until it is shared, and only they change it then', async () => {
    const { version } = (await ada.get(`/views/${own.view}`)).body.data
    for (const name of others) expect((await app.as(app[name]).get(`/views/${own.view}`)).status).toBe(404)
    const shared = await ada.patch(`/views/${own.view}`, { private: false }, version)
    expect(shared.status, shared.text).toBe(200)
    for (const name of others) expect((await app.as(app[name]).get(`/views/${own.view}`)).status).toBe(200)
    for (const name of ['bob', 'vera'] as const) {
      const answer = await app.as(app[name]).patch(`/views/${own.view}`, { name: 'Taken over' }, version + 1)
      expect(answer.status).toBe(403)
    }
  })
})

describe('a bulk edit that is a job', () => {
  test('changes what its starter may edit and nothing else, and says how many it left', async () => {
    const names = ['One', 'Two', 'Three']
    const make = async (who: Client, owner: string, name: string) =>
      (await who.post('/companies', { name: `Bulk ${name}`, owner })).body.data.id as string
    const hers = await Promise.all(names.map((name) => make(ada, app.ada.id, name)))
    const his = await Promise.all(names.map((name) => make(ada, app.bob.id, name)))
    const answer = await app
      .as(app.bob)
      .post('/companies/bulk', { filter: { field: 'name', startsWith: 'Bulk' }, patch: { employees: 7 } })
    const job = await app.job(app.bob, answer.body.data.id)
    expect(job.state).toBe('done')
    for (const id of his) expect((await ada.get(`/companies/${id}`)).body.data.employees).toBe(7)
    for (const id of hers) expect((await ada.get(`/companies/${id}`)).body.data.employees).toBeNull()
    const looked = await app.as(app.vera).post('/companies/bulk', { ids: [...his, ...hers], patch: { employees: 9 } })
    await app.job(app.vera, looked.body.data.id)
    for (const id of his) expect((await ada.get(`/companies/${id}`)).body.data.employees).toBe(7)
  })
})
