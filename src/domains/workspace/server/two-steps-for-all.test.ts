import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestApp, testPassword, type Client, type TestApp } from '../../../../test/app.ts'
import { createAuthenticator } from '../../../platform/access/testing.ts'

let app: TestApp
// Ada may be asked for a second step herself: what an owner decides then is decided by a key.
let owner: Client
beforeAll(async () => {
  app = await startTestApp()
  owner = await app.withKey('owner')
})
afterAll(() => app.close())

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function ask(from: string | null, client: Client = owner) {
  const { id, version } = (await client.get('/me')).body.data.workspace
  return client.patch(`/workspaces/${id}`, { twoStepsFrom: from }, version)
}

test('nobody is asked for what nobody demanded, and a day to come is announced', async () => {
  expect((await app.as(app.bob).get('/me')).body.data.steps).toBeNull()
  expect((await ask(day(10))).status).toBe(200)
  expect((await app.as(app.bob).get('/me')).body.data.steps).toEqual({ from: day(10), due: false })
  expect((await app.as(app.bob).get('/companies')).status).toBe(200)
})

test('from the day on, who has none can do nothing but turn it on; keys are not concerned', async () => {
  const key = await app.withKey('member')
  const uwe = await app.join('Uwe', 'member')
  const me = app.as(uwe)
  await ask(day(-2))
  for (const answer of [
    await me.get('/companies'),
    await me.post('/companies', { name: 'Not now' }),
    await me.get('/search?q=a'),
    await me.get(`/users/${uwe.id}`),
    await app.as(app.max).get('/users'),
  ])
    expect(answer.body).toMatchObject({ status: 403, code: 'two_steps_needed' })
  expect((await key.get('/companies')).status).toBe(200)
  expect((await me.get('/me')).body.data.steps).toEqual({ from: day(-2), due: true })
  const { secret } = (await me.post('/session/second-factor', { password: testPassword })).body.data
  const code = new TOTP({ secret, issuer: 'Farley' }).generate()
  expect((await me.post('/session/second-factor/confirm', { code })).status).toBe(200)
  expect((await me.get('/companies')).status).toBe(200)
  expect((await me.get('/me')).body.data.steps).toBeNull()
})

test('a passkey is two steps in one', async () => {
  await ask(null)
  const vroni = await app.join('Vroni', 'viewer')
  const page = app.url.replace('127.0.0.1', 'localhost')
  const device = createAuthenticator(page, 'localhost')
  const making = (await app.as(vroni).post('/session/passkeys/begin', { password: testPassword })).body.data
  await app.as(vroni).post('/session/passkeys', { name: 'Phone', response: device.make(making) })
  await ask(day(-1))
  expect((await app.as(vroni).get('/companies')).status).toBe(403)
  const post = (path: string, body: object) =>
    app.send('POST', path, { 'content-type': 'application/json', origin: page }, JSON.stringify(body))
  const question = (await post('/session/passkey/begin', {})).body.data
  const answer = await post('/session/passkey', { passkey: device.show(question) })
  const cookie = String(answer.headers['set-cookie']).split(';')[0]!
  expect((await app.send('GET', '/companies', { cookie })).status).toBe(200)
  await ask(null)
})

test('who listens to what changes when the day comes hears no more', async () => {
  const till = await startTestApp({ workers: true })
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stream = await fetch(`${till.url}/api/v1/events`, { headers: { cookie: till.bob.cookie } })
  await ask(day(-1), await till.withKey('owner'))
  till.server.askers.forget()
  vi.advanceTimersByTime(60_000)
  vi.useRealTimers()
  expect(await stream.text()).toContain('retry')
  await till.close()
})

test('members demand nothing of anybody', async () => {
  expect((await ask(day(1), app.as(app.bob))).status).toBe(403)
  expect((await ask(day(1), app.as(app.vera))).status).toBe(403)
})
