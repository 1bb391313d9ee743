import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let vera: Client
let eva: Row
let deal: Row

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob, vera] = [app.as(app.ada), app.as(app.bob), app.as(app.vera)]
  eva = await create(ada, '/people', { firstName: 'Eva', lastName: 'Marquardt' })
  deal = await create(ada, '/deals', { name: 'Meter' })
})
afterAll(() => app.close())

async function create(who: Client, path: string, given: unknown): Promise<Row> {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
async function done(about: string[], who = ada, more: object = {}): Promise<Row> {
  const task = await create(who, '/tasks', { title: 'Send the list', about, ...more })
  expect((await who.act(`/tasks/${task.id}/complete`, {}, task.version)).status).toBe(200)
  return task
}
const after = async (path: string, who = ada) => (await who.get(`${path}/next-step`)).body.data

test('after a call that reached nobody, they are called again; the answer names whom', async () => {
  const call = await create(ada, '/calls', { subject: 'Call', about: [eva.id], outcome: 'noAnswer' })
  const { status, body } = await ada.get(`/calls/${call.id}/next-step`)
  expect(status).toBe(200)
  expect(body.data).toMatchObject({ code: 'notReached', of: eva.id, about: [eva.id] })
  expect(body.linked[eva.id].title).toBe('Eva Marquardt')
})

test('after a task of a deal, the next one is before the deal counts as idle, or what its stage still asks for', async () => {
  const task = await done([deal.id])
  const stage = (await ada.get(`/deals/${deal.id}`)).body.data.stage as string
  await ada.patch(`/stages/${stage}`, { idleDays: 14 }, (await ada.get(`/stages/${stage}`)).body.data.version)
  expect(await after(`/tasks/${task.id}`)).toMatchObject({ code: 'beforeIdle', what: 'Meter', of: deal.id, days: 14 })
  const point = await create(ada, '/exit-points', { name: 'Budget is known', stage })
  expect(await after(`/tasks/${task.id}`)).toMatchObject({ code: 'checklist', what: 'Budget is known' })
  await create(ada, '/deal-ticks', { deal: deal.id, point: point.id })
  expect((await after(`/tasks/${task.id}`)).code).toBe('beforeIdle')
})

test('where something is planned already, nothing is offered; what is planned where one may not look does not count', async () => {
  const task = await done([deal.id])
  expect(await after(`/tasks/${task.id}`)).not.toBeNull()
  await create(bob, '/tasks', { title: 'Secret', about: [deal.id], private: true })
  expect(await after(`/tasks/${task.id}`)).not.toBeNull()
  await create(bob, '/tasks', { title: 'Ours', about: [deal.id] })
  expect(await after(`/tasks/${task.id}`)).toBeNull()
})

test('of a deal that is closed, of what is about nothing, and of what one may not see, nothing is offered', async () => {
  const lost = await create(ada, '/deals', { name: 'Lost one' })
  expect((await ada.act(`/deals/${lost.id}/lose`, { reason: 'price' }, lost.version)).status).toBe(200)
  const [closed, nothing] = [await done([lost.id]), await done([])]
  expect(await after(`/tasks/${closed.id}`)).toBeNull()
  expect(await after(`/tasks/${nothing.id}`)).toBeNull()
  const hidden = await done([eva.id], bob, { private: true })
  expect((await ada.get(`/tasks/${hidden.id}/next-step`)).status).toBe(404)
  expect((await ada.get('/tasks/none/next-step')).status).toBe(404)
  expect((await app.signedOut.get(`/tasks/${nothing.id}/next-step`)).status).toBe(401)
})

test('who may add no tasks is offered none, nor is anybody once the company has turned it off', async () => {
  const call = await create(ada, '/calls', { subject: 'Call', about: [eva.id], outcome: 'message' })
  expect((await after(`/calls/${call.id}`)).code).toBe('notReached')
  expect(await after(`/calls/${call.id}`, vera)).toBeNull()
  const [row] = (await ada.get('/workspaces')).body.data
  expect(row.offersNext).toBe(true)
  expect((await ada.patch(`/workspaces/${row.id}`, { offersNext: false }, row.version)).status).toBe(200)
  expect(await after(`/calls/${call.id}`)).toBeNull()
})
