import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../test/app.ts'
import { writeArchive } from '../archive/index.ts'
import { backUp, backupKeyFile } from '../backup/index.ts'
import { noteErased } from '../erasure/erased-list.ts'
import { systemContext } from '../site.ts'
import { bringBack, findThen, openKept } from './index.ts'

type Row = Record<string, unknown> & { id: string; version: number }
type Report = Awaited<ReturnType<typeof bringBack>>['report']

let app: TestApp
let ada: Client
let folder: string
let file: string
const made: Record<string, Row> = {}

const create = async (path: string, given: object, who = ada): Promise<Row> => {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const read = async (path: string, who = ada) => (await who.get(path)).body.data as Row
const goesForGood = async (path: string) => {
  const { version } = await read(path)
  expect((await ada.delete(path, version)).status).toBeLessThan(300)
  const [, collection, id] = path.split('/')
  const erased = await ada.post(`/${collection}/bulk`, { ids: [id], action: { name: 'erase' } })
  expect(erased.status, erased.text).toBeLessThan(300)
  expect((await ada.get(path)).status).toBe(404)
}
const ask = (path: string, body: object, who = ada) => who.post(`/backups/${path}`, { file, ...body })
const bring = async (body: object, who = ada) => {
  const answer = await ask('bring-back', body, who)
  expect(answer.status, answer.text).toBe(200)
  return answer.body as { data: Report; cause?: string }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'farley-bring-back-'))
  app = await startTestApp({ backups: folder })
  ada = app.as(app.ada)
  made.firm = await create('/companies', {
    name: 'Quernstone “Mills”\tand Sons',
    website: 'https://quernstone.example',
  })
  made.eva = await create('/people', {
    ...{ firstName: 'Eva', lastName: 'Brandt', emails: [{ value: 'eva@example.com', label: 'work', primary: true }] },
  })
  made.job = await create('/employments', { person: made.eva!.id, company: made.firm!.id, title: 'Miller' })
  made.deal = await create('/deals', { name: 'Stones', company: made.firm!.id })
  made.note = await create('/notes', { text: 'Likes rye.', about: [made.eva!.id] })
  made.gone = await create('/notes', { text: 'Never oats.', about: [made.eva!.id] })
  made.other = await create('/people', { lastName: 'Other' })
  made.secret = await create('/notes', { text: 'Private.', about: [made.other!.id], private: true }, app.as(app.bob))
  const outcome = await backUp(app.site, folder)
  expect(outcome.problem).toBeNull()
  file = outcome.file!
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

test('a record is found by what it is called or by its id, with where it is now', async () => {
  const { body } = await ask('find', { record: 'person', q: 'brandt EVA' })
  expect(body.data).toEqual([{ id: made.eva!.id, title: 'Eva Brandt', now: 'there' }])
  expect((await ask('find', { record: 'person', q: made.eva!.id })).body.data).toHaveLength(1)
  expect((await ask('find', { record: 'person', q: 'eva@example.com' })).body.data).toEqual([])
  expect((await ask('find', { record: 'company', q: '“mills”' })).body.data).toMatchObject([{ id: made.firm!.id }])
})

test('of a record that is there, what differs is told and what is chosen is taken, as one change that is undone', async () => {
  const { id, version } = made.firm!
  await ada.patch(`/companies/${id}`, { name: 'Renamed', website: null }, version)
  const body = { record: 'company', id }
  const { data } = await bring({ ...body, preview: true })
  expect(data.changes).toEqual([])
  expect(data.conflicts.map(({ field, now, to }) => [field, now, to])).toEqual(
    expect.arrayContaining([
      ['name', 'Renamed', made.firm!.name],
      ['website', null, made.firm!.website],
    ]),
  )
  const { cause } = await bring({ ...body, force: [`${id}.name`] })
  expect(await read(`/companies/${id}`)).toMatchObject({ name: made.firm!.name, website: null })
  const [line] = (await ada.get(`/companies/${id}/history`)).body.data
  expect(line).toMatchObject({ name: 'bringBack', before: { name: 'Renamed' }, after: { name: made.firm!.name } })
  expect((await ada.post('/undo', { cause })).status).toBe(200)
  expect(await read(`/companies/${id}`)).toMatchObject({ name: 'Renamed' })
})

