import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, testPassword, type Person, type TestApp } from '../../../test/app.ts'

let app: TestApp
// The clock stands in the middle of a half minute.
const now = Math.floor(Date.now() / 30_000) * 30_000 + 15_000
beforeAll(async () => {
  app = await startTestApp()
  app.site.now = () => new Date(now)
})
afterAll(() => app.close())

/** The code of so many half minutes from now; each is good once, so tests go forward. */
const codeOf = (secret: string, ahead = 0) =>
  new TOTP({ secret, issuer: 'Farley' }).generate({ timestamp: now + ahead * 30_000 })

const signIn = (who: Person, code?: string) =>
  app.send(
    'POST',
    '/session',
    { 'content-type': 'application/json', origin: app.url },
    JSON.stringify({ email: who.email, password: testPassword, ...(code !== undefined && { code }) }),
  )

/** Somebody new, with two steps on. */
async function guarded(name: string) {
  const person = await app.join(name, 'member')
  const me = app.as(person)
  const begun = await me.post('/session/second-factor', { password: testPassword })
  const { secret } = begun.body.data as { secret: string }
  const confirmed = await me.post('/session/second-factor/confirm', { code: codeOf(secret, -1) })
  expect(confirmed.status).toBe(200)
  return { person, me, secret, codes: confirmed.body.data.recoveryCodes as string[] }
}

test('a new secret asks for nothing until its first code was given', async () => {
  const carl = await app.join('Carl', 'member')
  const me = app.as(carl)
  expect((await me.get('/session/second-factor')).body.data).toEqual({
    on: false,
    app: false,
    since: null,
    recoveryCodes: 0,
  })
  expect((await me.post('/session/second-factor', { password: 'wrong' })).body.fields).toMatchObject([
    { field: 'password' },
  ])
  const { secret, uri } = (await me.post('/session/second-factor', { password: testPassword })).body.data
  expect(uri).toMatch(/^otpauth:\/\/totp\/.*carl%40example\.com.*issuer=Farley/)
  expect((await signIn(carl)).status).toBe(200)
  const wrong = await me.post('/session/second-factor/confirm', { code: '000000' })
  expect(wrong.body).toMatchObject({ code: 'wrong_code', fields: [{ field: 'code' }] })
  const right = await me.post('/session/second-factor/confirm', { code: codeOf(secret) })
  expect(right.body.data.recoveryCodes).toHaveLength(10)
  expect((await signIn(carl)).body).toMatchObject({ code: 'code_needed' })
  expect((await me.post('/session/second-factor', { password: testPassword })).status).toBe(409)
})

test('turning it on signs out everywhere else', async () => {
  const dora = await app.join('Dora', 'member')
  const elsewhere = await signIn(dora)
  const cookie = String(elsewhere.headers['set-cookie']).split(';')[0]!
  const me = app.as(dora)
  const { secret } = (await me.post('/session/second-factor', { password: testPassword })).body.data
  expect((await app.send('GET', '/me', { cookie })).status).toBe(200)
  await me.post('/session/second-factor/confirm', { code: codeOf(secret) })
  expect((await app.send('GET', '/me', { cookie })).status).toBe(401)
  expect((await me.get('/me')).status).toBe(200)
})

