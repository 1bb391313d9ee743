import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type Answer, type Client, type TestApp } from '../../../../test/app.ts'

let app: TestApp
let ada: Client
let token: string
beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
  token = await newKey()
})
afterAll(() => app.close())

const newKey = async () => (await ada.post('/provisioning/key')).body.data.token as string
const root = '//scim/v2'
type Body = Record<string, unknown>
const scim = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/scim+json' }
  const all = { authorization: `Bearer ${token}`, ...type, ...headers }
  return app.send(method, `${root}${path}`, all, body === undefined ? undefined : JSON.stringify(body))
}
const user = (name: string, more: Body = {}): Body => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: `${name.toLowerCase()}@example.com`,
  name: { givenName: name, familyName: 'Berg' },
  active: true,
  ...more,
})
const make = async (name: string, more: Body = {}) => (await scim('POST', '/Users', user(name, more))).body
const patch = (id: string, Operations: object[], headers = {}) =>
  scim('PATCH', `/Users/${id}`, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations }, headers)
const list = async (filter: string, kind = 'Users') =>
  (await scim('GET', `/${kind}?filter=${encodeURIComponent(filter)}`)).body
const statusOf = ({ status }: Answer) => status
const shownUser = async (id: string) => (await ada.get(`/users/${id}`)).body.data
const set = async (body: object) => expect(statusOf(await ada.patch('/provisioning', body))).toBe(200)

