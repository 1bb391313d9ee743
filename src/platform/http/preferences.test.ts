import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../test/app.ts'

let app: TestApp
let ada: Client
let bob: Client
let vera: Client
beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob, vera] = [app.as(app.ada), app.as(app.bob), app.as(app.vera)]
})
afterAll(() => app.close())

const mine = async (who: Client) => (await who.get('/me')).body.data.preferences

test('what one prefers is kept for oneself, and nobody else is told or touched', async () => {
  const answer = await bob.patch('/me/preferences', { theme: 'dark', density: 'compact' })
  expect(answer.body.data).toMatchObject({ theme: 'dark', density: 'compact', weekStart: 'auto' })
  expect(await mine(bob)).toMatchObject({ theme: 'dark', density: 'compact' })
  expect(await mine(ada)).toMatchObject({ theme: 'system', density: 'normal' })
})

test('who only looks prefers things too', async () => {
  expect((await vera.patch('/me/preferences', { weekStart: 'sunday' })).status).toBe(200)
  expect((await vera.get('/me/preferences')).body.data.weekStart).toBe('sunday')
})

test('changing one thing leaves the others, and null takes one’s word back', async () => {
  await bob.patch('/me/preferences', { theme: 'light' })
  await bob.patch('/me/preferences', { density: null })
  expect(await mine(bob)).toMatchObject({ theme: 'light', density: 'normal' })
})

test('admins decide for those who have not decided; members do not', async () => {
  expect((await bob.patch('/preferences', { density: 'comfortable' })).status).toBe(403)
  expect((await bob.get('/preferences')).status).toBe(403)
  expect((await ada.patch('/preferences', { density: 'comfortable', theme: 'dark' })).status).toBe(200)
  expect(await mine(bob)).toMatchObject({ density: 'comfortable', theme: 'light' })
  await ada.patch('/preferences', { density: null, theme: null })
  expect(await mine(bob)).toMatchObject({ density: 'normal', theme: 'light' })
})

test('what there is not is refused by its name', async () => {
  const wrong = await bob.patch('/me/preferences', { theme: 'pink', mood: 'good' })
  expect(wrong.status).toBe(422)
  expect(wrong.body.fields.map(({ field }: { field: string }) => field).sort()).toEqual(['mood', 'theme'])
})

test('nobody who is signed out and no key has preferences', async () => {
  expect((await app.signedOut.get('/me/preferences')).status).toBe(401)
  const key = await app.withKey('member')
  expect((await key.get('/me/preferences')).status).toBe(403)
  expect((await key.patch('/me/preferences', { theme: 'dark' })).status).toBe(403)
  expect((await key.get('/me')).status).toBe(200)
})

test('a member renames themselves and says where they live; there is one name, and zones exist', async () => {
  const answer = await bob.patch('/me', { name: 'Bobby', timeZone: 'Asia/Tokyo' })
  expect(answer.body.data.user).toMatchObject({ name: 'Bobby', timeZone: 'Asia/Tokyo' })
  expect((await ada.get(`/users/${app.bob.id}`)).body.data).toMatchObject({ name: 'Bobby', timeZone: 'Asia/Tokyo' })
  expect((await bob.patch('/me', { timeZone: 'Mars/Olympus' })).body.fields).toMatchObject([{ field: 'timeZone' }])
  expect((await bob.patch('/me', { role: 'owner' })).status).toBe(422)
  const { version } = (await bob.get(`/users/${app.max.id}`)).body.data
  expect((await bob.patch(`/users/${app.max.id}`, { name: 'Mad Max' }, version)).status).toBe(403)
  expect((await (await app.withKey('owner')).patch('/me', { name: 'A key' })).status).toBe(403)
})