test('a code is good once, half a minute early or late, and spaces do not matter', async () => {
  const { person, secret } = await guarded('Emil')
  expect((await signIn(person, codeOf(secret, -1))).body).toMatchObject({ code: 'wrong_code' })
  const code = codeOf(secret)
  expect((await signIn(person, `${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200)
  expect((await signIn(person, code)).body).toMatchObject({ code: 'wrong_code' })
  expect((await signIn(person, codeOf(secret, 1))).status).toBe(200)
  expect((await signIn(person, codeOf(secret, 5))).status).toBe(401)
})

test('of two who come with the same code at once, one comes in', async () => {
  const { person, secret } = await guarded('Finn')
  const code = codeOf(secret)
  const answers = await Promise.all([1, 2, 3, 4].map(() => signIn(person, code)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401])
})

test('a wrong password is answered alike, with a code and without', async () => {
  const { person } = await guarded('Gerd')
  const body = (code?: string) => JSON.stringify({ email: person.email, password: 'wrong password', code })
  const headers = { 'content-type': 'application/json', origin: app.url }
  for (const code of [undefined, '000000'])
    expect((await app.send('POST', '/session', headers, body(code))).body).toMatchObject({ code: 'wrong_sign_in' })
})

test('codes cannot be guessed on and on', async () => {
  const { person } = await guarded('Hanna')
  const guesses = []
  for (let count = 0; count < 12; count++) guesses.push(await signIn(person, String(100_000 + count)))
  expect(guesses.at(-1)!.status).toBe(429)
})

test('a recovery code lets in once; new ones end the old', async () => {
  const { person, me, codes } = await guarded('Ida')
  expect((await signIn(person, codes[0]!.toUpperCase().replaceAll('-', ' '))).status).toBe(200)
  expect((await signIn(person, codes[0])).body).toMatchObject({ code: 'wrong_code' })
  expect((await me.get('/session/second-factor')).body.data).toMatchObject({ on: true, recoveryCodes: 9 })
  const renewed = await me.post('/session/second-factor/recovery-codes', { password: testPassword })
  expect((await signIn(person, codes[1])).status).toBe(401)
  expect((await signIn(person, renewed.body.data.recoveryCodes[0])).status).toBe(200)
})

/** Uses a link for a new password. */
async function linkOf({ id }: Person) {
  const { body } = await app.as(app.ada).post(`/users/${id}/reset-password`, {})
  return (given: object) =>
    app.send(
      'POST',
      `/session/link/${body.data.url.split('/').at(-1)}`,
      { 'content-type': 'application/json', origin: app.url },
      JSON.stringify({ password: 'another fine password', ...given }),
    )
}

test('a link for a new password does not pass by the second step', async () => {
  const { person, secret } = await guarded('Jan')
  const use = await linkOf(person)
  expect((await use({})).body).toMatchObject({ code: 'code_needed' })
  expect((await use({ code: '000000' })).body).toMatchObject({ code: 'wrong_code' })
  expect((await use({ code: codeOf(secret) })).status).toBe(200)
})

test('nor can codes be guessed by it, and each wrong one is noted', async () => {
  const { person } = await guarded('Lars')
  const use = await linkOf(person)
  const guesses = []
  for (let count = 0; count < 12; count++) guesses.push((await use({ code: String(100_000 + count) })).status)
  expect(guesses.slice(0, 5)).toEqual(Array(5).fill(401))
  expect(guesses.at(-1)).toBe(429)
  const wrong = async () => {
    const { data } = (await app.as(app.ada).get(`/door-log?user=${person.id}`)).body
    return data.filter(({ event }: { event: string }) => event === 'wrongCode').length
  }
  await expect.poll(wrong).toBe(guesses.filter((status) => status === 401).length)
})

test('it is turned off by password and code', async () => {
  const { person, me, secret } = await guarded('Kurt')
  const off = (given: object) => me.post('/session/second-factor/off', { password: testPassword, ...given })
  expect((await off({})).body).toMatchObject({ code: 'code_needed' })
  expect((await off({ code: codeOf(secret) })).body.data).toMatchObject({ on: false })
  expect((await signIn(person)).status).toBe(200)
})

test('who turned it on and off stands in the history of the user', async () => {
  const { person } = await guarded('Mona')
  const { body } = await app.as(app.ada).get(`/users/${person.id}/history`)
  expect(JSON.stringify(body.data)).toContain('twoSteps')
})

test('a key has no second step, and nobody sees the secret or the codes again', async () => {
  const { body } = await app.as(app.ada).post('/keys', { name: 'test', role: 'owner' })
  const headers = { authorization: `Bearer ${body.data.token}`, 'content-type': 'application/json' }
  expect((await app.send('GET', '/session/second-factor', headers)).status).toBe(403)
  const given = JSON.stringify({ password: testPassword })
  expect((await app.send('POST', '/session/second-factor', headers, given)).status).toBe(403)
  const { secret, me } = await guarded('Nora')
  expect((await me.get('/session/second-factor')).text).not.toContain(secret)
})
