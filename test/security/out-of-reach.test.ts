import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { startTestApp, type Answer, type Client, type TestApp } from '../app.ts'

// What one may not see answers like what does not exist: in the path, in the body, in links, in cursors.

let app: TestApp
/** Private to Ada; Bob must not be able to tell them from ids that nobody has. */
const hidden: Record<string, string> = {}
let cause: string

beforeAll(async () => {
  // What is there is compared behind.
  app = await startTestApp({ workers: true })
  const ada = app.as(app.ada)
  const make = async (name: string, path: string, body: object) => {
    const answer = await ada.post(path, { ...body, private: true })
    hidden[name] = answer.body.data.id
    cause = answer.body.cause
  }
  await make('company', '/companies', {
    name: 'Secret Inc',
    emails: [{ value: 'hidden@secret.example' }],
    website: 'https://secret.example',
  })
  await make('person', '/people', { lastName: 'Secret', emails: [{ value: 'person@secret.example' }] })
  await make('deal', '/deals', { name: 'Secret deal' })
  await make('note', '/notes', { text: 'Secret note' })
})
afterAll(() => app.close())

/** An answer as it can be compared with that for other ids. */
function words({ status, text, headers }: Answer, ids: readonly string[]): string {
  const same = ids.reduce((left, id) => left.replaceAll(id, 'ID'), text).replace(/"requestId":"[^"]+"/, '')
  return `${status} ${String(headers['content-type'])} ${same}`
}

const ways: Record<string, (client: Client, ids: Record<string, string>) => Promise<Answer>> = {
  get: (client, { company }) => client.get(`/companies/${company}`),
  'get as of then': (client, { company }) => client.get(`/companies/${company}?asOf=2026-01-01`),
  history: (client, { company }) => client.get(`/companies/${company}/history`),
  timeline: (client, { company }) => client.get(`/companies/${company}/timeline`),
  patch: (client, { company }) => client.patch(`/companies/${company}`, { name: 'Mine' }, 1),
  'a patch with an old version': (client, { company }) => client.patch(`/companies/${company}`, { name: 'Mine' }, 0),
  'a patch with a future version': (client, { company }) => client.patch(`/companies/${company}`, { name: 'Mine' }, 99),
  delete: (client, { company }) => client.delete(`/companies/${company}`, 1),
  'a delete with an old version': (client, { company }) => client.delete(`/companies/${company}`, 7),
  restore: (client, { company }) => client.post(`/companies/${company}/restore`),
  'an action': (client, { deal }) => client.act(`/deals/${deal}/win`, {}, 1),
  'pairs of it': (client, { company }) => client.get(`/duplicates?of=${company}`),
  'saying that it is another': (client, { company }) =>
    client.patch('/duplicates', { one: company, other: newId(), apart: true }),
  'a merge of it': (client, { company }) => client.act(`/companies/${company}/merge`, { into: newId() }, 1),
  'a link to it': (client, { company }) => client.post('/deals', { name: 'Linked', company }),
  'a note about it': (client, { person }) => client.post('/notes', { text: 'About', about: [person] }),
  'a part of it': (client, { person }) => client.post('/facts', { person, text: 'Sails' }),
  'an employment there': (client, { person, company }) => client.post('/employments', { person, company }),
  'a filter by a link to it': (client, { company }) =>
    client.get(`/deals?filter=${json({ field: 'company', is: company })}`),
  'a filter by its id': (client, { company }) =>
    client.get(`/companies?filter=${json({ field: 'id', is: company })}&count=exact`),
  'a filter among ids': (client, { company }) =>
    client.get(`/companies?filter=${json({ field: 'id', in: [company] })}`),
  'an aggregate by its id': (client, { company }) =>
    client.post('/companies/aggregate', { filter: { field: 'id', is: company }, measures: [{ fn: 'count' }] }),
  'a bulk change': (client, { company }) =>
    client.post('/companies/bulk', { ids: [company], patch: { name: 'Mine' }, preview: true }),
}
const json = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const nobodys = () => Object.fromEntries(Object.keys(hidden).map((name) => [name, newId()]))