describe('the door', () => {
  const wrongKeys = async () => [
    (await app.withKey('owner')).token,
    (await app.withKey('admin')).token,
    (await app.withKey('admin', 'read')).token,
    (await app.withKey('admin', { company: { see: 'all', edit: 'all', delete: 'all', create: true, export: true } })).token, // prettier-ignore
  ]

  test('opens to the key of provisioning alone', async () => {
    for (const key of await wrongKeys())
      expect(statusOf(await scim('GET', '/Users', undefined, { authorization: `Bearer ${key}` }))).toBe(403)
    const none = await app.send('GET', `${root}/Users`)
    expect(none).toMatchObject({ status: 401, body: { status: '401', schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'] } }) // prettier-ignore
    const cookie = await app.send('GET', `${root}/Users`, { cookie: app.ada.cookie })
    expect(cookie.status).toBe(401)
    expect(statusOf(await scim('GET', '/Users'))).toBe(200)
  })

  test('is the only one that the key opens', async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const doors = ['/me', '/users', '/keys', '/companies', '/search?q=a', '/provisioning', '/events', '/preferences']
    const answers = await Promise.all(doors.map((path) => app.send('GET', path, headers)))
    expect(answers.map(statusOf)).toEqual(doors.map(() => 403))
    const body = JSON.stringify({ name: 'Eve', email: 'eve@example.com', role: 'admin' })
    expect(statusOf(await app.send('POST', '/users', headers, body))).toBe(403)
    const files = await app.send('POST', '/companies', headers, JSON.stringify({ name: 'Mine' }))
    expect(statusOf(files)).toBe(403)
  })

  test('closes when the key ends or another is made; only owners make it, and admins see it', async () => {
    const max = app.as(app.max)
    const refused = [
      max.post('/provisioning/key'),
      max.delete('/provisioning/key'),
      max.patch('/provisioning', { role: 'admin' }),
      max.patch('/provisioning/groups/01890000-0000-7000-8000-000000000000', { role: 'admin' }),
      max.delete('/provisioning/groups/01890000-0000-7000-8000-000000000000'),
      app.as(app.bob).get('/provisioning'),
    ]
    expect((await Promise.all(refused)).map(statusOf)).toEqual(refused.map(() => 403))
    expect((await max.get('/provisioning')).body.data).toMatchObject({ address: `${app.url}/scim/v2`, role: 'member' })
    const scope = (await ada.get('/keys')).body.data.find(({ name }: { name: string }) => name === 'SCIM').scope
    expect(scope).toBe('provision')
    expect(statusOf(await ada.post('/keys', { name: 'Mine', role: 'admin', scope: 'provision' }))).toBe(422)
    const before = token
    token = await newKey()
    expect(statusOf(await scim('GET', '/Users', undefined, { authorization: `Bearer ${before}` }))).toBe(401)
    expect(statusOf(await scim('GET', '/Users'))).toBe(200)
    await ada.delete('/provisioning/key')
    expect(statusOf(await scim('GET', '/Users'))).toBe(401)
    token = await newKey()
  })

  test('says what is spoken behind it', async () => {
    const { body, headers } = await scim('GET', '/ServiceProviderConfig')
    expect(headers['content-type']).toContain('application/scim+json')
    expect(body).toMatchObject({ patch: { supported: true }, filter: { supported: true }, etag: { supported: true } })
    expect((await scim('GET', '/ResourceTypes')).body.Resources.map(({ id }: { id: string }) => id)).toEqual(['User', 'Group']) // prettier-ignore
    const id = 'urn:ietf:params:scim:schemas:core:2.0:User'
    const [schema, all] = [(await scim('GET', `/Schemas/${id}`)).body, (await scim('GET', '/Schemas')).body]
    expect(all.Resources.find((each: Body) => each.id === id)).toEqual(schema)
    const said = Object.keys((await make('Schemata', { timezone: 'Europe/Oslo', externalId: 'x' })) as Body)
    const known = schema.attributes.map(({ name }: { name: string }) => name) as string[]
    expect(said.filter((name) => !['schemas', 'id', 'meta', ...known].includes(name))).toEqual([])
    expect(statusOf(await scim('GET', '/Me'))).toBe(404)
  })
})

describe('an account', () => {
  test('is made in the role that was set, and nobody is invited', async () => {
    await set({ role: 'viewer' })
    const made = await scim('POST', '/Users', user('Barbara', { externalId: 'bj', displayName: 'Babs Berg' }))
    await set({ role: 'member' })
    expect(made.status).toBe(201)
    const { id, meta } = made.body
    expect(made.headers).toMatchObject({ location: `${app.url}/scim/v2/Users/${id}`, etag: meta.version })
    expect(made.body).toMatchObject({ userName: 'barbara@example.com', externalId: 'bj', displayName: 'Babs Berg', active: true, name: { givenName: 'Barbara' }, emails: [{ value: 'barbara@example.com', primary: true }] }) // prettier-ignore
    expect(await shownUser(id)).toMatchObject({ name: 'Babs Berg', role: 'viewer', active: true, canSignIn: false })
    expect((await scim('GET', `/Users/${id}`)).body).toEqual(made.body)
    const log = (await ada.get(`/door-log?user=${id}`)).body.data
    expect(log).toMatchObject([{ event: 'accountMade', by: 'SCIM' }])
    const links = await app.workspace.db.run({ text: 'select 1 from one_time_link where user_id = $1', values: [id] })
    expect(links).toEqual([])
  })

  test.each<[string, Body, string]>([
    ['without a name', { userName: undefined }, 'invalidValue'],
    ['without an address', { userName: 'nobody' }, 'invalidValue'],
    ['with an address that is none', { emails: [{ value: 'no' }] }, 'invalidValue'],
    ['that is perhaps active', { active: 'perhaps' }, 'invalidValue'],
    ['with a time zone of nowhere', { timezone: 'Mars/Olympus' }, 'invalidValue'],
    ['of a manager who is nobody', { 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { manager: { value: 'me' } } }, 'invalidValue'],
    ['with an endless name', { displayName: 'x'.repeat(5000) }, 'invalidValue'],
  ])('%s is not made', async (_, more, scimType) => {
    const answer = await scim('POST', '/Users', user('Wrong', more))
    expect(answer).toMatchObject({ status: 400, body: { scimType, status: '400' } })
    expect((await list('userName eq "wrong@example.com"')).totalResults).toBe(0)
  }) // prettier-ignore

  test('is made once: a name and an address are somebody’s', async () => {
    await make('Carla')
    const again = [user('Carla'), user('Carla2', { userName: 'CARLA@example.com' }), user('C3', { emails: [{ value: 'carla@example.com' }] }), user('Bob')] // prettier-ignore
    const answers = await Promise.all(again.map((body) => scim('POST', '/Users', body)))
    expect(answers.map(({ status, body }) => [status, body.scimType])).toEqual(again.map(() => [409, 'uniqueness']))
    const race = await Promise.all(Array.from({ length: 5 }, () => scim('POST', '/Users', user('Racer'))))
    expect(race.map(statusOf).toSorted()).toEqual([201, 409, 409, 409, 409])
  })

  test('is found by name, own id, state and address; pages go on where the last ended', async () => {
    const { id } = await make('Dora', { externalId: 'Dora-1' })
    const ids = async (filter: string) => ((await list(filter)).Resources as Body[]).map((each) => each.id)
    for (const filter of [
      ...['userName eq "DORA@example.com"', 'externalId eq "Dora-1"', 'emails[type eq "work" and value sw "dora@"]'],
      ...[`id eq "${id}"`, 'name.givenName eq "dora" and active eq "True"', 'not (displayName ne "Dora Berg")'],
    ])
      expect(await ids(filter), filter).toEqual([id])
    expect(await ids('externalId eq "dora-1"')).toEqual([])
    expect(await ids('userName eq "dora@example.com" and active eq false')).toEqual([])
    const first = (await scim('GET', '/Users?count=2')).body
    const rest = (await scim('GET', '/Users?count=500&startIndex=3')).body
    expect([first.itemsPerPage, first.totalResults]).toEqual([2, 2 + rest.itemsPerPage])
    const none = (await scim('GET', '/Users?count=0')).body
    expect(none).toMatchObject({ totalResults: first.totalResults, Resources: [] })
    const few = (await scim('GET', `/Users/${id}?attributes=userName`)).body
    expect(Object.keys(few).toSorted()).toEqual(['id', 'schemas', 'userName'])
    expect((await scim('GET', `/Users/${id}?excludedAttributes=name,emails`)).body).not.toHaveProperty('emails')
    const twice = (await scim('GET', `/Users/${id}?attributes=active&attributes=urn:ietf:params:scim:schemas:core:2.0:User:userName`)).body // prettier-ignore
    expect(Object.keys(twice).toSorted()).toEqual(['active', 'id', 'schemas', 'userName'])
    expect(statusOf(await scim('GET', '/Users?startIndex=1&startIndex=2'))).toBe(400)
    const wrong = await scim('GET', `/Users?filter=${encodeURIComponent('password eq "x"')}`)
    expect(wrong).toMatchObject({ status: 400, body: { scimType: 'invalidFilter' } })
  })

  test('is changed by Entra’s words, and what was not said stays', async () => {
    const { id } = await make('Emil', { externalId: 'emil', timezone: 'Europe/Oslo' })
    const changed = await patch(id, [
      { op: 'Replace', path: 'name.familyName', value: 'Holm' },
      { op: 'Add', path: 'emails[type eq "work"].value', value: 'emil.holm@example.com' },
      { op: 'Add', path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager', value: app.bob.id },
      { op: 'Replace', path: 'nickName', value: 'of no interest here' },
    ])
    expect(changed.status).toBe(200)
    expect(changed.body).toMatchObject({ userName: 'emil@example.com', externalId: 'emil', timezone: 'Europe/Oslo' })
    expect(await shownUser(id)).toMatchObject({ name: 'Emil Holm', email: 'emil.holm@example.com', manager: app.bob.id, timeZone: 'Europe/Oslo' }) // prettier-ignore
    const replaced = await scim('PUT', `/Users/${id}`, user('Emil', { emails: [{ value: 'emil@example.com' }] }))
    expect(replaced.body).not.toHaveProperty('externalId')
    expect(await shownUser(id)).toMatchObject({ name: 'Emil Berg', manager: app.bob.id, timeZone: 'Europe/Oslo' })
    const renamed = await patch(id, [{ op: 'replace', path: 'userName', value: 'emil.b@example.com' }])
    expect(renamed.body).toMatchObject({ userName: 'emil.b@example.com', emails: [{ value: 'emil.b@example.com' }] })
  })

  test('keeps the name that people have given it, until the program gives it another', async () => {
    const { id } = await make('Frida')
    const { version } = await shownUser(id)
    await ada.patch(`/users/${id}`, { name: 'Fri' }, version)
    await patch(id, [{ op: 'replace', path: 'externalId', value: 'frida' }])
    expect((await shownUser(id)).name).toBe('Fri')
    await patch(id, [{ op: 'replace', path: 'name.familyName', value: 'Lund' }])
    expect((await shownUser(id)).name).toBe('Frida Lund')
  })

  test('is changed by whoever saw it as it is', async () => {
    const { id, meta } = await make('Gerd')
    const op = [{ op: 'replace', path: 'displayName', value: 'Gerda' }]
    expect(statusOf(await patch(id, op, { 'if-match': 'W/"9-9"' }))).toBe(412)
    const changed = await patch(id, op, { 'if-match': meta.version })
    expect(changed.status).toBe(200)
    expect(statusOf(await scim('GET', `/Users/${id}`, undefined, { 'if-none-match': changed.body.meta.version }))).toBe(304) // prettier-ignore
    expect(statusOf(await scim('DELETE', `/Users/${id}`, undefined, { 'if-match': meta.version }))).toBe(412)
  })

  test('that is deactivated is out at once, with sessions and keys, and comes in anew when it is let in again', async () => {
    const hanna = await app.join('Hanna', 'admin')
    const key = (await app.as(hanna).post('/keys', { name: 'Hers', role: 'member' })).body.data.token as string
    const mine = () => app.send('GET', '/me', { authorization: `Bearer ${key}` })
    expect([statusOf(await app.as(hanna).get('/me')), statusOf(await mine())]).toEqual([200, 200])
    const [found] = (await list('userName eq "hanna@example.com"')).Resources
    expect(found.id).toBe(hanna.id)
    expect((await patch(hanna.id, [{ op: 'Replace', path: 'active', value: 'False' }])).body.active).toBe(false)
    expect([statusOf(await app.as(hanna).get('/me')), statusOf(await mine())]).toEqual([401, 401])
    expect((await list('active eq false')).Resources.map(({ id }: Body) => id)).toContain(hanna.id)
    await patch(hanna.id, [{ op: 'replace', value: { active: true } }])
    expect(statusOf(await app.as(hanna).get('/me'))).toBe(401)
  })

  test('that is deleted is deactivated, unknown to the program, and taken up again by the same id of its own only', async () => {
    const { id } = await make('Ivar', { externalId: 'ivar-1' })
    expect(statusOf(await scim('DELETE', `/Users/${id}`))).toBe(204)
    expect((await shownUser(id)).active).toBe(false)
    const gone = [scim('GET', `/Users/${id}`), patch(id, []), scim('DELETE', `/Users/${id}`), scim('GET', '/Users/nobody')] // prettier-ignore
    expect((await Promise.all(gone)).map(statusOf)).toEqual([404, 404, 404, 404])
    expect((await list('externalId eq "ivar-1"')).totalResults).toBe(0)
    expect(statusOf(await scim('POST', '/Users', user('Ivar')))).toBe(409)
    expect(statusOf(await scim('POST', '/Users', user('Ivar', { externalId: 'another' })))).toBe(409)
    expect(await make('Ivar', { externalId: 'ivar-1' })).toMatchObject({ id, active: true })
    expect((await shownUser(id)).active).toBe(true)
  })
})

describe('an owner', () => {
  test('is seen, and touched by nothing', async () => {
    const { id } = app.ada
    const before = await shownUser(id)
    const tried = [
      patch(id, [{ op: 'replace', path: 'active', value: false }]),
      patch(id, []),
      scim('PUT', `/Users/${id}`, user('Eve', { userName: 'ada@example.com' })),
      scim('DELETE', `/Users/${id}`),
    ]
    expect((await Promise.all(tried)).map(statusOf)).toEqual([403, 403, 403, 403])
    expect(statusOf(await scim('GET', `/Users/${id}`))).toBe(200)
    const group = (await scim('POST', '/Groups', { displayName: 'Bosses', members: [{ value: id }] })).body.id as string
    await ada.patch(`/provisioning/groups/${group}`, { role: 'viewer' })
    await scim('DELETE', `/Groups/${group}`)
    expect(await shownUser(id)).toEqual(before)
  })

  test('is made by nothing', async () => {
    expect(statusOf(await ada.patch('/provisioning', { role: 'owner' }))).toBe(422)
    const group = (await scim('POST', '/Groups', { displayName: 'owner' })).body.id as string
    expect(statusOf(await ada.patch(`/provisioning/groups/${group}`, { role: 'owner' }))).toBe(422)
    const { id } = await make('Jorun', { roles: [{ value: 'owner' }], role: 'owner' })
    await patch(id, [{ op: 'add', path: 'roles', value: [{ value: 'owner' }] }])
    expect((await shownUser(id)).role).toBe('member')
  })
})

describe('a group', () => {
  let [kari, lars]: string[] = []
  let count = 0
  beforeEach(async () => {
    count++
    ;[kari, lars] = [(await make(`Kari${count}`)).id, (await make(`Lars${count}`)).id]
  })
  const group = async (displayName: string, ...members: (string | undefined)[]) =>
    (await scim('POST', '/Groups', { displayName, members: members.map((value) => ({ value })) })).body
  const change = (id: string, ...Operations: object[]) =>
    scim('PATCH', `/Groups/${id}`, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations })
  const teamOf = async (id: string | undefined) => {
    const { team } = await shownUser(id!)
    return team ? (await ada.get(`/teams/${team}`)).body.data.name : null
  }

  test('is a team: the one of its name, or a new one, which is renamed with it', async () => {
    await ada.post('/teams', { name: 'Fjord sales' })
    const { id, members } = await group('Fjord sales', kari)
    expect(members).toMatchObject([{ value: kari, display: `Kari${count} Berg` }])
    expect((await ada.get('/teams')).body.data.filter(({ name }: Body) => name === 'Fjord sales')).toHaveLength(1)
    expect([await teamOf(kari), await teamOf(lars)]).toEqual(['Fjord sales', null])
    await change(id, { op: 'Add', path: 'members', value: [{ value: lars }] }, { op: 'Replace', path: 'displayName', value: 'Sales' }) // prettier-ignore
    expect([await teamOf(kari), await teamOf(lars)]).toEqual(['Sales', 'Sales'])
    expect((await scim('GET', `/Users/${lars}`)).body.groups).toMatchObject([{ value: id, display: 'Sales' }])
    await change(id, { op: 'Remove', path: `members[value eq "${kari}"]` })
    expect([await teamOf(kari), await teamOf(lars)]).toEqual([null, 'Sales'])
    expect(statusOf(await scim('DELETE', `/Groups/${id}`))).toBe(204)
    expect([await teamOf(lars), statusOf(await scim('GET', `/Groups/${id}`))]).toEqual([null, 404])
    expect((await ada.get('/teams')).body.data.map(({ name }: Body) => name)).toContain('Sales')
  })

  test('is a role where an owner says so, the highest of several, and what everybody begins with after that', async () => {
    const rights = JSON.stringify({ company: { see: 'own' } })
    const own = (await ada.post('/own-roles', { name: 'Field', rights })).body.data.id as string
    const [field, admins] = [await group('Field people', kari, lars), await group('Admins', kari)]
    const mean = (id: string, body: object) => ada.patch(`/provisioning/groups/${id}`, body)
    expect(statusOf(await mean(field.id, { isTeam: false, role: 'member', ownRole: own }))).toBe(200)
    expect(await shownUser(lars!)).toMatchObject({ role: 'member', ownRole: own, team: null })
    await mean(admins.id, { role: 'admin' })
    expect(await shownUser(kari!)).toMatchObject({ role: 'admin', ownRole: null })
    await change(admins.id, { op: 'remove', path: 'members' })
    expect(await shownUser(kari!)).toMatchObject({ role: 'member', ownRole: own })
    await change(field.id, { op: 'remove', path: 'members', value: [{ value: lars }] })
    expect(await shownUser(lars!)).toMatchObject({ role: 'member', ownRole: null })
    expect((await mean(field.id, { ownRole: kari })).body.fields).toMatchObject([{ field: 'ownRole' }])
    const shown = (await ada.get('/provisioning')).body.data.groups
    expect(shown.find(({ id }: Body) => id === field.id)).toMatchObject({ name: 'Field people', members: 1, role: 'member', ownRole: own }) // prettier-ignore
    expect(statusOf(await ada.delete(`/provisioning/groups/${field.id}`))).toBe(204)
    expect((await shownUser(kari!)).ownRole).toBeNull()
  })

  test('is found by name and member, with its members or without', async () => {
    const { id } = await group(`Found ${count}`, kari)
    const found = await list(`displayName eq "found ${count}" and members eq "${kari}"`, 'Groups')
    expect(found.Resources).toMatchObject([{ id, members: [{ value: kari }] }])
    const without = (await scim('GET', `/Groups?excludedAttributes=members`)).body.Resources as Body[]
    expect(without.some((each) => 'members' in each)).toBe(false)
    expect(statusOf(await scim('POST', '/Groups', { displayName: `FOUND ${count}` }))).toBe(409)
    expect(statusOf(await scim('POST', '/Groups', { displayName: '' }))).toBe(400)
    expect(statusOf(await scim('POST', '/Groups', { displayName: 'Nested', members: [{ value: 'x' }] }))).toBe(400)
  })
})

test('what it wanted last is shown, with what was wrong', async () => {
  await patch(app.ada.id, [{ op: 'replace', path: 'active', value: false }])
  await make('Mona')
  await expect
    .poll(async () => (await ada.get('/provisioning')).body.data.lines.slice(0, 2))
    .toMatchObject([
      { what: 'POST', kind: 'User', name: 'mona@example.com', status: 201, detail: null },
      { what: 'PATCH', status: 403, detail: expect.stringContaining('Owners') },
    ])
  expect((await ada.get('/provisioning')).body.data.key).toMatchObject({ lastUsedFrom: '127.0.0.1' })
})

test('what is no JSON, no resource or no such thing is answered as SCIM has it', async () => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' }
  const broken = await app.send('POST', `${root}/Users`, headers, '{"userName":')
  expect(broken).toMatchObject({ status: 400, body: { scimType: 'invalidSyntax' } })
  expect(await scim('POST', '/Users', [])).toMatchObject({ status: 400, body: { scimType: 'invalidSyntax' } })
  expect((await scim('GET', '/Nothing')).body.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error'])
})
