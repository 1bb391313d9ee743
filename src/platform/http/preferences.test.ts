import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayIn, periodDays } from '../../kernel/time.ts'
import { startTestApp, testPassword, type Client, type TestApp } from '../../../test/app.ts'
import { createLink } from '../access/links.ts'

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

test('this week begins on the day that one prefers, in what one’s lists find and how they group', async () => {
  const [start] = periodDays('thisWeek', dayIn('Europe/Berlin', new Date()), 0)
  const made = await ada.post('/tasks', { title: 'Rest', dueAt: `${start}T12:00:00Z` })
  expect(made.status).toBe(201)
  const filter = { field: 'dueAt', within: 'thisWeek' }
  const found = async (who: Client) => {
    const { body } = await who.get(`/tasks?filter=${encodeURIComponent(JSON.stringify(filter))}`)
    return body.data.some(({ id }: { id: string }) => id === made.body.data.id)
  }
  const weeks = async (who: Client) => {
    const body = { groupBy: [{ field: 'dueAt', by: 'week' }], measures: [{ fn: 'count' }] }
    return (await who.post('/tasks/aggregate', body)).body.data.map(({ group }: never) => group['dueAt'])
  }
  await bob.patch('/me/preferences', { weekStart: 'monday' })
  const isMonday = new Date().getUTCDay() !== 0
  expect(await found(bob)).toBe(!isMonday)
  expect(await weeks(bob)).not.toContain(start)
  await bob.patch('/me/preferences', { weekStart: 'sunday' })
  expect(await found(bob)).toBe(true)
  expect(await weeks(bob)).toContain(start)
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

test('the demonstration is shown to nobody where there is none to show, and is no member’s to ask for', async () => {
  expect((await ada.get('/demo')).body.data).toEqual({ shown: false, possible: false })
  expect((await ada.post('/demo')).status).toBe(404)
  expect((await bob.post('/demo')).status).toBe(403)
  app.server.enterDemo = async () => 'http://127.0.0.1/reset/x'
  // Max, Bob and Vera work here too: they would find made-up customers in place of theirs.
  expect((await ada.get('/demo')).body.data).toEqual({ shown: false, possible: false })
  expect((await ada.post('/demo')).body).toMatchObject({ code: 'not_now' })
  expect((await app.as(app.max).post('/demo')).status).toBe(403)
  delete app.server.enterDemo
})

test('a company begins with what its owner’s browser told; what Farley does not know is left out', async () => {
  const { url } = await createLink(app.workspace.db, app.url, 'owner', null)
  const look = await app.signedOut.get(`/session/link/${url.split('/').at(-1)!}`)
  expect(look.body.data).toEqual({ purpose: 'owner' })
  const made = await ada.post('/users', { name: 'Carl', email: 'carl@example.com', role: 'member' })
  const invite = await ada.post(`/users/${made.body.data.id}/invite`)
  const token = invite.body.data.url.split('/').at(-1) as string
  const body = { password: testPassword, found: { timeZone: 'Asia/Tokyo', currency: 'XXZ', locale: 'ja-JP' } }
  const carl = await app.signedOut.post(`/session/link/${token}`, body)
  expect(carl.body.data.user).toMatchObject({ name: 'Carl', timeZone: 'Asia/Tokyo' })
  // Only an owner's browser speaks for the company.
  expect(carl.body.data.workspace).toMatchObject({ currency: 'EUR' })
})
