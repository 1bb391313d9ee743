import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

let app: TestApp
let ada: Client

beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
})
afterAll(() => app.close())

const openTasks = async (title: string) => {
  const filter = JSON.stringify({
    and: [
      { field: 'title', is: title },
      { field: 'done', is: false },
    ],
  })
  return (await ada.get(`/tasks?filter=${encodeURIComponent(filter)}`)).body.data
}

test('a task is ticked off and can be made open again', async () => {
  const { data } = (await ada.post('/tasks', { title: 'Call Eva' })).body
  const done = await ada.act(`/tasks/${data.id}/complete`, {}, 1)
  expect(done.body.data).toMatchObject({ done: true, doneAt: expect.any(String) })
  expect((await ada.act(`/tasks/${data.id}/complete`, {}, 2)).status).toBe(409)
  expect((await ada.act(`/tasks/${data.id}/reopen`, {}, 2)).body.data).toMatchObject({ done: false, doneAt: null })
})

test('one that repeats makes its next one; at the end of a short month it falls on the last day', async () => {
  const given = {
    title: 'Monthly report',
    dueAt: '2027-01-31T09:00:00Z',
    remindAt: '2027-01-30T09:00:00Z',
    repeat: 'monthly',
  }
  const { data } = (await ada.post('/tasks', given)).body
  const done = await ada.act(`/tasks/${data.id}/complete`, {}, 1)
  const [next] = await openTasks('Monthly report')
  expect(next).toMatchObject({ dueAt: '2027-02-28T09:00:00.000Z', repeat: 'monthly', owner: app.ada.id })
  await ada.post('/undo', { cause: done.body.cause })
  expect(await openTasks('Monthly report')).toMatchObject([{ id: data.id }])
})

test('another’s task is not ticked off by who may not edit it', async () => {
  const { data } = (await ada.post('/tasks', { title: 'Mine' })).body
  expect((await app.as(app.bob).act(`/tasks/${data.id}/complete`, {}, 1)).status).toBe(403)
})

test('a contact that says no time took place now', async () => {
  const { data } = (await ada.post('/notes', { text: 'Hello' })).body
  expect(Math.abs(Date.now() - Date.parse(data.happenedAt))).toBeLessThan(60_000)
})
