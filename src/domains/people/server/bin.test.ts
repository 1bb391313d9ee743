import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { form, startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { fileJobs, openFileStore } from '../../../platform/files/index.ts'
import { binJobs } from '../../../platform/records/index.ts'
import { systemContext } from '../../../platform/site.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

const create = async (path: string, given: unknown, who = ada): Promise<Row> => (await who.post(path, given)).body.data
const bin = async (path: string, { id }: Row, who = ada) => {
  const { version } = (await ada.get(`${path}/${id}`)).body.data
  expect((await who.delete(`${path}/${id}`, version)).status).toBe(200)
}
const inBin = async (path: string, who = ada): Promise<Row[]> => (await who.get(`${path}/bin`)).body.data
const exists = async (path: string, { id }: Row) => (await ada.get(`${path}/${id}`)).status === 200
const bulk = (who: Client, path: string, name: string, ids: string[]) =>
  who.post(`${path}/bulk`, { ids, action: { name } })

/** Runs the nightly jobs as if so many days had passed. */
async function nightAfter(days: number) {
  const ctx = await systemContext(app.site)
  const later = { ...ctx, now: () => new Date(Date.now() + days * 86_400_000) }
  for (const job of [...binJobs, ...fileJobs(openFileStore(app.site.data))]) await job.run(later, {})
}

test('the bin says who deleted what, when, and when it goes for good', async () => {
  const eva = await create('/people', { lastName: 'Eva' }, bob)
  await bin('/people', eva)
  const [found] = await inBin('/people', bob)
  expect(found).toMatchObject({ id: eva.id, title: 'Eva', by: app.ada.name, mayRestore: true })
  expect(Date.parse(found!.goesAt as string) - Date.parse(found!.deletedAt as string)).toBe(30 * 86_400_000)
})

test('after 30 days what was deleted goes for good, with its parts, and what linked to it does not any more', async () => {
  const acme = await create('/companies', { name: 'Acme' })
  const eva = await create('/people', { lastName: 'Eva', company: acme.id })
  const fact = await create('/facts', { person: eva.id, text: 'Sails' })
  const note = await create('/notes', { text: 'Hello', about: [eva.id, acme.id] })
  const deal = await create('/deals', { name: 'Renewal', company: acme.id })
  await bin('/people', eva)
  await bin('/companies', acme)
  await nightAfter(29)
  expect([await exists('/people', eva), await exists('/companies', acme)]).toEqual([true, true])
  await nightAfter(31)
  expect([await exists('/people', eva), await exists('/companies', acme), await exists('/facts', fact)]).toEqual([false, false, false]) // prettier-ignore
  expect((await ada.get(`/notes/${note.id}`)).body.data.about ?? []).toEqual([])
  expect((await ada.get(`/deals/${deal.id}`)).body.data.company).toBeNull()
  expect((await inBin('/people')).some(({ id }) => id === eva.id)).toBe(false)
  const left = await app.site.workspace.db.run({ text: 'select name from ledger where record_id = $1 order by id desc limit 1', values: [eva.id] }) // prettier-ignore
  expect(left).toEqual([{ name: 'erase' }])
})

test('the bytes of a file go with it', async () => {
  const { headers, body } = form({}, 'hello.txt', 'hello')
  const file = (await ada.send('POST', '/files/upload', headers, body)).body.data as Row
  const place = join(app.site.data, 'files', file.id.slice(-2), file.id)
  await access(place)
  await bin('/files', file)
  await nightAfter(31)
  await expect(access(place)).rejects.toThrow()
})

test('what was merged stays as long as what it was merged into, and goes with it', async () => {
  const [gone, stays] = [await create('/people', { lastName: 'Gone' }), await create('/people', { lastName: 'Stays' })]
  await ada.act(`/people/${gone.id}/merge`, { into: stays.id }, gone.version)
  expect((await inBin('/people')).some(({ id }) => id === gone.id)).toBe(false)
  await nightAfter(31)
  const rows = () => app.site.workspace.db.run({ text: 'select id from people where id = $1', values: [gone.id] })
  expect(await rows()).toHaveLength(1)
  await bin('/people', stays)
  await nightAfter(31)
  expect(await rows()).toHaveLength(0)
  expect((await ada.get(`/people/${gone.id}`)).status).toBe(404)
})

test('several come back at once; only admins delete for good, and nobody what is not in the bin', async () => {
  const people = [await create('/people', { lastName: 'A' }, bob), await create('/people', { lastName: 'B' }, bob)]
  const ids = people.map(({ id }) => id)
  for (const one of people) await bin('/people', one)
  expect((await bulk(bob, '/people', 'erase', ids)).body).toMatchObject({ code: 'forbidden' })
  expect((await bulk(bob, '/people', 'restore', ids)).body.data).toMatchObject({ change: 2, skipped: [] })
  expect((await bulk(ada, '/people', 'erase', ids)).body.data).toMatchObject({ change: 0, skipped: [{ count: 2 }] })
  for (const one of people) await bin('/people', one)
  expect((await bulk(ada, '/people', 'erase', ids)).body.data).toMatchObject({ change: 2 })
  expect(await exists('/people', people[0]!)).toBe(false)
})

test('who may not see a record does not see it in the bin, and cannot bring it back', async () => {
  const secret = await create('/people', { lastName: 'Secret', private: true })
  await bin('/people', secret)
  expect((await bob.get('/people/bin')).text).not.toContain('Secret')
  expect((await bulk(bob, '/people', 'restore', [secret.id])).body.data).toMatchObject({ change: 0 })
  const visible = await create('/people', { lastName: 'Visible' })
  await bin('/people', visible)
  expect((await inBin('/people', bob)).find(({ id }) => id === visible.id)).toMatchObject({ mayRestore: false })
  expect((await bulk(bob, '/people', 'restore', [visible.id])).body.data).toMatchObject({ change: 0 })
})
