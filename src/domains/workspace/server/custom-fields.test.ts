import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { startWorkers } from '../../../platform/jobs/index.ts'
import { chainReader, openBell, readToEnd, verifyChain } from '../../../platform/ledger/index.ts'
import { silent } from '../../../platform/log/log.ts'
import { followOwn } from '../../../platform/own/index.ts'
import { platformJobs } from '../../../platform/platform-jobs.ts'
import { binJobs, createRegistry } from '../../../platform/records/index.ts'
import { createSite, systemContext } from '../../../platform/site.ts'
import { backup, restore } from '../../../platform/backup/index.ts'
import { createTestWorkspace } from '../../../platform/db/testing.ts'
import { shape } from '../../../platform/own/shape.ts'
import { addField, type Row } from './testing.ts'

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

const field = (given: Record<string, unknown>): Promise<Row> => addField(app, ada, given)
async function made(path: string, given: unknown, who = ada): Promise<Row> {
  const answer = await who.post(path, given)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
const listed = async (path: string, query: Record<string, unknown>, who = ada) => {
  const text = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`).join('&') // prettier-ignore
  return who.get(`${path}?${text}`)
}
const lastNames = (answer: { body: { data: { lastName: string }[] } }) =>
  answer.body.data.map(({ lastName }) => lastName)

test('a field of one’s own is there as soon as its column is, and knows every type', async () => {
  const adding = await ada.post('/custom-fields', { of: 'person', label: 'Délai de paiement', type: 'text' })
  expect(adding.body.data).toMatchObject({ key: 'delaiDePaiement', state: 'adding', storedAs: 'c_1', position: 1 })
  const early = await ada.post('/people', { lastName: 'Early', custom: { delaiDePaiement: '30' } })
  expect(early.body.fields).toMatchObject([{ field: 'custom.delaiDePaiement' }])
  await shape(app.site)
  expect((await ada.get(`/custom-fields/${adding.body.data.id}`)).body.data).toMatchObject({ state: 'ready' })
  const acme = await made('/companies', { name: 'Acme' })
  const values: Record<string, unknown> = {
    text: 'Ærø', longText: 'a\nb', number: 2.5, money: { amount: '12.50', currency: 'EUR' }, percent: 33.3,
    date: '2026-02-28', dateTime: '2026-02-28T10:00:00.000Z', boolean: false, choice: 'north', choices: ['north', 'south'],
    url: 'https://example.org/', link: acme.id, links: [acme.id], user: app.bob.id,
  } // prettier-ignore
  for (const type of [...Object.keys(values), 'emails', 'phones']) {
    const more = type.startsWith('choice') ? { options: JSON.stringify([{ key: 'north', label: 'North' }, { key: 'south', label: 'South' }]) } : type === 'link' ? { linksTo: 'company' } : {} // prettier-ignore
    expect((await ada.post('/custom-fields', { of: 'person', key: `a_${type}`, label: type, type, ...more })).status).toBe(201) // prettier-ignore
  }
  await shape(app.site)
  const custom = Object.fromEntries(Object.entries(values).map(([type, value]) => [`a_${type}`, value]))
  const eva = await made('/people', {
    lastName: 'Eva',
    custom: { ...custom, a_emails: [{ value: 'Eva@Example.org' }] },
  })
  expect(eva.custom).toMatchObject({ ...custom, a_phones: null, delaiDePaiement: null })
  const again = (await ada.get(`/people/${eva.id}?with=*`)).body
  expect(again.data.custom).toMatchObject(custom)
  expect(again.data.custom.a_emails).toMatchObject([{ normal: 'eva@example.org', primary: true }])
  expect(again.linked[acme.id]).toMatchObject({ title: 'Acme' })
  const wrong = await ada.post('/people', { lastName: 'X', custom: { a_number: 'x', a_choice: 'west', nothing: 1 } })
  expect(wrong.body.fields.map((fault: { field: string }) => fault.field)).toContain('custom.nothing')
  const wrongChoice = await ada.patch(`/people/${eva.id}`, { custom: { a_choice: 'west' } }, eva.version)
  expect(wrongChoice.body.fields).toMatchObject([{ field: 'custom.a_choice' }])
})

test('lists filter, sort and group by it, through links too, and the past knows it', async () => {
  await field({ of: 'company', key: 'region', label: 'Region', type: 'text', sortable: true, searchable: true })
  await field({ of: 'company', key: 'fee', label: 'Fee', type: 'money', sortable: true })
  const [north, south] = [
    await made('/companies', { name: 'Northern', custom: { region: 'North', fee: { amount: '10.00', currency: 'EUR' } } }), // prettier-ignore
    await made('/companies', { name: 'Southern', custom: { region: 'South', fee: { amount: '5.00', currency: 'EUR' } } }), // prettier-ignore
  ]
  await made('/people', { lastName: 'Nora', company: north.id })
  const names = async (query: Record<string, unknown>) => (await listed('/companies', query)).body.data?.map(({ name }: { name: string }) => name) // prettier-ignore
  expect(await names({ filter: { field: 'custom.region', is: 'North' } })).toEqual(['Northern'])
  expect(await names({ filter: { field: 'custom.fee', lt: 7 } })).toEqual(['Southern'])
  expect(await names({ filter: { field: 'custom.region', isEmpty: false }, sort: '-custom.region' })).toEqual(['Southern', 'Northern']) // prettier-ignore
  expect(lastNames(await listed('/people', { filter: { field: 'company.custom.region', is: 'North' } }))).toEqual(['Nora']) // prettier-ignore
  const [row] = (await listed('/companies', { q: 'Northern', fields: 'name,custom.region' })).body.data
  expect(row.custom).toEqual({ region: 'North' })
  const groups = await ada.post('/companies/aggregate', { filter: { field: 'custom.region', isEmpty: false }, groupBy: ['custom.region'], measures: [{ fn: 'sum', field: 'custom.fee' }], sort: 'custom.region' }) // prettier-ignore
  expect(groups.body.data).toMatchObject([{ group: { 'custom.region': 'North' }, values: [{ amount: '10.00' }] }, { group: { 'custom.region': 'South' } }]) // prettier-ignore
  const before = new Date().toISOString()
  await new Promise((done) => setTimeout(done, 5))
  const moved = await ada.patch(`/companies/${south.id}`, { custom: { region: 'East' } }, south.version)
  expect(moved.body.data.custom).toMatchObject({ region: 'East', fee: { amount: '5.00' } })
  const then = await listed('/companies', { asOf: before, found: 'now', filter: { field: 'custom.region', is: 'East' } }) // prettier-ignore
  expect(then.body).toMatchObject({ data: [{ custom: { region: 'South' } }], now: { [south.id]: { 'custom.region': 'East' } } }) // prettier-ignore
  expect((await ada.get(`/companies/${south.id}/history`)).body.data[0]).toMatchObject({ before: { 'custom.region': 'South' }, after: { 'custom.region': 'East' } }) // prettier-ignore
  expect((await ada.get('/search?q=East')).body.data).toMatchObject([{ id: south.id }])
  await ada.post('/undo', { cause: moved.body.cause })
  expect((await ada.get(`/companies/${south.id}`)).body.data.custom.region).toBe('South')
})

test('many are changed at once, and two become one with its values united', async () => {
  const [one, other] = [
    await made('/companies', { name: 'Left', custom: { region: 'West' } }),
    await made('/companies', { name: 'Right', custom: { fee: { amount: '1.00', currency: 'EUR' } } }),
  ]
  const bulk = await ada.post('/companies/bulk', { changes: [{ id: one.id, patch: { custom: { region: 'Far west' } } }] }) // prettier-ignore
  expect(bulk.body.data).toMatchObject({ change: 1 })
  const { version } = (await ada.get(`/companies/${one.id}`)).body.data
  const merged = await ada.act(`/companies/${one.id}/merge`, { into: other.id }, version)
  expect(merged.status, merged.text).toBe(200)
  const now = (await ada.get(`/companies/${other.id}`)).body.data
  expect(now.custom).toMatchObject({ region: 'Far west', fee: { amount: '1.00' } })
  await ada.post('/undo', { cause: merged.body.cause })
  expect((await ada.get(`/companies/${other.id}`)).body.data.custom).toMatchObject({ region: null })
  expect((await ada.get(`/companies/${one.id}`)).body.data.custom).toMatchObject({ region: 'Far west' })
})

test('a required field is asked of whoever adds a record, and no two may be alike once its index is there', async () => {
  const number = await field({ of: 'person', key: 'number', label: 'Customer number', type: 'text' })
  await made('/people', { lastName: 'One', custom: { number: 'A1' } })
  const two = await made('/people', { lastName: 'Two', custom: { number: 'a1' } })
  const inTheWay = await ada.get(`/custom-fields/${number.id}/alike`)
  expect(inTheWay.body.data).toMatchObject([{ value: 'a1', count: 2 }])
  const refused = await ada.patch(`/custom-fields/${number.id}`, { noTwoAlike: true }, number.version)
  expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('a1')])
  await ada.patch(`/people/${two.id}`, { custom: { number: 'A2' } }, two.version)
  const ruled = await ada.patch(`/custom-fields/${number.id}`, { noTwoAlike: true, required: true }, number.version)
  expect(ruled.status, ruled.text).toBe(200)
  await shape(app.site)
  const taken = await ada.post('/people', { lastName: 'Three', custom: { number: 'A2' } })
  expect(taken.body).toMatchObject({ code: 'taken', fields: [{ field: 'custom.number' }] })
  const missing = await ada.post('/people', { lastName: 'Four' })
  expect(missing.body.fields).toMatchObject([{ field: 'custom.number', message: 'Customer number must not be empty.' }])
  const emptied = await ada.patch(`/people/${two.id}`, { custom: { number: null } }, two.version + 1)
  expect(emptied.body.fields).toMatchObject([{ field: 'custom.number' }])
  const other = await ada.patch(`/people/${two.id}`, { lastName: 'Zwei' }, two.version + 1)
  expect(other.status).toBe(200)
  const now = (await ada.get(`/custom-fields/${number.id}`)).body.data
  await ada.patch(`/custom-fields/${number.id}`, { required: false, noTwoAlike: false }, now.version)
  await shape(app.site)
  await made('/people', { lastName: 'Five', custom: { number: 'A2' } })
})

test('an archived field is unknown and keeps its values; deleted with its values, its key is never used again', async () => {
  const shoe = await field({ of: 'person', key: 'shoe', label: 'Shoe size', type: 'number', wholeNumbers: true })
  const eva = await made('/people', { lastName: 'Shod', custom: { shoe: 38 } })
  expect((await ada.act(`/custom-fields/${shoe.id}/drop`, { key: 'shoe' }, 1)).status).toBe(409)
  const archived = await ada.delete(`/custom-fields/${shoe.id}`, shoe.version)
  expect(archived.status, archived.text).toBe(200)
  expect((await ada.get(`/people/${eva.id}`)).body.data.custom).not.toHaveProperty('shoe')
  expect((await ada.patch(`/people/${eva.id}`, { custom: { shoe: 39 } }, eva.version)).body.fields).toMatchObject([{ field: 'custom.shoe' }]) // prettier-ignore
  await ada.post(`/custom-fields/${shoe.id}/restore`, {})
  expect((await ada.get(`/people/${eva.id}`)).body.data.custom.shoe).toBe(38)
  const { version } = (await ada.get(`/custom-fields/${shoe.id}`)).body.data
  await ada.delete(`/custom-fields/${shoe.id}`, version)
  expect((await ada.post(`/custom-fields/${shoe.id}/drop`, { key: 'show' })).body.fields).toMatchObject([{ field: 'key' }]) // prettier-ignore
  expect((await ada.post(`/custom-fields/${shoe.id}/drop`, { key: 'shoe' })).status).toBe(200)
  expect((await ada.post(`/custom-fields/${shoe.id}/restore`, {})).status).toBe(409)
  await app.workspace.db.run({ text: `update custom_fields set updated_at = updated_at - interval '1 minute' where id = $1`, values: [shoe.id] }) // prettier-ignore
  await shape(app.site)
  const columns = await app.workspace.db.run({ text: `select 1 from pg_attribute where attrelid = 'people'::regclass and attname = $1`, values: [shoe.storedAs] }) // prettier-ignore
  expect(columns).toEqual([])
  expect((await ada.post('/custom-fields', { of: 'person', key: 'Shoe', label: 'x', type: 'text' })).status).toBe(422)
  expect((await ada.post('/custom-fields', { of: 'person', key: 'shoe', label: 'x', type: 'text' })).body.fields).toMatchObject([{ field: 'key' }]) // prettier-ignore
})

test('only owners and admins add fields; nobody else knows that there is such a list', async () => {
  const given = { of: 'person', label: 'Mine', type: 'text' }
  expect((await bob.post('/custom-fields', given)).status).toBe(403)
  expect((await app.as(app.vera).post('/custom-fields', given)).status).toBe(403)
  expect((await bob.get('/custom-fields')).body.data).toEqual([])
  expect((await bob.get('/custom-fields/usage?record=person')).status).toBe(403)
  const max = await app.as(app.max).post('/custom-fields', { ...given, label: 'Max’ own' })
  expect(max.status).toBe(201)
  expect((await bob.get(`/custom-fields/${max.body.data.id}`)).status).toBe(404)
  expect((await bob.patch(`/custom-fields/${max.body.data.id}`, { label: 'x' }, 1)).status).toBe(404)
})

test('what cannot be a field is said with what is wrong', async () => {
  const wrong = async (given: Record<string, unknown>) => {
    const answer = await ada.post('/custom-fields', { of: 'person', label: 'X', type: 'text', ...given })
    expect(answer.status, answer.text).toBe(422)
    return answer.body.fields.map(({ field }: { field: string }) => field)
  }
  expect(await wrong({ of: 'stage' })).toEqual(['of'])
  expect(await wrong({ of: 'nothing' })).toEqual(['of'])
  expect(await wrong({ type: 'file' })).toEqual(['type'])
  expect(await wrong({ type: 'choices', sortable: true })).toEqual(['sortable'])
  expect(await wrong({ type: 'date', noTwoAlike: true, searchable: true })).toEqual(['noTwoAlike', 'searchable'])
  expect(await wrong({ type: 'choice', options: '[{"key":"a"}]' })).toEqual(['options'])
  expect(await wrong({ type: 'choice', options: '[{"key":"a","label":"A"}]', initial: '"b"' })).toEqual(['initial'])
  expect(await wrong({ type: 'number', initial: '"b"' })).toEqual(['initial'])
  expect(await wrong({ type: 'link', linksTo: 'customField' })).toEqual(['linksTo'])
  for (const key of [
    'constructor',
    '__proto__',
    'toString',
    'id',
    'custom',
    'a b',
    'a.b',
    '"; drop table people; --',
    "x'y",
    'Ä',
    '1a',
    'a'.repeat(41),
  ]) {
    // prettier-ignore
    expect(await wrong({ key }), key).toEqual(['key'])
  }
})

test('choices of a secret field stand in no list that everybody reads', async () => {
  await field({ of: 'deal', key: 'risk', label: 'Risk', type: 'choice', options: '[{"key":"high","label":"High"}]', sensitivity: 'secret' }) // prettier-ignore
  await field({ of: 'deal', key: 'mood', label: 'Mood', type: 'choice', options: '[{"key":"good","label":"Good"}]' })
  const added = async (of: string) => (await ada.post('/choices', { of, key: 'low', label: 'Low' })).status
  expect([await added('deal.custom.risk'), await added('deal.custom.mood')]).toEqual([422, 201])
  expect((await bob.post('/deals', { name: 'Calm', custom: { mood: 'low' } })).status).toBe(201)
})

test('how much a field is used is counted in one look', async () => {
  const { data } = (await ada.get('/custom-fields/usage?record=company')).body
  expect(data).toMatchObject({ exact: true, filled: { 'custom.region': expect.any(Number) as number } })
  expect(data.filled.name).toBe(data.rows)
  expect(data.filled['custom.region']).toBeLessThan(data.rows)
})

test('a worker that is struck anywhere leaves what the next one brings to the same end', async () => {
  const points = ['begun', 'columnAdded', 'readySaid', 'indexBuilt', 'indexesSaid'] as const
  for (const [index, point] of points.entries()) {
    const key = `struck${index}`
    await ada.post('/custom-fields', { of: 'deal', key, label: key, type: 'text', sortable: true, noTwoAlike: true, searchable: true }) // prettier-ignore
    const struck = shape(app.site, (at) => {
      if (at === point) throw new Error(`struck at ${at}`)
    })
    await expect(struck).rejects.toThrow(`struck at ${point}`)
    await shape(app.site)
    const [row] = (await listed('/custom-fields', { filter: { field: 'key', is: key } })).body.data
    expect(row).toMatchObject({ state: 'ready', indexes: ['sort', 'unique', 'search'] })
    const sorted = await listed('/deals', { sort: `custom.${key}` })
    expect(sorted.status, sorted.text).toBe(200)
  }
})

test('an archive with fields of one’s own fills an empty workspace to the same, over others too', async () => {
  const files = await mkdtemp(join(tmpdir(), 'farley-own-fields-'))
  const archived = async (workspace: TestApp['workspace']) => {
    const out = new PassThrough()
    const [bytes, manifest] = await Promise.all([buffer(out), backup(workspace, out, { files, version: '1' })])
    return { bytes, tables: manifest.tables.filter(({ name }) => !['ledger_era', 'entity'].includes(name)).map(({ name, sha256 }) => [name, sha256]) } // prettier-ignore
  }
  const { bytes, tables } = await archived(app.workspace)
  const other = await createTestWorkspace()
  try {
    await other.ddl.run({ text: 'alter table people add column c_900 text', values: [] })
    await restore(other, Readable.from(bytes), { files })
    expect((await archived(other)).tables).toEqual(tables)
    const [row] = await other.db.run<{ own: string }>({ text: `select c_3 as own from people where c_3 is not null limit 1`, values: [] }) // prettier-ignore
    expect(row).toEqual({ own: 'a\nb' })
  } finally {
    await other.close()
  }
})

test('another process knows a field as soon as it is there, and one that is gone no more', async () => {
  const other = createSite({ workspace: app.workspace, registry: createRegistry(app.site.registry.rooms), log: silent, data: app.site.data }) // prettier-ignore
  const bell = await openBell(app.workspace.db, silent)
  const following = followOwn(other, bell)
  const knows = () => Object.hasOwn(other.registry.record('deal')!.all, 'custom.channel')
  try {
    const channel = await field({ of: 'deal', key: 'channel', label: 'Channel', type: 'text' })
    await expect.poll(knows).toBe(true)
    await ada.delete(`/custom-fields/${channel.id}`, channel.version)
    await expect.poll(knows).toBe(false)
  } finally {
    await following.close()
    await bell.close()
    await app.site.describe()
  }
})

test('the bin is emptied and the ledger stays whole with fields of one’s own', async () => {
  const eva = await made('/companies', { name: 'Gone soon', custom: { region: 'Away' } })
  await ada.delete(`/companies/${eva.id}`, eva.version)
  const ctx = await systemContext(app.site)
  const later = { ...ctx, now: () => new Date(Date.now() + 31 * 86_400_000) }
  for (const job of binJobs) await job.run(later, {})
  expect((await ada.get(`/companies/${eva.id}`)).status).toBe(404)
  await readToEnd(app.workspace.db, chainReader)
  expect((await verifyChain(app.workspace.db)).faults).toEqual([])
})

test('whoever may not know of a field hears nothing when it is added; whoever may is told to ask anew', async () => {
  const workers = await startWorkers(app.site, { jobs: platformJobs(app.site) })
  const listening = await Promise.all([app.ada, app.bob].map(async ({ cookie }) => {
    const stop = new AbortController()
    const answer = await fetch(`${app.url}/api/v1/events`, { headers: { cookie }, signal: stop.signal })
    let heard = ''
    const read = (async () => {
      for await (const part of answer.body!) heard += Buffer.from(part).toString()
    })().catch(() => {})
    return { stop: () => (stop.abort(), read), heard: () => heard }
  })) // prettier-ignore
  const [byAda, byBob] = listening
  const told = (text: string) => text.split('"what":"me"').length - 1
  try {
    const { id } = (await ada.post('/custom-fields', { of: 'deal', key: 'hush', label: 'Hush', type: 'text', sensitivity: 'secret' })).body.data // prettier-ignore
    // Once or twice: when it is added, and when its column is there.
    await expect.poll(() => told(byAda!.heard())).toBeGreaterThan(0)
    expect(told(byBob!.heard())).toBe(0)
    await ada.post('/custom-fields', { of: 'deal', key: 'loud', label: 'Loud', type: 'text' })
    await expect.poll(() => told(byBob!.heard())).toBeGreaterThan(0)
    expect(byBob!.heard()).not.toContain(id)
    expect(byBob!.heard()).not.toContain('customField')
  } finally {
    await Promise.all(listening.map(({ stop }) => stop()))
    await workers.close()
  }
})
