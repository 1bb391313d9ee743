import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, testPassword, type Person, type TestApp } from '../../../test/app.ts'
import { startSignInProvider, type SignInProvider } from '../../../test/sign-in-provider.ts'

let app: TestApp
let peer: SignInProvider
let id: string
beforeAll(async () => {
  let url = ''
  // The port is free again in the moment in which the provider is told of it, and is the app's then.
  app = await startTestApp({ guard: { allow: ['127.0.0.0/8'], ports: [...Array(65536).keys()] } })
  url = app.url
  peer = await startSignInProvider(() => `${url}/api/v1/session/provider/back`)
  const made = await app.as(app.ada).post('/sign-in-providers', settings())
  expect(made.status).toBe(201)
  id = made.body.data.id
})
afterAll(async () => {
  await app.close()
  await peer.close()
})
beforeEach(() => peer.mixNonces(false))

const settings = (more: object = {}) => ({
  issuer: peer.issuer,
  clientId: peer.clientId,
  clientSecret: peer.clientSecret,
  label: 'Example login',
  domains: ['example.com'],
  matches: true,
  creates: true,
  role: 'member',
  enabled: true,
  ...more,
})
const set = async (more: object) =>
  expect((await app.as(app.ada).patch(`/sign-in-providers/${id}`, more)).status).toBe(200)

/** A browser that goes where it is sent, and keeps its cookies apart by site. */
function browser() {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: URL) => jars.get(url.origin) ?? jars.set(url.origin, new Map()).get(url.origin)!
  async function step(url: URL): Promise<URL | null> {
    const cookie = [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
    for (const each of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(each)!
      jarOf(url).set(name!, value!)
    }
    const onward = answer.headers.get('location')
    return onward ? new URL(onward, url) : null
  }
  const isBack = (url: URL) => url.pathname.endsWith('/provider/back')
  return {
    /** Goes until it is sent back to Farley; answers where. */
    async go(url: string): Promise<URL> {
      let at: URL | null = new URL(url)
      while (at && !isBack(at)) at = await step(at)
      return at!
    },
    /** Goes back; answers where that leads. */
    back: async (url: URL) => (await step(url))!,
    token: () => jars.get(app.url)?.get('farley'),
    take: (word: string) => jarOf(new URL(app.url)).set('farley-away', word),
  }
}
const begin = (next = '/deals', by = id) => `${app.url}/api/v1/session/provider/${by}?next=${encodeURIComponent(next)}`

/** Comes in as whoever sits before the provider; answers where it led, and who they are. */
async function come(next?: string, by?: string) {
  const own = browser()
  const to = await own.back(await own.go(begin(next, by)))
  const token = own.token()
  const me = token ? (await app.send('GET', '/me', { cookie: `farley=${token}` })).body : undefined
  return { path: to.pathname, trouble: to.searchParams.get('trouble'), me: me?.data?.user, token, own }
}

/** Connects somebody's own account with whoever sits before the provider; answers where it led. */
async function connect(person: Person) {
  const answer = await app.as(person).post(`/session/providers/${id}`, { password: testPassword })
  const own = browser()
  own.take(/farley-away=([^;]+)/.exec(String(answer.headers['set-cookie']))![1]!)
  const to = await own.back(await own.go(answer.body.data.url))
  return { path: to.pathname, trouble: to.searchParams.get('trouble') }
}

async function changeRole(person: Person, role: string) {
  const { version } = (await app.as(app.ada).get(`/users/${person.id}`)).body.data
  expect((await app.as(app.ada).act(`/users/${person.id}/changeRole`, { role }, version)).status).toBe(200)
}

