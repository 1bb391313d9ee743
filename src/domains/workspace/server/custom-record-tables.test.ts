import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { backup, restore } from '../../../platform/backup/index.ts'
import { createTestWorkspace } from '../../../platform/db/testing.ts'
import type { Workspace } from '../../../platform/db/index.ts'
import { openBell, periodsReader, readToEnd } from '../../../platform/ledger/index.ts'
import { silent } from '../../../platform/log/log.ts'
import { followOwn } from '../../../platform/own/index.ts'
import { shape, type Point } from '../../../platform/own/shape.ts'
import { binJobs, createRegistry } from '../../../platform/records/index.ts'
import { createSite, systemContext } from '../../../platform/site.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client

beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
})
afterAll(() => app.close())

async function made(path: string, given: unknown): Promise<Row> {
  const answer = await ada.post(path, given)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
const now = async (path: string): Promise<Row> => (await ada.get(path)).body.data
const rows = (text: string) => app.workspace.db.run<Record<string, unknown>>({ text, values: [] })

/** The worker, struck at a point as by a power cut. */
async function struckAt(point: Point) {
  const struck = shape(app.site, (at) => {
    if (at === point) throw new Error(`struck at ${point}`)
  })
  await expect(struck).rejects.toThrow(`struck at ${point}`)
}

test('struck anywhere between definition and table, the next start finishes it', async () => {
  for (const point of ['tableMade', 'tableSaid'] as const) {
    const { id } = await made('/custom-records', { one: point, many: `${point}s` })
    expect((await ada.get(`/${point.toLowerCase()}s`)).status).toBe(404)
    await struckAt(point)
    await shape(app.site)
    const { state, pluralKey } = await now(`/custom-records/${id}`)
    expect(state).toBe('ready')
    const path = (pluralKey as string).toLowerCase()
    expect(await made(`/${path}`, { name: 'There' })).toMatchObject({ name: 'There' })
  }
})

test('struck anywhere while it is dropped, the next start drops it', async () => {
  for (const point of ['rowsErased', 'tableDropped'] as const) {
    const type = await made('/custom-records', { one: point, many: `many${point}` })
    await shape(app.site)
    const { pluralKey, storedAs } = await now(`/custom-records/${type.id}`)
    await made(`/${(pluralKey as string).toLowerCase()}`, { name: 'Doomed' })
    await ada.delete(`/custom-records/${type.id}`, (await now(`/custom-records/${type.id}`)).version)
    await ada.post(`/custom-records/${type.id}/drop`, { name: type.many })
    await rows(`update custom_records set updated_at = updated_at - interval '1 minute' where state = 'dropping'`)
    await struckAt(point)
    await shape(app.site)
    expect(await rows(`select to_regclass('${storedAs as string}')::text as there`)).toEqual([{ there: null }])
    expect(await rows(`select state from custom_records where id = '${type.id}'`)).toEqual([{ state: 'dropped' }])
  }
})

test('another process knows a record type as soon as it is there, and keeps the past of its records', async () => {
  const other = createSite({ workspace: app.workspace, registry: createRegistry(app.site.registry.rooms), log: silent, data: app.site.data }) // prettier-ignore
  const bell = await openBell(app.workspace.db, silent)
  const ship = await made('/custom-records', { one: 'Ship', many: 'Ships' })
  await shape(app.site)
  const { id } = await made('/ships', { name: 'Ada’s' })
  await readToEnd(
    app.workspace.db,
    periodsReader(() => other.registry, other.describe),
  )
  expect(await rows(`select field from period where record_id = '${id}' and field = 'owner'`)).toHaveLength(1)
  const following = followOwn(other, bell)
  try {
    await expect.poll(() => other.registry.byPath('ships')?.name).toBe('x_ship')
    await ada.delete(`/custom-records/${ship.id}`, (await now(`/custom-records/${ship.id}`)).version)
    await expect.poll(() => other.registry.byPath('ships')).toBeUndefined()
    await ada.post(`/custom-records/${ship.id}/restore`, {})
  } finally {
    await following.close()
    await bell.close()
  }
})

test('the table is as those of shipped records: made by the owner, written by the application, defined by nobody else', async () => {
  const { storedAs } = (await now(`/custom-records?filter=${encodeURIComponent('{"field":"key","is":"ship"}')}`) as unknown as Row[])[0]! // prettier-ignore
  const of = (table: string) =>
    rows(`select pg_get_userbyid(relowner) as owner, relacl::text as acl, reloptions from pg_class where oid = '${table}'::regclass`) // prettier-ignore
  expect(await of(storedAs as string)).toEqual(await of('households'))
  await expect(rows(`alter table ${storedAs as string} add column mine text`)).rejects.toThrow()
})

test('the bin of such records is emptied as others are', async () => {
  const { id, version } = await made('/ships', { name: 'Sunk' })
  await ada.delete(`/ships/${id}`, version)
  const ctx = await systemContext(app.site)
  for (const job of binJobs) await job.run({ ...ctx, now: () => new Date(Date.now() + 31 * 86_400_000) }, {})
  expect(await rows(`select 1 from entity where id = '${id}'`)).toEqual([])
})

test('a backup holds them, and is restored where there were none or others', async () => {
  await made('/custom-fields', { of: 'x_ship', key: 'length', label: 'Length', type: 'number' })
  await shape(app.site)
  await made('/ships', { name: 'Vasa', custom: { length: 69 } })
  const files = await mkdtemp(join(tmpdir(), 'farley-own-records-'))
  const archived = async (workspace: Workspace) => {
    const out = new PassThrough()
    const [bytes, { tables }] = await Promise.all([buffer(out), backup(workspace, out, { files, version: '1' })])
    const sums = tables.filter(({ name }) => name !== 'ledger_era').map(({ name, sha256 }) => [name, sha256])
    return { bytes, sums }
  }
  const { bytes, sums } = await archived(app.workspace)
  const other = await createTestWorkspace()
  try {
    await other.ddl.run({ text: 'create table x_900 (id uuid primary key)', values: [] })
    await restore(other, Readable.from(bytes), { files })
    expect((await archived(other)).sums).toEqual(sums)
    await restore(other, Readable.from(bytes), { files, replace: true })
    const site = createSite({ workspace: other, registry: createRegistry(app.site.registry.rooms), log: silent, data: app.site.data }) // prettier-ignore
    await site.describe()
    expect(Object.keys(site.registry.byPath('ships')!.all)).toContain('custom.length')
    await other.db.run({ text: `insert into ${site.registry.ownRecords.find(({ plural }) => plural === 'ships')!.table} (id, name) values (gen_random_uuid(), 'New')`, values: [] }) // prettier-ignore
  } finally {
    await other.close()
    await rm(files, { recursive: true })
  }
})

test('there are fifty at most', async () => {
  const { page } = (await ada.get('/custom-records?count=exact&limit=1')).body
  for (let number = page.count.value; number < 50; number++) await made('/custom-records', { one: `Kind ${number}`, many: `Kinds ${number}` }) // prettier-ignore
  const refused = await ada.post('/custom-records', { one: 'One more', many: 'More' })
  expect([refused.status, refused.body.detail]).toEqual([409, 'There are 50 record types of your own; that is the most.']) // prettier-ignore
})