describe('an id out of reach answers like a random one', () => {
  test.each(Object.entries(ways))('in %s', async (_, way) => {
    const random = nobodys()
    const client = app.as(app.bob)
    const [out, none] = [await way(client, hidden), await way(client, random)]
    expect(words(out, Object.values(hidden))).toBe(words(none, Object.values(random)))
    expect(out.status).toBeLessThan(500)
  })

  test('a link to it is refused, not kept', async () => {
    const answer = await app.as(app.bob).post('/deals', { name: 'Linked', company: hidden.company })
    expect(answer.status).toBe(422)
    expect(answer.body.fields[0].field).toBe('company')
  })

  test.each(['companies', 'notes'])('with an id of one’s own choice one takes nothing over, among %s', async (path) => {
    const answer = await app
      .as(app.bob)
      .post(`/${path}`, { id: hidden.company, [path === 'notes' ? 'text' : 'name']: 'Mine' })
    expect(answer.status).toBe(422)
    expect(answer.body.fields[0].field).toBe('id')
    expect((await app.as(app.ada).get(`/companies/${hidden.company}`)).body.data.name).toBe('Secret Inc')
    expect((await app.as(app.ada).get('/search?q=Secret')).body.data.map(({ id }: { id: string }) => id)).toContain(
      hidden.company,
    )
  })

  test('its cause cannot be looked at', async () => {
    const [out, none] = await Promise.all(
      [cause, newId()].map((each) => app.as(app.bob).post('/undo', { cause: each, preview: true })),
    )
    expect(out!.status).toBe(404)
    expect(words(out!, [])).toBe(words(none!, []))
  })
})

describe('looking for it finds nothing', () => {
  test.each(['Secret', 'secr', 'secert', 'hidden@secret.example', 'secret.example'])('by “%s”', async (q) => {
    const mine = await app.as(app.ada).get(`/search?q=${q}`)
    const theirs = await app.as(app.bob).get(`/search?q=${q}`)
    if (q === 'Secret') expect(mine.body.data.length).toBeGreaterThan(0)
    expect(theirs.body.data).toEqual([])
  })

  test.each([
    [{ name: 'Secret Inc' }],
    [{ emails: ['hidden@secret.example'] }],
    [{ website: 'https://secret.example' }],
  ])('by what one would add: %j', async (body) => {
    await expect
      .poll(async () => (await app.as(app.ada).post('/companies/match', body)).body.data.length)
      .toBeGreaterThan(0)
    expect((await app.as(app.bob).post('/companies/match', body)).body.data).toEqual([])
  })

  test('its unique value clashes without telling with what', async () => {
    await app.as(app.ada).post('/users', { name: 'Taken', email: 'taken@example.com' })
    const answer = await app.as(app.max).post('/users', { name: 'Other', email: 'taken@example.com' })
    expect(answer.status).toBe(409)
  })
})

describe('what holds a link to it', () => {
  test('shows the id that was given, and nothing of the target', async () => {
    const ada = app.as(app.ada)
    const note = await ada.post('/notes', { text: 'Points', about: [hidden.company, hidden.person] })
    const answer = await app.as(app.bob).get(`/notes/${note.body.data.id}?with=*`)
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain('Secret')
    expect(answer.body.linked[hidden.company!]).toBeUndefined()
  })

  test('cannot be filtered or sorted by what the target says', async () => {
    const ada = app.as(app.ada)
    await ada.post('/deals', { name: 'Told by its company', company: hidden.company })
    const filter = json({ field: 'company.name', startsWith: 'Sec' })
    expect((await ada.get(`/deals?filter=${filter}`)).body.data).toHaveLength(1)
    expect((await app.as(app.bob).get(`/deals?filter=${filter}`)).body.data).toEqual([])
    const groups = await app
      .as(app.bob)
      .post('/deals/aggregate', { groupBy: ['company.name'], measures: [{ fn: 'count' }] })
    expect(groups.text).not.toContain('Secret Inc')
    const byCompany = await app
      .as(app.bob)
      .post('/deals/aggregate', { groupBy: ['company'], measures: [{ fn: 'count' }] })
    expect(byCompany.text).not.toContain('Secret Inc')
  })
})

describe('another workspace on the same server', () => {
  test('knows none of this one’s records, sessions, keys and links', async () => {
    const other = await startTestApp()
    const key = await app.withKey('owner')
    const link = await app
      .as(app.ada)
      .post('/users', { name: 'Lin', email: 'lin@example.com' })
      .then(({ body }) => app.as(app.ada).post(`/users/${body.data.id}/invite`))
    const token = String(link.body.data.url).split('/').at(-1)
    const headers = { authorization: `Bearer ${key.token}` }
    expect((await app.send('GET', '/me', headers)).status).toBe(200)
    expect((await other.send('GET', '/me', headers)).status).toBe(401)
    expect((await other.send('GET', '/me', { cookie: app.ada.cookie })).status).toBe(401)
    expect((await other.signedOut.get(`/session/link/${token}`)).status).toBe(404)
    const [out, none] = await Promise.all(
      [hidden.company, newId()].map((id) => other.as(other.ada).get(`/companies/${id}`)),
    )
    expect(words(out!, [])).toBe(words(none!, []))
    expect((await other.as(other.ada).post('/deals', { name: 'Linked', company: hidden.company })).status).toBe(422)
    expect((await other.as(other.ada).get('/search?q=Secret')).body.data).toEqual([])
    await other.close()
  })
})