describe('who comes from the provider', () => {
  test('is a new colleague in the role that was set, and the same one next time', async () => {
    peer.sit({ sub: 'nina', email: 'Nina@Example.com', email_verified: true, name: 'Nina Ek' })
    const first = await come()
    expect(first).toMatchObject({ path: '/deals', trouble: null, me: { name: 'Nina Ek', email: 'nina@example.com', role: 'member', hasPassword: false } }) // prettier-ignore
    expect((await come('/')).me.id).toBe(first.me.id)
    const log = (await app.as(app.ada).get(`/door-log?user=${first.me.id}`)).body.data
    expect(log.map(({ event }: { event: string }) => event)).toEqual(['signedIn', 'signedIn', 'accountMade'])
  })

  test('is who had the address before, when that is so set, whatever the address becomes', async () => {
    const otto = await app.join('Otto', 'viewer')
    peer.sit({ sub: 'otto', email: otto.email, email_verified: true })
    expect((await come()).me).toMatchObject({ id: otto.id, role: 'viewer' })
    peer.sit({ sub: 'otto', email: 'otto@elsewhere.example', email_verified: false })
    expect((await come()).me.id).toBe(otto.id)
    const ways = (await app.as(otto).get('/session/all')).body.data.map(({ way }: { way: string }) => way)
    expect(ways.filter((way: string) => way === 'provider')).toHaveLength(2)
  })

  test('becomes one whole or not at all, and may come again', async () => {
    // A name so long that it cannot be kept.
    peer.sit({ sub: randomBytes(20_000).toString('base64'), email: 'olga@example.com', email_verified: true })
    const own = browser()
    await own.back(await own.go(begin()))
    expect(own.token()).toBeUndefined()
    await set({ matches: false })
    peer.sit({ sub: 'olga', email: 'olga@example.com', email_verified: true })
    expect(await come()).toMatchObject({ trouble: null, me: { email: 'olga@example.com' } })
    await set({ matches: true })
  })

  test('stays here, wherever somebody wants to lead them', async () => {
    peer.sit({ sub: 'nina', email: 'nina@example.com', email_verified: true })
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/ok\n//x'])
      expect((await come(next)).path).toBe('/')
  })
})

describe('nobody takes an account over', () => {
  const member = () => app.join(`Paul${Math.random().toString(36).slice(2, 8)}`, 'member')

  test.each<[string, string, (email: string) => object, object]>([
    ['by an address that the provider has not proven', 'unproven', (email) => ({ email, email_verified: false }), {}],
    ['by one of which it says nothing', 'unproven', (email) => ({ email }), {}],
    ['without an address', 'unproven', () => ({}), {}],
    ['by an address of another domain', 'foreign', () => ({ email: 'a@elsewhere.example', email_verified: true }), {}],
    ['by a domain that only ends alike', 'foreign', () => ({ email: 'a@evilexample.com', email_verified: true }), {}],
    ['where addresses match nobody', 'taken', (email) => ({ email, email_verified: true }), { matches: false }],
    ['who is none yet, where nobody becomes one', 'unknown', () => ({ email: 'new@example.com', email_verified: true }), { creates: false }],
  ])('%s', async (name, why, claims, rules) => {
    const person = await member()
    await set(rules)
    peer.sit({ sub: `sub of ${name}`, ...claims(person.email) })
    expect(await come()).toMatchObject({ path: '/sign-in', trouble: why, me: undefined })
    await set({ matches: true, creates: true })
  }) // prettier-ignore

  test('by an owner’s address: owners connect theirs themselves', async () => {
    peer.sit({ sub: 'ada?', email: app.ada.email, email_verified: true })
    expect(await come()).toMatchObject({ trouble: 'taken', me: undefined })
  })

  test('by having been found before it became an owner’s', async () => {
    const yara = await member()
    peer.sit({ sub: 'yara', email: yara.email, email_verified: true })
    expect((await come()).me.id).toBe(yara.id)
    await changeRole(yara, 'owner')
    expect(await come()).toMatchObject({ trouble: 'taken', me: undefined })
    expect((await connect(yara)).path).toBe('/settings/sign-in')
    expect((await come()).me.id).toBe(yara.id)
  })

  test('by an address that was given to somebody else since', async () => {
    const rita = await member()
    peer.sit({ sub: 'rita', email: rita.email, email_verified: true })
    expect((await come()).me.id).toBe(rita.id)
    peer.sit({ sub: 'rita’s successor', email: rita.email, email_verified: true })
    expect((await come()).trouble).toBe('taken')
  })

  test('by taking the address of a colleague who has not come yet', async () => {
    const sven = await member()
    const answer = await app.as(sven).post('/session/email', { email: 'boss@example.com', password: testPassword })
    expect(answer.body.fields).toMatchObject([{ field: 'email' }])
  })

  test('once it is deactivated', async () => {
    const tom = await member()
    peer.sit({ sub: 'tom', email: tom.email, email_verified: true })
    await come()
    const { version } = (await app.as(app.ada).get(`/users/${tom.id}`)).body.data
    await app.as(app.ada).act(`/users/${tom.id}/deactivate`, {}, version)
    expect(await come()).toMatchObject({ trouble: 'inactive', me: undefined })
  })
})

