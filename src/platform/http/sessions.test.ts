import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, testPassword, type TestApp } from '../../../test/app.ts'
import { createLink } from '../access/links.ts'

let app: TestApp
let origin: string
beforeAll(async () => {
  app = await startTestApp()
  origin = app.url
})
afterAll(() => app.close())

const json = { 'content-type': 'application/json' }
const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  app.send('POST', '/session', { ...json, origin, ...headers }, JSON.stringify({ email, password }))
const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  [answer.headers['set-cookie']]
    .flat()
    .map(String)
    .find((each) => each.startsWith('farley='))

describe('signing in', () => {
  test('answers who one is, and sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await signIn('bob@example.com', testPassword)
    expect(answer.status).toBe(200)
    expect(answer.body.data.user).toMatchObject({ name: 'Bob', role: 'member' })
    const cookie = cookieOf(answer)!
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(cookie).toMatch(/Path=\//)
    expect(cookie).not.toMatch(/Domain/)
  })

  test('the case of the address does not matter', async () => {
    expect((await signIn('  BOB@Example.com ', testPassword)).status).toBe(200)
  })

  test('an unknown address and a wrong password are answered alike', async () => {
    const [unknown, wrong] = await Promise.all([
      signIn('nobody@example.com', 'wrong password'),
      signIn('vera@example.com', 'wrong password'),
    ])
    const { requestId: _, ...one } = unknown.body
    const { requestId: __, ...other } = wrong.body
    expect(one).toEqual(other)
    expect(unknown.status).toBe(401)
    expect(cookieOf(unknown)).toBeUndefined()
  })

  test('one who does not exist takes as long as one who does', async () => {
    const time = async (email: string) => {
      const start = performance.now()
      await signIn(email, 'wrong password')
      return performance.now() - start
    }
    const [some, none]: [number[], number[]] = [[], []]
    for (let round = 0; round < 4; round++) {
      some.push(await time('max@example.com'))
      none.push(await time(`nobody${round}@example.com`))
    }
    expect(Math.min(...none)).toBeGreaterThan(Math.min(...some) / 3)
  })

  test('a session id that a browser brought along is never taken over', async () => {
    const planted = 'A'.repeat(43)
    const answer = await signIn('bob@example.com', testPassword, { cookie: `farley=${planted}` })
    expect(cookieOf(answer)).not.toContain(planted)
    expect((await app.send('GET', '/me', { cookie: `farley=${planted}` })).status).toBe(401)
  })

  test('signing in anew ends the session before it', async () => {
    const first = cookieOf(await signIn('bob@example.com', testPassword))!.split(';')[0]!
    const second = cookieOf(await signIn('bob@example.com', testPassword, { cookie: first }))!.split(';')[0]!
    expect(second).not.toBe(first)
    expect((await app.send('GET', '/me', { cookie: first })).status).toBe(401)
    expect((await app.send('GET', '/me', { cookie: second })).status).toBe(200)
  })

  test('guesses at one account are bounded, those of others are not hindered', async () => {
    const guesses = await Promise.all(Array.from({ length: 12 }, () => signIn('guessed@example.com', 'wrong password')))
    const refused = guesses.filter(({ status }) => status === 429)
    expect(refused.length).toBe(2)
    expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThan(0)
    expect((await signIn('bob@example.com', testPassword)).status).toBe(200)
  })
})

