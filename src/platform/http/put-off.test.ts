import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import { startTestApp, type TestApp } from '../../../test/app.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp()))
afterAll(() => app.close())

const soon = (ms: number) => new Date(Date.now() + ms).toISOString()

test('what somebody puts off is theirs alone, comes back at its moment, or at once', async () => {
  const [one, two] = [newId(), newId()]
  const bob = app.as(app.bob)
  const later = soon(3_600_000)
  expect((await bob.patch('/me/put-off', { id: one, until: later })).body.data).toEqual([{ id: one, until: later }])
  await bob.patch('/me/put-off', { id: two, until: soon(300) })
  expect((await app.as(app.ada).get('/me/put-off')).body.data).toEqual([])
  await expect.poll(async () => (await bob.get('/me/put-off')).body.data.length).toBe(1)
  expect((await bob.patch('/me/put-off', { id: one, until: null })).body.data).toEqual([])
})

test('a key, a stranger and what is no moment are refused', async () => {
  expect((await (await app.withKey('owner')).get('/me/put-off')).status).toBe(403)
  expect((await app.signedOut.get('/me/put-off')).status).toBe(401)
  const answer = await app.as(app.bob).patch('/me/put-off', { id: newId(), until: 'friday' })
  expect(answer.body.fields[0].field).toBe('until')
})
