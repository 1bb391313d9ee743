import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, testPassword, type Person, type TestApp } from '../../../test/app.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp()))
afterAll(() => app.close())

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'

async function signIn({ email }: Pick<Person, 'email'>, password = testPassword, agent = firefox) {
  const headers = { 'content-type': 'application/json', origin: app.url, 'user-agent': agent }
  const answer = await app.send('POST', '/session', headers, JSON.stringify({ email, password }))
  return { status: answer.status, cookie: String(answer.headers['set-cookie']).split(';')[0]! }
}
const isIn = async (cookie: string) => (await app.send('GET', '/me', { cookie })).status === 200

/** Somebody new, signed in here and elsewhere. */
async function twice(name: string) {
  const person = await app.join(name, 'member')
  const { cookie } = await signIn(person)
  const list = (await app.as(person).get('/session/all')).body.data
  const [here, elsewhere] = [true, false].map((is) => list.find((each: { here: boolean }) => each.here === is))
  return { person, me: app.as(person), cookie, list, here, elsewhere }
}

describe('one’s own sessions', () => {
  test('say by which browser, from where and since when, and which one is here', async () => {
    const { list, here, elsewhere, person } = await twice('Anna')
    expect(list).toHaveLength(2)
    expect(elsewhere).toMatchObject({ browser: 'Firefox', system: 'Windows', address: '127.0.0.1', way: 'password' })
    expect(here).toMatchObject({ browser: null, way: 'link' })
    expect(JSON.stringify(list)).not.toContain(person.cookie.split('=')[1]!)
  })

  test('end one by one, at once', async () => {
    const { me, cookie, elsewhere } = await twice('Berta')
    expect((await me.delete(`/session/all/${elsewhere.id}`)).status).toBe(204)
    expect(await isIn(cookie)).toBe(false)
    expect((await me.get('/session/all')).body.data).toHaveLength(1)
    expect((await me.delete(`/session/all/${elsewhere.id}`)).status).toBe(404)
  })

  test('end all but the one here', async () => {
    const { me, cookie } = await twice('Cara')
    expect((await me.delete('/session/others')).status).toBe(204)
    expect(await isIn(cookie)).toBe(false)
    expect((await me.get('/me')).status).toBe(200)
  })

  test('are nobody else’s to end or to see', async () => {
    const { cookie, elsewhere } = await twice('Dana')
    expect((await app.as(app.bob).delete(`/session/all/${elsewhere.id}`)).status).toBe(404)
    for (const client of [app.as(app.bob), app.as(app.vera), await app.withKey('member')])
      expect((await client.get(`/users/${app.ada.id}/sessions`)).status).toBe(403)
    expect((await app.signedOut.get('/session/all')).status).toBe(401)
    expect((await (await app.withKey('owner')).get('/session/all')).status).toBe(403)
    expect(await isIn(cookie)).toBe(true)
  })

  test('are one although its id changed with the role', async () => {
    const { person, list, me } = await twice('Elsa')
    const { version } = (await app.as(app.ada).get(`/users/${person.id}`)).body.data
    await app.as(app.ada).act(`/users/${person.id}/changeRole`, { role: 'viewer' }, version)
    await me.get('/me')
    expect((await me.get('/session/all')).body.data).toHaveLength(list.length)
  })
})

describe('an admin', () => {
  test('sees where a colleague is signed in, ends one of it, and all of it', async () => {
    const { person, cookie, elsewhere, me } = await twice('Fred')
    const max = app.as(app.max)
    const at = `/users/${person.id}/sessions`
    expect((await max.get(at)).body.data).toHaveLength(2)
    expect((await max.delete(`${at}/${elsewhere.id}`)).status).toBe(204)
    expect(await isIn(cookie)).toBe(false)
    expect((await me.get('/me')).status).toBe(200)
    expect((await max.delete(at)).status).toBe(204)
    expect((await me.get('/me')).status).toBe(401)
  })

  test('has no say about an owner, and finds nobody who is not there', async () => {
    const at = `/users/${app.ada.id}/sessions`
    for (const answer of [await app.as(app.max).get(at), await app.as(app.max).delete(at)])
      expect(answer.status).toBe(403)
    expect((await app.as(app.max).get(`/users/${crypto.randomUUID()}/sessions`)).status).toBe(404)
    expect((await app.as(app.ada).get('/me')).status).toBe(200)
  })
})

