import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'
import { applyRetention, type Point } from './keep-no-longer.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client

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
/** Rows that were made so many months ago. */
async function aged(path: string, table: string, rows: readonly object[], months: number): Promise<Row[]> {
  const made: Row[] = []
  for (const row of rows) made.push(await create(path, row))
  await app.workspace.db.run({
    text: `update ${table} set created_at = created_at - make_interval(months => $2) where id = any ($1::uuid[])`,
    values: [made.map(({ id }) => id), months],
  })
  return made
}
const rule = (given: object) => create('/retention-rules', { by: 'createdAt', months: 12, does: 'bin', ...given })
const preview = async ({ id }: Row) => (await ada.get(`/privacy/retention/${id}/preview`)).body.data
async function switchOn(row: Row) {
  const { seen } = await preview(row)
  return ada.act(`/retention-rules/${row.id}/switchOn`, { seen }, (await read(`/retention-rules/${row.id}`)).version)
}
const runsOf = async ({ id }: Row) => ((await ada.get('/privacy/retention/runs')).body.data as { rule: string; done: number; held: number; endedAt: string | null }[]).filter((run) => run.rule === id) // prettier-ignore

test('what is old goes to the bin once the rule was looked at and switched on; what is held, young or another stays', async () => {
  const [old, held, other] = await aged('/companies', 'companies', [{ name: 'Old' }, { name: 'Held' }, { name: 'Other', industry: 'retail' }], 13) // prettier-ignore
  const young = await create('/companies', { name: 'Young' })
  await create('/holds', { about: held!.id, reason: 'A dispute' })
  const row = await rule({ name: 'Old companies', of: 'company', among: JSON.stringify({ field: 'industry', isEmpty: true }) }) // prettier-ignore
  expect(row.active).toBe(false)
  expect(await preview(row)).toMatchObject({
    count: { value: 2, exact: true },
    first: [{ id: old!.id, title: 'Old' }],
    held: [{ id: held!.id, title: 'Held' }],
  })
  await applyRetention(app.site)
  expect((await read(`/companies/${old!.id}`)).deletedAt).toBeNull()

  const changed = await ada.patch(`/retention-rules/${row.id}`, { months: 11 }, row.version)
  expect((await ada.act(`/retention-rules/${row.id}/switchOn`, { seen: 'other' }, changed.body.data.version)).status).toBe(409) // prettier-ignore
  expect((await switchOn(row)).body.data.active).toBe(true)
  await applyRetention(app.site)
  expect((await read(`/companies/${old!.id}`)).deletedAt).not.toBeNull()
  for (const { id } of [held!, other!, young]) expect((await read(`/companies/${id}`)).deletedAt).toBeNull()
  expect(await runsOf(row)).toMatchObject([{ done: 1, held: 1 }])
  const [line] = (await ada.get(`/companies/${old!.id}/history`)).body.data
  expect(line).toMatchObject({ name: 'delete', actor: { kind: 'system' } })

  const { version } = await read(`/retention-rules/${row.id}`)
  expect((await ada.patch(`/retention-rules/${row.id}`, { months: 10 }, version)).body.data.active).toBe(false)
  expect((await switchOn(row)).status).toBe(200)
  const off = await ada.act(`/retention-rules/${row.id}/switchOff`, {}, (await read(`/retention-rules/${row.id}`)).version) // prettier-ignore
  expect(off.body.data.active).toBe(false)
})

test('of people what identifies them is erased, once; records of one’s own type are deleted for good', async () => {
  const [eva] = await aged('/people', 'people', [{ lastName: 'Vergessen' }], 40)
  const people = await rule({ name: 'Old people', of: 'person', months: 36, does: 'erase' })
  await create('/custom-records', { one: 'Tasting', many: 'Tastings' })
  await expect.poll(async () => (await ada.get('/tastings')).status).toBe(200)
  const { name, table } = app.site.registry.ownRecords[0]!
  const [tasting] = await aged('/tastings', table!, [{ name: 'Long ago' }], 40)
  const tastings = await rule({ name: 'Old tastings', of: name, months: 36, does: 'delete' })
  for (const each of [people, tastings]) expect((await switchOn(each)).status).toBe(200)
  await applyRetention(app.site)
  expect(await read(`/people/${eva!.id}`)).toMatchObject({ lastName: null, name: 'Erased person' })
  expect((await ada.get(`/tastings/${tasting!.id}`)).status).toBe(404)
  await applyRetention(app.site)
  expect((await runsOf(people)).map(({ done }) => done)).toEqual([0, 1])
  expect((await preview(people)).count.value).toBe(0)
})

test('struck anywhere in a batch, the next call goes on: each is done once, and counted once', async () => {
  const rows = Array.from({ length: 130 }, (_, at) => ({ name: `Product ${at}` }))
  const made = await aged('/products', 'products', rows, 30)
  const row = await rule({ name: 'Old products', of: 'product', months: 24 })
  await switchOn(row)
  for (const point of ['batchDone', 'batchKept'] as const satisfies readonly Point[]) {
    const struck = applyRetention(app.site, (at) => {
      if (at === point) throw new Error(`struck at ${point}`)
    })
    await expect(struck).rejects.toThrow(`struck at ${point}`)
  }
  const binned = async () => (await app.workspace.db.run<{ count: number }>({ text: 'select count(*)::int as count from products where id = any ($1::uuid[]) and deleted_at is not null', values: [made.map(({ id }) => id)] }))[0]!.count // prettier-ignore
  expect(await binned()).toBe(100)
  await applyRetention(app.site)
  expect(await binned()).toBe(130)
  expect(await runsOf(row)).toMatchObject([{ done: 130, held: 0 }])
  const lines = await app.workspace.db.run({ text: `select 1 from ledger where name = 'delete' and record_id = any ($1::uuid[])`, values: [made.map(({ id }) => id)] }) // prettier-ignore
  expect(lines).toHaveLength(130)
})

test('a rule names a record that is kept for a time, a date of it and a filter; only owners and admins know of any', async () => {
  const given = { name: 'Wrong', of: 'company', by: 'createdAt', months: 12, does: 'bin' }
  const faultOf = async (part: object) => (await ada.post('/retention-rules', { ...given, ...part })).body.fields
  expect(await faultOf({ of: 'stage' })).toMatchObject([{ field: 'of' }])
  expect(await faultOf({ of: 'employment' })).toMatchObject([{ field: 'of' }])
  expect(await faultOf({ by: 'name' })).toMatchObject([{ field: 'by' }])
  expect(await faultOf({ does: 'erase' })).toMatchObject([{ field: 'does' }])
  expect(await faultOf({ among: '{"field":"nothing","is":1}' })).toMatchObject([{ field: 'among' }])
  expect(await faultOf({ months: 0 })).toMatchObject([{ field: 'months' }])
  const row = await rule(given)
  for (const who of [app.bob, app.vera].map((each) => app.as(each))) {
    expect((await who.get('/retention-rules')).body.data).toEqual([])
    expect((await who.get(`/privacy/retention/${row.id}/preview`)).status).toBe(403)
    expect((await who.get('/privacy/retention/runs')).status).toBe(403)
  }
  expect((await ada.get(`/privacy/retention/${crypto.randomUUID()}/preview`)).status).toBe(404)
})