describe('a write with a cookie', () => {
  const change = (headers: Record<string, string>) =>
    app.send(
      'POST',
      '/tags',
      { ...json, cookie: app.ada.cookie, ...headers },
      JSON.stringify({ name: `tag ${Math.random()}` }),
    )

  test('is taken from our own page', async () => {
    expect((await change({ origin, 'x-farley-token': app.ada.csrf })).status).toBe(201)
  })

  test.each([
    ['no Origin', {}],
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a site that ends like ours', { origin: 'http://evil-127.0.0.1' }],
    ['null', { origin: 'null' }],
  ] as const)('is refused from %s', async (_, headers) => {
    const answer = await change({ ...headers, 'x-farley-token': app.ada.csrf } as Record<string, string>)
    expect(answer.status).toBe(403)
    expect(answer.body.code).toBe('foreign_origin')
  })

  test.each([
    ['no token', {}],
    ['the token of another', { 'x-farley-token': 'x'.repeat(43) }],
  ] as const)('is refused with %s', async (_, headers) => {
    const answer = await change({ origin, ...headers } as Record<string, string>)
    expect(answer.status).toBe(403)
    expect(answer.body.code).toBe('token_missing')
  })

  test('another site cannot sign a browser in or out', async () => {
    const evil = { origin: 'https://evil.example' }
    expect((await signIn('bob@example.com', testPassword, evil)).status).toBe(403)
    expect((await app.send('DELETE', '/session', { cookie: app.bob.cookie, ...evil })).status).toBe(403)
    expect((await app.as(app.bob).get('/me')).status).toBe(200)
  })
})

describe('leaving', () => {
  test('signing out ends the session on the server', async () => {
    const eve = await app.join('Eve', 'member')
    expect((await app.as(eve).delete('/session')).status).toBe(204)
    expect((await app.as(eve).get('/me')).status).toBe(401)
  })

  test('signing out everywhere ends all of one’s sessions and nobody else’s', async () => {
    const kim = await app.join('Kim', 'member')
    const other = cookieOf(await signIn(kim.email, testPassword))!.split(';')[0]!
    expect((await app.as(kim).delete('/session/all')).status).toBe(204)
    expect((await app.send('GET', '/me', { cookie: other })).status).toBe(401)
    expect((await app.as(app.bob).get('/me')).status).toBe(200)
  })

  test('whoever is deactivated is out at the next request, and their keys with them', async () => {
    const lee = await app.join('Lee', 'admin')
    const key = await app.as(lee).post('/keys', { name: 'of Lee', role: 'member' })
    const bearer = { authorization: `Bearer ${key.body.data.token}` }
    expect((await app.send('GET', '/me', bearer)).status).toBe(200)
    const { version } = (await app.as(app.ada).get(`/users/${lee.id}`)).body.data
    expect((await app.as(app.ada).act(`/users/${lee.id}/deactivate`, {}, version)).status).toBe(200)
    expect((await app.as(lee).get('/me')).status).toBe(401)
    expect((await app.send('GET', '/me', bearer)).status).toBe(401)
    expect((await signIn(lee.email, testPassword)).status).toBe(401)
  })
})

describe('rights that change', () => {
  test('hold at once, under a new session id, and the page’s token stays', async () => {
    const sam = await app.join('Sam', 'member')
    const { version } = (await app.as(app.ada).get(`/users/${sam.id}`)).body.data
    await app.as(app.ada).act(`/users/${sam.id}/changeRole`, { role: 'viewer' }, version)
    const answer = await app.as(sam).get('/me')
    expect(answer.body.data.user.role).toBe('viewer')
    const renewed = cookieOf(answer)!.split(';')[0]!
    expect(renewed).not.toBe(sam.cookie)
    expect(answer.body.data.csrf).toBe(sam.csrf)
    const again = await app.as({ ...sam, cookie: renewed }).get('/me')
    expect(again.status).toBe(200)
    expect(cookieOf(again)).toBeUndefined()
  })

  test('a new password signs out everywhere else and opens a new session here', async () => {
    const pat = await app.join('Pat', 'member')
    const other = cookieOf(await signIn(pat.email, testPassword))!.split(';')[0]!
    const wrong = await app.as(pat).post('/session/password', { current: 'not it at all', next: 'another password' })
    expect(wrong.status).toBe(422)
    expect(wrong.body.fields[0].field).toBe('current')
    const answer = await app.as(pat).post('/session/password', { current: testPassword, next: 'another password' })
    expect(answer.status).toBe(200)
    expect((await app.send('GET', '/me', { cookie: other })).status).toBe(401)
    expect((await app.as(pat).get('/me')).status).toBe(401)
    expect((await app.send('GET', '/me', { cookie: cookieOf(answer)!.split(';')[0]! })).status).toBe(200)
    expect((await signIn(pat.email, testPassword)).status).toBe(401)
    expect((await signIn(pat.email, 'another password')).status).toBe(200)
  })

  test.each([
    ['short', '1234567'],
    ['endless', 'x'.repeat(300)],
    ['one’s own address', 'max@example.com'],
  ])('a password that is %s is refused', async (_, next) => {
    const answer = await app.as(app.max).post('/session/password', { current: testPassword, next })
    expect(answer.status).toBe(422)
    expect(answer.body.fields[0].field).toBe('next')
  })
})

