import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, testPassword, type Client, type TestApp } from '../../../../../test/app.ts'
import { addDays, addMonths } from '../../../../kernel/time.ts'
import { systemContext } from '../../../../platform/site.ts'
import { remindOverdue } from './remind-overdue.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
const today = new Date().toISOString().slice(0, 10)

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ada = app.as(app.ada)
})
afterAll(() => app.close())

async function create(path: string, given: unknown): Promise<Row> {
  const { status, body, text } = await ada.post(path, given)
  expect(status, text).toBe(201)
  return body.data
}
const read = async (path: string): Promise<Row> => (await ada.get(path)).body.data
const person = (lastName: string) => create('/people', { lastName })
const request = (person: Row, more: object = {}) =>
  create('/privacy-requests', { person: person.id, kind: 'access', via: 'post', ...more })
async function act({ id }: Row, name: string, input: object) {
  const path = `/privacy-requests/${id}`
  return ada.act(`${path}/${name}`, input, (await read(path)).version)
}

test('a request is due a month after it came in; once, and in time, it is extended by two', async () => {
  const receivedOn = addDays(today, -3)
  const row = await request(await person('Due'), { receivedOn, identity: 'known' })
  expect(row).toMatchObject({ title: 'Access', state: 'open', closed: false, dueOn: addMonths(receivedOn, 1) })
  expect((await act(row, 'extend', {})).status).toBe(422)
  expect((await act(row, 'extend', { reason: 'Many files' })).body.data).toMatchObject({ dueOn: addMonths(receivedOn, 3) }) // prettier-ignore
  expect((await act(row, 'extend', { reason: 'More' })).status).toBe(409)
  const late = await request(await person('Late'), { receivedOn: addDays(today, -60) })
  expect((await act(late, 'extend', { reason: 'Forgotten' })).status).toBe(409)
  expect((await act(late, 'close', { state: 'answered', done: 'Sent' })).status).toBe(409)
  expect((await act(late, 'close', { state: 'refused', done: 'Not them', at: '2020-01-01T00:00:00Z' })).body.fields).toMatchObject([{ field: 'at' }]) // prettier-ignore
  expect((await act(late, 'close', { state: 'refused', done: 'Not them' })).body.data).toMatchObject({ closed: true, proof: null }) // prettier-ignore
  expect((await act(late, 'reopen', {})).body.data).toMatchObject({ state: 'open', closed: false, closedAt: null })
})

test('it says who asks, and nobody has asked in the future; only owners and admins know of it', async () => {
  const who = await person('Refused')
  const given = { person: who.id, kind: 'erasure', via: 'email' }
  expect((await ada.post('/privacy-requests', { kind: 'access', via: 'email' })).body.fields).toMatchObject([{ field: 'person' }]) // prettier-ignore
  expect((await ada.post('/privacy-requests', { ...given, receivedOn: addDays(today, 2) })).body.fields).toMatchObject([{ field: 'receivedOn' }]) // prettier-ignore
  const row = await request(who)
  for (const member of [app.bob, app.vera]) {
    expect((await app.as(member).post('/privacy-requests', given)).status).toBe(403)
    expect((await app.as(member).get(`/privacy-requests/${row.id}`)).status).toBe(404)
    const history = (await app.as(member).get(`/people/${who.id}/history`)).body.data as { record: string }[]
    expect(history.map(({ record }) => record)).not.toContain('privacyRequest')
  }
})

test('once it is overdue, whoever has it is reminded again', async () => {
  const row = await request(await person('Overdue'), { receivedOn: addDays(today, -40), owner: app.max.id })
  expect(new Date(row.remindAt as string).getTime()).toBeLessThan(Date.parse(row.dueOn as string))
  await remindOverdue.run(await systemContext(app.site), {})
  const { remindAt } = await read(`/privacy-requests/${row.id}`)
  expect(Date.parse(remindAt as string)).toBeGreaterThan(Date.now() - 60_000)
  await remindOverdue.run(await systemContext(app.site), {})
  expect((await read(`/privacy-requests/${row.id}`)).remindAt).toBe(remindAt)
})

test('after an erasure the request stays as proof, without what it told of them; even once they are deleted for good', async () => {
  const who = await person('Erased')
  const row = await request(who, { kind: 'erasure', identity: 'document', words: 'Zquirl wants to be forgotten' })
  const { id } = (await ada.post('/privacy/erasures', { record: 'person', id: who.id, reason: 'Asked', password: testPassword })).body.data // prettier-ignore
  await expect.poll(async () => (await read(`/privacy/erasures/${id}`)).state).toBe('done')
  expect(await read(`/privacy-requests/${row.id}`)).toMatchObject({ kind: 'erasure', words: null, person: who.id })
  expect((await ada.get(`/privacy-requests/${row.id}/history`)).text).not.toContain('Zquirl')
  const closed = await act(row, 'close', { state: 'answered', done: 'Erased, and told so' })
  expect(closed.body.data).toMatchObject({ state: 'answered', proof: id })
  const binned = await ada.delete(`/people/${who.id}`, (await read(`/people/${who.id}`)).version)
  expect(binned.status, binned.text).toBeLessThan(300)
  const gone = await ada.post('/people/bulk', { ids: [who.id], action: { name: 'erase' } })
  expect(gone.body.data, gone.text).toMatchObject({ change: 1 })
  await expect.poll(async () => (await ada.get(`/people/${who.id}`)).status).toBe(404)
  expect(await read(`/privacy-requests/${row.id}`)).toMatchObject({ person: null, state: 'answered', proof: id })
  const filter = encodeURIComponent(JSON.stringify({ field: 'closed', is: true }))
  expect(((await ada.get(`/privacy-requests?filter=${filter}`)).body.data as Row[]).map((each) => each.id)).toContain(row.id) // prettier-ignore
})