describe('who came by a provider is signed out', () => {
  const isIn = async (token: string | undefined) =>
    (await app.send('GET', '/me', { cookie: `farley=${token}` })).status === 200
  async function both(name: string) {
    const person = await app.join(name, 'member')
    peer.sit({ sub: `sub of ${name}`, email: person.email, email_verified: true })
    const { token } = await come()
    expect([await isIn(token), (await app.as(person).get('/me')).status]).toEqual([true, 200])
    return { person, token }
  }

  test('when it is turned off, and stays out when it is turned on again; who came by password stays', async () => {
    const { person, token } = await both('Uma')
    await set({ label: 'Another label' })
    expect(await isIn(token)).toBe(true)
    await set({ enabled: false })
    expect(await isIn(token)).toBe(false)
    await set({ enabled: true, label: 'Example login' })
    expect(await isIn(token)).toBe(false)
    expect((await app.as(person).get('/me')).status).toBe(200)
  })

  test('when it is taken away; those of another provider stay', async () => {
    const { person, token } = await both('Vito')
    const other = (await app.as(app.ada).post('/sign-in-providers', settings({ label: 'Other' }))).body.data
      .id as string
    peer.sit({ sub: 'Vito elsewhere', email: person.email, email_verified: true })
    const { token: others } = await come('/', other)
    expect(await isIn(others)).toBe(true)
    expect((await app.as(app.ada).delete(`/sign-in-providers/${other}`)).status).toBe(204)
    expect([await isIn(others), await isIn(token)]).toEqual([false, true])
    await app.workspace.db.run({
      text: 'update session set provider_id = null where user_id = $1',
      values: [person.id],
    })
    await set({ enabled: false })
    expect(await isIn(token), 'one of old').toBe(false)
    await set({ enabled: true })
  })

  test('when they become an owner or are one no more; who came by password stays', async () => {
    const { person, token } = await both('Wim')
    await changeRole(person, 'owner')
    expect(await isIn(token)).toBe(false)
    await connect(person)
    const { token: anew } = await come()
    expect(await isIn(anew)).toBe(true)
    await changeRole(person, 'admin')
    expect(await isIn(anew)).toBe(false)
    expect((await app.as(person).get('/me')).status).toBe(200)
  })
})

describe('an answer counts', () => {
  beforeEach(() => peer.sit({ sub: 'nina', email: 'nina@example.com', email_verified: true }))

  test('in the browser that asked, and in no other', async () => {
    const [thief, victim] = [browser(), browser()]
    const back = await thief.go(begin())
    expect((await victim.back(back)).searchParams.get('trouble')).toBe('late')
    await victim.go(begin())
    expect((await victim.back(back)).searchParams.get('trouble')).toBe('late')
    expect(victim.token()).toBeUndefined()
  })

  test('once', async () => {
    const own = browser()
    const back = await own.go(begin())
    expect((await own.back(back)).pathname).toBe('/deals')
    own.take(back.searchParams.get('state')!)
    expect((await own.back(back)).searchParams.get('trouble')).toBe('late')
  })

  test('to the question that was asked: another’s code, a false one, and one for another question fail', async () => {
    const [own, other] = [browser(), browser()]
    const [back, others] = [await own.go(begin()), await other.go(begin())]
    back.searchParams.set('code', others.searchParams.get('code')!)
    expect((await own.back(back)).searchParams.get('trouble')).toBe('failed')
    const again = await own.go(begin())
    again.searchParams.set('code', 'false')
    expect((await own.back(again)).searchParams.get('trouble')).toBe('failed')
    peer.mixNonces(true)
    expect((await come()).trouble).toBe('failed')
  })

  test('that another issuer is named is noticed', async () => {
    const own = browser()
    const back = await own.go(begin())
    back.searchParams.set('iss', 'https://evil.example')
    expect((await own.back(back)).searchParams.get('trouble')).toBe('failed')
  })

  test('who says no at the provider is told so', async () => {
    peer.sit(null)
    expect(await come()).toMatchObject({ path: '/sign-in', trouble: 'refused' })
  })

  test('a provider that is turned off lets nobody in, and is offered to nobody', async () => {
    const own = browser()
    const back = await own.go(begin())
    await set({ enabled: false })
    expect((await own.back(back)).searchParams.get('trouble')).toBe('failed')
    expect((await app.signedOut.get('/session/ways')).body.data.providers).toEqual([])
    await set({ enabled: true })
    expect((await app.signedOut.get('/session/ways')).body.data.providers).toEqual([{ id, label: 'Example login' }])
  })
})