describe('what changes about signing in', () => {
  test('another password ends the sessions of before', async () => {
    const { me, cookie } = await twice('Gina')
    expect((await me.post('/session/password', { current: testPassword, next: 'another password' })).status).toBe(200)
    expect(await isIn(cookie)).toBe(false)
  })

  test('another address needs the password, signs out elsewhere, and signs in from then on', async () => {
    const { person, me, cookie } = await twice('Hugo')
    const change = (given: object) => me.post('/session/email', given)
    expect((await change({ email: 'hugo@new.example' })).body.fields).toMatchObject([{ field: 'password' }])
    expect((await change({ email: 'hugo@new.example', password: 'wrong password' })).status).toBe(422)
    const right = (email: string) => change({ email, password: testPassword })
    expect((await right('no address')).body.fields).toMatchObject([{ field: 'email' }])
    expect((await right(app.vera.email.toUpperCase())).body).toMatchObject({ code: 'taken' })
    expect(await isIn(cookie)).toBe(true)
    expect((await right('Hugo@New.example')).body.data.user.email).toBe('hugo@new.example')
    expect(await isIn(cookie)).toBe(false)
    expect((await signIn(person)).status).toBe(401)
    expect((await signIn({ email: 'hugo@new.example' })).status).toBe(200)
  })

  test('a link that was made for the address of before is dead', async () => {
    const { person, me } = await twice('Iris')
    const { url } = (await app.as(app.ada).post(`/users/${person.id}/reset-password`)).body.data
    await me.post('/session/email', { email: 'iris@new.example', password: testPassword })
    expect((await app.signedOut.get(`/session/link/${url.split('/').at(-1)}`)).status).toBe(404)
  })

  test('a key changes no address', async () => {
    const key = await app.withKey('owner')
    expect((await key.post('/session/email', { email: 'key@example.com', password: testPassword })).status).toBe(403)
  })
})

describe('the log of the door', () => {
  test('says who, when, from where and how; a wrong password too', async () => {
    const { person, me } = await twice('Jule')
    await signIn(person, 'wrong password')
    await me.post('/session/email', { email: 'jule@new.example', password: testPassword })
    const { headers } = await me.post('/session/password', { current: testPassword, next: 'another password' })
    const now = app.as({ ...person, cookie: String(headers['set-cookie']).split(';')[0]! })
    const events = async () => (await now.get('/session/log')).body.data.map((line: { event: string }) => line.event)
    await expect.poll(events).toContain('wrongPassword')
    const { data } = (await now.get('/session/log')).body
    const of = (event: string) => data.find((line: { event: string }) => line.event === event)
    expect(of('signedIn')).toMatchObject({ user: person.id, name: 'Jule', by: 'Jule', address: '127.0.0.1' })
    expect(data.filter((line: { event: string }) => line.event === 'signedIn')).toHaveLength(3)
    expect(of('wrongPassword')).toMatchObject({ by: 'Farley', browser: 'Firefox' })
    expect(of('emailChanged').more).toEqual({ before: person.email, after: 'jule@new.example' })
    expect(of('linkMade')).toMatchObject({ by: 'Ada', more: { purpose: 'invite' } })
    expect(JSON.stringify(data)).not.toContain('another password')
  })

  test('is whole for admins, of one user where that is asked, page by page', async () => {
    const max = app.as(app.max)
    const { body } = await max.get('/door-log')
    expect(body.data).toHaveLength(50)
    const next = (await max.get(`/door-log?below=${body.page.below}`)).body
    expect(next.data.length).toBeGreaterThan(0)
    const ids = [...body.data, ...next.data].map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const bob = (await max.get(`/door-log?user=${app.bob.id}`)).body.data
    expect(new Set(bob.map(({ user }: { user: string }) => user))).toEqual(new Set([app.bob.id]))
  })

  test('is nobody else’s, and one’s own only oneself’s', async () => {
    for (const client of [app.as(app.bob), app.as(app.vera), await app.withKey('member')])
      expect((await client.get('/door-log')).status).toBe(403)
    const own = (await app.as(app.bob).get('/session/log')).body.data
    expect(own.every(({ user }: { user: string }) => user === app.bob.id)).toBe(true)
    expect((await app.as(app.bob).get(`/users/${app.ada.id}/history`)).text).not.toContain('127.0.0.1')
  })
})
