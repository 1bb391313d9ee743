import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, testPassword, type Person, type TestApp } from '../../../../test/app.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp()))
afterAll(() => app.close())

async function guarded(name: string, role: 'member' | 'owner') {
  const person = await app.join(name, role)
  const me = app.as(person)
  const { body } = await me.post('/session/second-factor', { password: testPassword })
  const code = new TOTP({ secret: body.data.secret, issuer: 'Farley' }).generate()
  expect((await me.post('/session/second-factor/confirm', { code })).status).toBe(200)
  return person
}

const signIn = ({ email }: Person) =>
  app.send(
    'POST',
    '/session',
    { 'content-type': 'application/json', origin: app.url },
    JSON.stringify({ email, password: testPassword }),
  )

test('an admin lets in who has lost phone and codes; an owner is let in by owners only', async () => {
  const lena = await guarded('Lena', 'member')
  const olga = await guarded('Olga', 'owner')
  const turnOff = async (who: Person, { id }: Person) => {
    const { version } = (await app.as(app.ada).get(`/users/${id}`)).body.data
    return app.as(who).act(`/users/${id}/turnOffTwoSteps`, {}, version)
  }
  expect((await turnOff(app.bob, lena)).status).toBe(403)
  expect((await turnOff(app.max, olga)).status).toBe(403)
  expect((await signIn(lena)).body).toMatchObject({ code: 'code_needed' })
  expect((await turnOff(app.max, lena)).body.data).toMatchObject({ twoSteps: false })
  expect((await signIn(lena)).status).toBe(200)
  expect((await turnOff(app.max, lena)).status).toBe(409)
  expect((await signIn(olga)).status).toBe(401)
  expect((await turnOff(app.ada, olga)).status).toBe(200)
  expect((await signIn(olga)).status).toBe(200)
})