describe('one’s own account', () => {
  test('is connected after the password, also an owner’s, and taken apart again', async () => {
    peer.sit({ sub: 'ada', email: 'private@elsewhere.example', email_verified: true })
    const ada = app.as(app.ada)
    expect((await ada.post(`/session/providers/${id}`, { password: 'wrong password' })).status).toBe(422)
    expect((await connect(app.ada)).path).toBe('/settings/sign-in')
    expect((await ada.get('/session/providers')).body.data).toEqual([id])
    expect((await come()).me.id).toBe(app.ada.id)
    expect((await ada.delete(`/session/providers/${id}`)).status).toBe(204)
    expect((await come()).trouble).toBe('foreign')
  })

  test('is not connected with what is somebody else’s', async () => {
    peer.sit({ sub: 'nina', email: 'nina@example.com', email_verified: true })
    await come()
    expect((await connect(app.bob)).trouble).toBe('taken')
  })

  test.each<[string, object]>([
    ['foreign', { email: 'bob@private.example', email_verified: true }],
    ['unproven', { email: 'bob@example.com', email_verified: false }],
    ['unproven', {}],
  ])('is connected by the company’s word only, but for owners: %s (%o)', async (why, claims) => {
    peer.sit({ sub: 'private', ...claims })
    expect(await connect(app.bob)).toEqual({ path: '/sign-in', trouble: why })
    expect((await app.as(app.bob).get('/session/providers')).body.data).toEqual([])
  })

  test('is taken apart from what an owner connected when they are one no more', async () => {
    const zoe = await app.join('Zoe', 'owner')
    peer.sit({ sub: 'zoe', email: 'zoe@private.example', email_verified: true })
    expect((await connect(zoe)).path).toBe('/settings/sign-in')
    await changeRole(zoe, 'member')
    expect((await come()).trouble).toBe('foreign')
  })

  test('without a password it is tended by who has just come in', async () => {
    peer.sit({ sub: 'uli', email: 'uli@example.com', email_verified: true, name: 'Uli' })
    const { token } = await come()
    const cookie = `farley=${token}`
    const { csrf } = (await app.send('GET', '/me', { cookie })).body.data
    const post = (path: string, body: object) =>
      app.send('POST', path, { cookie, origin: app.url, 'x-farley-token': csrf, 'content-type': 'application/json' }, JSON.stringify(body)) // prettier-ignore
    expect((await post('/session/second-factor', {})).status).toBe(200)
    await app.workspace.db.run({ text: `update session set created_at = now() - interval '1 hour' where way = 'provider'`, values: [] }) // prettier-ignore
    app.server.askers.forget()
    expect((await post('/session/second-factor', {})).body).toMatchObject({ code: 'sign_in_again' })
  })
})

describe('only owners decide', () => {
  test('who else may let people in; admins look, others do not, and nobody sees the secret', async () => {
    const [max, ada] = [app.as(app.max), app.as(app.ada)]
    expect((await max.get('/sign-in-providers')).status).toBe(200)
    expect((await max.post('/sign-in-providers', settings())).status).toBe(403)
    expect((await max.patch(`/sign-in-providers/${id}`, { label: 'Mine' })).status).toBe(403)
    expect((await max.delete(`/sign-in-providers/${id}`)).status).toBe(403)
    for (const client of [app.as(app.bob), app.as(app.vera)])
      expect((await client.get('/sign-in-providers')).status).toBe(403)
    expect((await ada.get('/sign-in-providers')).text).not.toContain(peer.clientSecret)
    const rows = await app.workspace.db.run({ text: 'select * from secret', values: [] })
    expect(JSON.stringify(rows)).not.toContain(peer.clientSecret)
  })

  test.each<[string, object]>([
    ['issuer', { issuer: 'http://login.example.com' }],
    ['issuer', { issuer: 'https://user:password@login.example.com' }],
    ['issuer', { issuer: 'javascript:alert(1)' }],
    ['domains', { domains: ['no domain'] }],
    ['domains', { domains: [] }],
    ['role', { role: 'owner' }],
  ])('a wrong %s (%o) is refused by its name', async (field, more) => {
    const answer = await app.as(app.ada).post('/sign-in-providers', settings(more))
    expect(answer.body.fields[0].field).toContain(field)
  })

  test('nobody answers, or somebody else: it is not kept', async () => {
    const answer = await app.as(app.ada).post('/sign-in-providers', settings({ issuer: `${peer.issuer}/other` }))
    expect(answer.body.fields).toMatchObject([{ field: 'issuer' }])
  })

  test('an address inside is not called unless it is permitted', async () => {
    const closed = await startTestApp()
    const answer = await closed.as(closed.ada).post('/sign-in-providers', settings())
    expect(answer.body.fields).toMatchObject([{ field: 'issuer' }])
    await closed.close()
  })
})