test('one that is gone for good comes back under its id, with its parts and the links to it; what was said on wish', async () => {
  const { id } = made.eva!
  const { version, updatedAt: _, lastContactAt: __, ...was } = await read(`/people/${id}`)
  await goesForGood(`/notes/${made.gone!.id}`)
  await goesForGood(`/people/${id}`)
  expect((await read(`/notes/${made.note!.id}`)).about).toBeNull()
  const body = { record: 'person', id }
  await bring({ ...body, preview: true })
  expect((await ada.get(`/people/${id}`)).status).toBe(404)
  const { cause, data } = await bring(body)
  expect(data.changes.map(({ record }) => record).toSorted()).toEqual(['employment', 'note', 'person'])
  const back = await read(`/people/${id}`)
  expect(back).toMatchObject(was)
  expect(back.version).toBeGreaterThan(version)
  expect(await read(`/employments/${made.job!.id}`)).toMatchObject({ company: made.firm!.id, title: 'Miller' })
  expect((await read(`/notes/${made.note!.id}`)).about).toEqual([id])
  const found = (await ada.get('/search?q=brandt')).body.data as { id: string }[]
  expect(JSON.stringify(found)).toContain(id)
  expect((await ada.post('/undo', { cause })).body.data.conflicts).toEqual([])
  expect((await read(`/people/${id}`)).deletedAt).not.toBeNull()
  await ada.post('/people/bulk', { ids: [id], action: { name: 'erase' } })
  await bring({ ...body, activities: true })
  expect(await read(`/notes/${made.gone!.id}`)).toMatchObject({ text: 'Never oats.', about: [id] })
})

test('what lies in the bin comes out of it', async () => {
  const { id } = made.deal!
  await ada.delete(`/deals/${id}`, (await read(`/deals/${id}`)).version)
  const { data } = await bring({ record: 'deal', id })
  expect(data.changes).toMatchObject([{ id, fields: [{ field: 'deletedAt', to: null }] }])
  expect(await read(`/deals/${id}`)).toMatchObject({ name: 'Stones' })
})

test('an archive brings a record back as well, and a field that is gone since is told by its name', async () => {
  const archive = join(folder, 'all.zip')
  await writeArchive(app.site, createWriteStream(archive), { version: '1' })
  const kept = await openKept(archive, backupKeyFile(app.site.data))
  const ctx = await systemContext(app.site)
  const record = app.site.registry.record('company')!
  expect(await findThen(ctx, kept, record, 'renamed')).toMatchObject([{ id: made.firm!.id, now: 'there' }])
  const { id } = made.firm!
  await ada.patch(`/companies/${id}`, { name: 'Again' }, (await read(`/companies/${id}`)).version)
  await bringBack(ctx, app.site.data, kept, record, { id, force: [`${id}.name`] })
  expect(await read(`/companies/${id}`)).toMatchObject({ name: 'Renamed' })
  const withField = {
    ...kept,
    columns: new Map([...kept.columns, ['companies', [...kept.columns.get('companies')!, 'c_99']]]),
    async *rows() {
      yield { table: 'custom_fields', row: { stored_as: 'c_99', label: 'Millstones' } }
      for await (const each of kept.rows(new Set(['companies']), { texts: [id] }))
        yield { ...each, row: { ...each.row, c_99: '7' } }
    },
  }
  const { report } = await bringBack(ctx, app.site.data, withField, record, { id, preview: true })
  expect(report.cannot).toMatchObject([{ title: 'Millstones' }])
})

test('what may not be seen, was erased on somebody’s wish, is not there or is unknown does not come back', async () => {
  const secret = await ask('bring-back', { record: 'note', id: made.secret!.id })
  expect(secret.status).toBe(404)
  const nothing = await ask('bring-back', { record: 'person', id: made.firm!.id })
  expect(nothing.status).toBe(404)
  expect((await ask('bring-back', { record: 'nonsense', id: made.firm!.id })).status).toBe(422)
  expect((await ask('find', { record: 'person', q: 'x', file: '../../etc/passwd' })).status).toBe(404)
  await noteErased(app.site.data, { record: 'person', id: made.eva!.id, at: new Date().toISOString() })
  const erased = await ask('bring-back', { record: 'person', id: made.eva!.id })
  expect(erased).toMatchObject({ status: 409, body: { code: 'not_now' } })
  for (const who of [app.max, app.bob, app.vera]) {
    const other = app.as(who)
    expect((await ask('bring-back', { record: 'company', id: made.firm!.id }, other)).status).toBe(403)
    expect((await ask('find', { record: 'company', q: 'mills' }, other)).status).toBe(403)
  }
})
