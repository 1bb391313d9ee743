import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, testPassword, type Person, type TestApp } from '../../../test/app.ts'
import { createAuthenticator, type Authenticator } from '../access/testing.ts'

let app: TestApp
/** Passkeys are bound to a name: on one's own machine to localhost, also where Farley was opened by a number. */
let page: string
beforeAll(async () => {
  app = await startTestApp()
  page = app.url.replace('127.0.0.1', 'localhost')
})
afterAll(() => app.close())

const headers = () => ({ 'content-type': 'application/json', origin: page })
const post = (path: string, body: object) => app.send('POST', path, headers(), JSON.stringify(body))
const question = async () => (await post('/session/passkey/begin', {})).body.data
const come = async (device: Authenticator, how?: Parameters<Authenticator['show']>[1]) =>
  post('/session/passkey', { passkey: device.show(await question(), how) })

async function add(person: Person, name: string, device: Authenticator, how?: Parameters<Authenticator['make']>[1]) {
  const me = app.as(person)
  const { data } = (await me.post('/session/passkeys/begin', { password: testPassword })).body
  return me.post('/session/passkeys', { name, response: device.make(data, how) })
}

/** Somebody new, with a passkey. */
async function withPasskey(name: string, counts = true) {
  const person = await app.join(name, 'member')
  const device = createAuthenticator(page, 'localhost', { counts })
  const made = await add(person, 'My phone', device)
  expect(made.status).toBe(201)
  return { person, me: app.as(person), device, id: made.body.data.id as string }
}

describe('a passkey', () => {
  test('signs in alone, without an address, and says when it was used', async () => {
    const { person, me, device } = await withPasskey('Anna')
    const answer = await come(device)
    expect(answer.body.data.user).toMatchObject({ id: person.id, name: 'Anna' })
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly/)
    const [kept] = (await me.get('/session/passkeys')).body.data
    expect(kept).toMatchObject({ name: 'My phone', synced: false, copiedAt: null })
    expect(kept.usedAt).not.toBeNull()
    const ways = (await me.get('/session/all')).body.data.map(({ way }: { way: string }) => way)
    expect(ways).toContain('passkey')
  })

  test('is made by who gives the password, and by nobody with a key', async () => {
    const { me } = await withPasskey('Bert')
    expect((await me.post('/session/passkeys/begin', {})).body.fields).toMatchObject([{ field: 'password' }])
    expect((await me.post('/session/passkeys/begin', { password: 'wrong password' })).status).toBe(422)
    const key = await app.withKey('owner')
    expect((await key.post('/session/passkeys/begin', { password: testPassword })).status).toBe(403)
    expect((await key.get('/session/passkeys')).status).toBe(403)
    expect((await app.signedOut.get('/session/passkeys')).status).toBe(401)
  })

  test('is asked for its owner by finger, face or PIN, and not made twice on one device', async () => {
    const { me, person, device } = await withPasskey('Cora')
    const { data } = (await me.post('/session/passkeys/begin', { password: testPassword })).body
    expect(data.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
    expect(data.excludeCredentials).toHaveLength(1)
    expect(data.rp.id).toBe('localhost')
    expect((await add(person, 'Again', device)).body).toMatchObject({ code: 'taken' })
    const lax = createAuthenticator(page, 'localhost')
    expect((await add(person, 'Lax', lax, { unverified: true })).status).toBe(422)
  })

  test('is renamed and removed by its owner, who is then signed out elsewhere', async () => {
    const { me, device, id } = await withPasskey('Dirk')
    const cookie = String((await come(device)).headers['set-cookie']).split(';')[0]!
    expect((await me.patch(`/session/passkeys/${id}`, { name: 'Old phone' })).body.data.name).toBe('Old phone')
    expect((await me.patch(`/session/passkeys/${id}`, { name: '' })).status).toBe(422)
    expect((await me.delete(`/session/passkeys/${id}`)).status).toBe(204)
    expect((await app.send('GET', '/me', { cookie })).status).toBe(401)
    expect((await come(device)).body).toMatchObject({ code: 'wrong_passkey' })
    expect((await me.delete(`/session/passkeys/${id}`)).status).toBe(404)
  })

  test('is nobody else’s to see, rename or remove', async () => {
    const { id, device } = await withPasskey('Edda')
    for (const other of [app.as(app.bob), app.as(app.ada)]) {
      expect((await other.get('/session/passkeys')).body.data).toEqual([])
      expect((await other.patch(`/session/passkeys/${id}`, { name: 'Mine' })).status).toBe(404)
      expect((await other.delete(`/session/passkeys/${id}`)).status).toBe(404)
    }
    expect((await come(device)).status).toBe(200)
  })

  test('opens nothing for who is deactivated', async () => {
    const { person, device } = await withPasskey('Falk')
    const { version } = (await app.as(app.ada).get(`/users/${person.id}`)).body.data
    await app.as(app.ada).act(`/users/${person.id}/deactivate`, {}, version)
    expect((await come(device)).body).toMatchObject({ code: 'wrong_passkey' })
  })
})