describe('one-time links', () => {
  const use = (url: string, body: object) =>
    app.send('POST', `/session/link/${url.split('/').at(-1)!}`, { ...json, origin }, JSON.stringify(body))

  test('an invitation says for whom it is, works once, and dies', async () => {
    const { body } = await app.as(app.max).post('/users', { name: 'Ida', email: 'ida@example.com' })
    const { url } = (await app.as(app.max).post(`/users/${body.data.id}/invite`)).body.data
    const token = url.split('/').at(-1)
    expect(url).toMatch(`${origin}/join/`)
    expect((await app.signedOut.get(`/session/link/${token}`)).body.data).toEqual({
      purpose: 'invite',
      name: 'Ida',
      email: 'ida@example.com',
    })
    const both = await Promise.all([use(url, { password: testPassword }), use(url, { password: 'of somebody else' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
    expect((await app.signedOut.get(`/session/link/${token}`)).status).toBe(404)
  })

  test('a link with a password that is refused can be used again', async () => {
    const { body } = await app.as(app.ada).post('/users', { name: 'Ole', email: 'ole@example.com' })
    const { url } = (await app.as(app.ada).post(`/users/${body.data.id}/invite`)).body.data
    expect((await use(url, { password: 'short' })).status).toBe(422)
    expect((await use(url, { password: testPassword })).status).toBe(200)
  })

  test('a new link kills the one before it', async () => {
    const { body } = await app.as(app.ada).post('/users', { name: 'Uwe', email: 'uwe@example.com' })
    const first = (await app.as(app.ada).post(`/users/${body.data.id}/invite`)).body.data.url
    const second = (await app.as(app.ada).post(`/users/${body.data.id}/invite`)).body.data.url
    expect((await use(first, { password: testPassword })).status).toBe(404)
    expect((await use(second, { password: testPassword })).status).toBe(200)
  })

  test('a forgotten password is set anew by a link of an admin, which signs out everywhere', async () => {
    const gil = await app.join('Gil', 'member')
    const { url } = (await app.as(app.max).post(`/users/${gil.id}/reset-password`)).body.data
    expect((await use(url, { password: 'something new' })).status).toBe(200)
    expect((await app.as(gil).get('/me')).status).toBe(401)
    expect((await signIn(gil.email, 'something new')).status).toBe(200)
  })

  test('members make no links, and admins none for an owner', async () => {
    expect((await app.as(app.bob).post(`/users/${app.vera.id}/reset-password`)).status).toBe(403)
    expect((await app.as(app.max).post(`/users/${app.ada.id}/reset-password`)).status).toBe(403)
  })

  test('the first owner’s link is dead once there is an owner, even a new one', async () => {
    const { url } = await createLink(app.workspace.db, origin, 'owner', null)
    const answer = await use(url, { name: 'Mallory', email: 'mallory@example.com', password: testPassword })
    expect(answer.status).toBe(404)
  })

  test.each(['x', 'A'.repeat(43), '..%2f..', "'; drop table session; --"])(
    'a link that is none (%s) is not found',
    async (token) => {
      expect((await app.signedOut.get(`/session/link/${encodeURIComponent(token)}`)).status).toBe(404)
    },
  )
})

describe('keys', () => {
  test('a key is shown once, and only its digest is kept', async () => {
    const made = await app.as(app.ada).post('/keys', { name: 'Reports', role: 'viewer' })
    expect(made.status).toBe(201)
    expect(made.body.data.token).toMatch(/^farley_[\w-]{43}$/)
    const list = await app.as(app.ada).get('/keys')
    expect(list.text).not.toContain(made.body.data.token)
    expect(list.body.data.find((key: { id: string }) => key.id === made.body.data.id)).toMatchObject({
      name: 'Reports',
      role: 'viewer',
    })
    const rows = await app.workspace.db.run({ text: 'select * from api_key', values: [] })
    expect(JSON.stringify(rows)).not.toContain(made.body.data.token.slice(11))
  })

  test('it needs no Origin and no token, and does what its role may', async () => {
    const [admin, viewer] = [await app.withKey('admin'), await app.withKey('viewer')]
    expect((await admin.post('/tags', { name: 'from a key' })).status).toBe(201)
    expect((await viewer.post('/tags', { name: 'from a viewer' })).status).toBe(403)
    expect((await viewer.get('/tags')).status).toBe(200)
  })

  test('an admin makes no owner’s key, a member none at all', async () => {
    expect((await app.as(app.max).post('/keys', { name: 'more', role: 'owner' })).status).toBe(403)
    expect((await app.as(app.bob).post('/keys', { name: 'mine', role: 'member' })).status).toBe(403)
    expect((await app.as(app.bob).get('/keys')).status).toBe(403)
  })

  test('an ended key ends at once', async () => {
    const key = await app.withKey('member')
    expect((await key.get('/me')).status).toBe(200)
    expect((await app.as(app.ada).delete(`/keys/${key.id}`)).status).toBe(204)
    expect((await key.get('/me')).status).toBe(401)
  })

  test('an expired key is none', async () => {
    const { body } = await app
      .as(app.ada)
      .post('/keys', { name: 'short', role: 'viewer', expiresAt: new Date(Date.now() + 60_000).toISOString() })
    await app.workspace.db.run({
      text: `update api_key set expires_at = now() - interval '1 second' where id = $1`,
      values: [body.data.id],
    })
    expect((await app.send('GET', '/me', { authorization: `Bearer ${body.data.token}` })).status).toBe(401)
    const past = await app
      .as(app.ada)
      .post('/keys', { name: 'past', role: 'viewer', expiresAt: '2020-01-01T00:00:00Z' })
    expect(past.body.fields[0].field).toBe('expiresAt')
  })

  test.each(['Bearer x', 'Bearer farley_x', 'Basic YTpi', 'Bearer ', `Bearer farley_${'A'.repeat(43)}`])(
    '“%s” is no key, also beside a good cookie',
    async (authorization) => {
      expect((await app.send('GET', '/me', { authorization })).status).toBe(401)
      expect((await app.send('GET', '/me', { authorization, cookie: app.ada.cookie })).status).toBe(401)
    },
  )
})

describe('the address that guesses are counted by', () => {
  test('is the true one: what a stranger says in X-Forwarded-For means nothing, what a known proxy says counts', async () => {
    const guess = (one: TestApp, number: number) =>
      one.send(
        'POST',
        '/session',
        { ...json, origin: one.url, 'x-forwarded-for': `203.0.113.${number}` },
        JSON.stringify({ email: `guess${number}@example.com`, password: 'wrong password' }),
      )
    const statuses = async (options: object) => {
      const one = await startTestApp({ attempts: { address: 6 }, ...options })
      const answers = await Promise.all(Array.from({ length: 12 }, (_, number) => guess(one, number)))
      await one.close()
      return new Set(answers.map(({ status }) => status))
    }
    expect(await statuses({})).toEqual(new Set([401, 429]))
    expect(await statuses({ trustedProxies: ['127.0.0.1'] })).toEqual(new Set([401]))
  })
})

describe('over https', () => {
  test('the cookie is a __Host- one and Secure', async () => {
    const https = await startTestApp({
      address: { url: 'https://crm.example.com', secure: true, origins: new Set(['https://crm.example.com']) },
    })
    const answer = await https.send(
      'POST', '/session', { ...json, origin: 'https://crm.example.com' }, JSON.stringify({ email: 'ada@example.com', password: testPassword }),
    ) // prettier-ignore
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-farley=[\w-]{43};.*Secure/)
    expect(answer.headers['strict-transport-security']).toContain('max-age')
    expect((await https.send('GET', '/me', { cookie: https.ada.cookie.replace('__Host-', '') })).status).toBe(401)
    await https.close()
  })
})
