import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { startTestApp, type TestApp } from '../app.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp()))
afterAll(() => app.close())

const ask = (who: TestApp['ada'], record: string, id: string, users: string[]) =>
  app.as(who).get(`/readers?record=${record}&id=${id}&users=${users.join()}`)

test('a writer learns who else may see what they wrote, before and after it is private', async () => {
  const { data } = (await app.as(app.bob).post('/notes', { text: 'About the plant.' })).body
  const all = [app.ada.id, app.bob.id, app.vera.id, newId()]
  expect((await ask(app.bob, 'note', data.id, all)).body.data).toEqual([app.ada.id, app.bob.id, app.vera.id])
  await app.as(app.bob).patch(`/notes/${data.id}`, { private: true }, data.version)
  expect((await ask(app.bob, 'note', data.id, all)).body.data).toEqual([app.bob.id])
})

test('nobody learns of the readers of what they may not see', async () => {
  const { data } = (await app.as(app.bob).post('/notes', { text: 'Mine.', private: true })).body
  expect((await ask(app.ada, 'note', data.id, [app.bob.id])).status).toBe(404)
  expect((await ask(app.ada, 'note', newId(), [app.bob.id])).status).toBe(404)
  expect((await app.signedOut.get(`/readers?record=note&id=${data.id}&users=${app.bob.id}`)).status).toBe(401)
})

test('a kind or a user that is none is named', async () => {
  expect((await ask(app.ada, 'dragon', newId(), [app.bob.id])).body.fields[0].field).toBe('record')
  expect((await ask(app.ada, 'note', newId(), ['bob'])).body.fields[0].field).toMatch(/^users/)
})