describe('what is not right opens nothing, and is answered alike', () => {
  test.each<[string, object]>([
    ['from another page', { origin: 'https://evil.example' }],
    ['from another port of this machine', { origin: 'http://localhost:1' }],
    ['for another site', { site: 'evil.example' }],
    ['in answer to no question', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
    ['without finger, face or PIN', { unverified: true }],
    ['with another’s name on it', { user: Buffer.alloc(16, 7).toString('base64url') }],
    ['with a wrong signature', { signature: Buffer.alloc(70, 48).toString('base64url') }],
  ])('%s', async (name, how) => {
    const { device, me } = await withPasskey(`Gast${name.length}`)
    expect((await come(device, how)).body).toMatchObject({ status: 401, code: 'wrong_passkey' })
    expect((await me.get('/session/passkeys')).body.data[0].copiedAt).toBeNull()
    expect((await come(device)).status).toBe(200)
  })

  test('the same answer a second time', async () => {
    const { device } = await withPasskey('Hans', false)
    const passkey = device.show(await question())
    const answers = await Promise.all([1, 2, 3].map(() => post('/session/passkey', { passkey })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  })

  test('a question that was asked to make one, and one that is too old', async () => {
    const { device, me } = await withPasskey('Ines')
    const making = (await me.post('/session/passkeys/begin', { password: testPassword })).body.data
    expect((await post('/session/passkey', { passkey: device.show(making) })).status).toBe(401)
    const old = await question()
    await app.workspace.db.run({
      text: `update door_question set expires_at = now() - interval '1 second'`,
      values: [],
    })
    expect((await post('/session/passkey', { passkey: device.show(old) })).status).toBe(401)
  })

  test('a question that somebody else was asked to make theirs', async () => {
    const { person } = await withPasskey('Jens')
    const device = createAuthenticator(page, 'localhost')
    const { data } = (await app.as(app.bob).post('/session/passkeys/begin', { password: testPassword })).body
    const answer = await app.as(person).post('/session/passkeys', { name: 'Theirs', response: device.make(data) })
    expect(answer.status).toBe(422)
  })

  test('another site’s page does not sign a browser in', async () => {
    const { device } = await withPasskey('Karl')
    const body = JSON.stringify({ passkey: device.show(await question()) })
    const answer = await app.send('POST', '/session/passkey', { ...headers(), origin: 'https://evil.example' }, body)
    expect(answer.status).toBe(403)
  })
})

describe('a copy', () => {
  test('is known by its counter: the passkey ends, and its owner reads so', async () => {
    const { device, me } = await withPasskey('Lars')
    expect((await come(device)).status).toBe(200)
    expect((await come(device, { counter: 1 })).body).toMatchObject({ code: 'passkey_copied' })
    expect((await come(device, { counter: 99 })).body).toMatchObject({ code: 'passkey_copied' })
    expect((await me.get('/session/passkeys')).body.data[0].copiedAt).not.toBeNull()
    const log = (await me.get('/session/log')).body.data
    expect(log.find(({ event }: { event: string }) => event === 'passkeyCopied').more).toEqual({ name: 'My phone' })
  })

  test('is not seen where a device does not count', async () => {
    const { device } = await withPasskey('Mika', false)
    for (let times = 0; times < 3; times++) expect((await come(device)).status).toBe(200)
  })
})

describe('as the second step', () => {
  async function guarded(name: string) {
    const { person, me, device, id } = await withPasskey(name)
    const { body } = await me.post('/session/second-factor/passkeys', { password: testPassword })
    return { person, me, device, id, codes: body.data.recoveryCodes as string[] }
  }
  const signIn = ({ email }: Person, more: object = {}) => post('/session', { email, password: testPassword, ...more })

  test('it follows the password, or a recovery code does', async () => {
    const { person, device, codes } = await guarded('Nele')
    expect((await signIn(person)).body).toMatchObject({ code: 'code_needed', app: false, passkeys: true })
    expect((await signIn(person, { passkey: device.show(await question()) })).status).toBe(200)
    expect((await signIn(person, { code: '000000' })).body).toMatchObject({ code: 'wrong_code' })
    expect((await signIn(person, { code: codes[0] })).status).toBe(200)
    expect((await come(device)).status).toBe(200)
  })

  test('another’s passkey is none, and the password alone says nothing of it', async () => {
    const { person } = await guarded('Olaf')
    const other = await withPasskey('Petra')
    expect((await signIn(person, { passkey: other.device.show(await question()) })).body).toMatchObject({ code: 'wrong_code' }) // prettier-ignore
    const wrong = await post('/session', { email: person.email, password: 'wrong password' })
    expect(wrong.body).toMatchObject({ code: 'wrong_sign_in' })
    expect(wrong.body.passkeys).toBeUndefined()
  })

  test('the last one stays until there is another second step', async () => {
    const { me, id, person } = await guarded('Quinn')
    expect((await me.delete(`/session/passkeys/${id}`)).status).toBe(409)
    await add(person, 'Another', createAuthenticator(page, 'localhost'))
    expect((await me.delete(`/session/passkeys/${id}`)).status).toBe(204)
  })

  test('it is turned on by who has one, once, and off with a proof', async () => {
    const none = app.as(await app.join('Rolf', 'member'))
    expect((await none.post('/session/second-factor/passkeys', { password: testPassword })).status).toBe(409)
    const { me, person, device } = await guarded('Sina')
    expect((await me.post('/session/second-factor/passkeys', { password: testPassword })).status).toBe(409)
    expect((await me.get('/session/second-factor')).body.data).toMatchObject({ on: true, app: false })
    expect((await me.post('/session/second-factor/off', { password: testPassword })).body.code).toBe('code_needed')
    const passkey = device.show(await question())
    expect((await me.post('/session/second-factor/off', { password: testPassword, passkey })).status).toBe(200)
    expect((await signIn(person)).status).toBe(200)
  })

  test('a link for a new password does not pass by it', async () => {
    const { person, device } = await guarded('Tina')
    const { url } = (await app.as(app.ada).post(`/users/${person.id}/reset-password`, {})).body.data
    const use = (more: object) =>
      post(`/session/link/${url.split('/').at(-1)}`, { password: 'a fine password', ...more })
    expect((await use({})).body).toMatchObject({ code: 'code_needed', passkeys: true })
    expect((await use({ passkey: device.show(await question()) })).status).toBe(200)
  })

  test('an admin lets in who has lost it', async () => {
    const { person } = await guarded('Udo')
    const { version } = (await app.as(app.ada).get(`/users/${person.id}`)).body.data
    expect((await app.as(app.max).act(`/users/${person.id}/turnOffTwoSteps`, {}, version)).status).toBe(200)
    expect((await signIn(person)).status).toBe(200)
  })
})

test('there are none where the address has no name', async () => {
  const url = 'http://192.0.2.7:3000'
  const bare = await startTestApp({ address: { url, secure: false, origins: new Set([url]) } })
  expect((await bare.send('POST', '/session/passkey/begin', { origin: url })).body).toMatchObject({ code: 'not_now' })
  await bare.close()
})