describe('single sign-on only', () => {
  const signIn = (email: string) =>
    app.send('POST', '/session', { 'content-type': 'application/json', origin: app.url }, JSON.stringify({ email, password: testPassword })) // prettier-ignore
  const only = async (is: boolean, who = app.ada) => {
    const { id, version } = (await app.as(who).get('/me')).body.data.workspace
    return app.as(who).patch(`/workspaces/${id}`, { onlyProviders: is }, version)
  }

  test('lets only owners in by password, ends what was opened otherwise, and says no more to who guesses', async () => {
    const vera = await app.join('Wilma', 'member')
    const { url } = (await app.as(app.ada).post('/users', { name: 'Xaver', email: 'xaver@example.com' }).then(({ body }) => app.as(app.ada).post(`/users/${body.data.id}/invite`))).body.data // prettier-ignore
    expect((await only(true, app.max)).status).toBe(403)
    expect((await only(true)).status).toBe(200)
    expect((await app.as(vera).get('/me')).status).toBe(401)
    expect((await app.as(app.ada).get('/me')).status).toBe(200)
    expect((await signIn(vera.email)).body).toMatchObject({ status: 403, code: 'only_providers' })
    expect((await signIn('nobody@example.com')).body).toMatchObject({ code: 'wrong_sign_in' })
    expect((await signIn(app.ada.email)).status).toBe(200)
    const token = url.split('/').at(-1)
    const headers = { 'content-type': 'application/json', origin: app.url }
    const use = () => app.send('POST', `/session/link/${token}`, headers, JSON.stringify({ password: testPassword }))
    expect((await use()).body).toMatchObject({ code: 'only_providers' })
    peer.sit({ sub: 'nina', email: 'nina@example.com', email_verified: true })
    expect((await come()).me.name).toBe('Nina Ek')
    expect((await only(false)).status).toBe(200)
    expect((await use()).status).toBe(200)
  })

  test('shuts out who is no owner any more', async () => {
    const wanda = await app.join('Wanda', 'owner')
    await only(true)
    expect((await app.as(wanda).get('/me')).status).toBe(200)
    await changeRole(wanda, 'member')
    expect((await app.as(wanda).get('/me')).status).toBe(401)
    await only(false)
  })

  test('ends sessions by the role that somebody has now, whatever it was when they came', async () => {
    const [was, is] = [await app.join('Walter', 'owner'), await app.join('Willa', 'member')]
    await changeRole(was, 'member')
    await changeRole(is, 'owner')
    await only(true)
    await only(false)
    expect((await app.as(was).get('/me')).status).toBe(401)
    expect((await app.as(is).get('/me')).status).toBe(200)
  })

  test('needs a provider', async () => {
    const bare = await startTestApp()
    const { id, version } = (await bare.as(bare.ada).get('/me')).body.data.workspace
    const answer = await bare.as(bare.ada).patch(`/workspaces/${id}`, { onlyProviders: true }, version)
    expect(answer.body.fields).toMatchObject([{ field: 'onlyProviders' }])
    await bare.close()
  })
})

test('a provider that is removed knows nobody any more', async () => {
  peer.sit({ sub: 'nina', email: 'nina@example.com', email_verified: true })
  expect((await app.as(app.ada).delete(`/sign-in-providers/${id}`)).status).toBe(204)
  const own = browser()
  const answer = await fetch(begin(), { redirect: 'manual' })
  expect(answer.headers.get('location')).toBe('/sign-in?trouble=failed')
  expect(own.token()).toBeUndefined()
})
