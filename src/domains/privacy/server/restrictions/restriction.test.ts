import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, testPassword, type Client, type Person, type TestApp } from '../../../../../test/app.ts'
import { addDays } from '../../../../kernel/time.ts'
import { systemContext } from '../../../../platform/site.ts'
import { liftEnded } from './lift-ended.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
const today = new Date().toISOString().slice(0, 10)
const onlyKept = { status: 409, body: { code: 'only_kept' } }

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

async function create(path: string, given: unknown, who = ada): Promise<Row> {
  const { status, body, text } = await who.post(path, given)
  expect(status, text).toBe(201)
  return body.data
}
const read = async (path: string): Promise<Row> => (await ada.get(path)).body.data
const bobs = (lastName: string, more: object = {}) => create('/people', { lastName, ...more }, bob)
const restrict = (who: Row, more: object = {}) =>
  create('/restrictions', { person: who.id, reason: 'accuracy', ...more })
const lift = async ({ id }: Row, input: object = { toldOn: today }) =>
  ada.act(`/restrictions/${id}/lift`, input, (await read(`/restrictions/${id}`)).version)
async function restricted(lastName: string, more: object = {}) {
  const who = await bobs(lastName, more)
  const row = await restrict(who)
  return { who: await read(`/people/${who.id}`), row }
}

async function exported(by: Person, body: object) {
  const started = await app.as(by).post('/exports', { format: 'csv', ...body })
  const job = await app.job(by, started.body.data.id)
  const { text } = await app.as(by).get(job.result.url)
  return { rows: parse(text, { columns: true, bom: true }) as Record<string, string>[], skipped: job.result.skipped }
}

describe('somebody is restricted', () => {
  test('by owners and admins, of whom they are told before it is lifted; each in the history', async () => {
    const who = await bobs('Begun')
    for (const member of [app.bob, app.vera])
      expect((await app.as(member).post('/restrictions', { person: who.id, reason: 'claim' })).status).toBe(403)
    const row = await restrict(who, { words: 'The address is wrong' })
    expect(row).toMatchObject({ title: 'They contest that it is accurate', state: 'active', liftedAt: null })
    expect((await bob.get(`/people/${who.id}`)).body.data).toMatchObject({ restricted: true })
    expect((await bob.get(`/restrictions/${row.id}`)).status).toBe(404)
    expect((await ada.post('/restrictions', { person: who.id, reason: 'accuracy' })).body.fields).toMatchObject([{ field: 'reason' }]) // prettier-ignore
    expect((await ada.delete(`/restrictions/${row.id}`, row.version)).body).toMatchObject({ code: 'not_now' })
    for (const input of [{}, { toldOn: addDays(today, 2) }])
      expect((await lift(row, input)).body.fields).toMatchObject([{ field: 'toldOn' }])
    const lifted = await lift(row, { toldOn: today, notice: 'By letter' })
    expect(lifted.body.data).toMatchObject({ state: 'lifted', toldOn: today, notice: 'By letter' })
    expect(await read(`/people/${who.id}`)).toMatchObject({ restricted: false })
    const lines = (await ada.get(`/restrictions/${row.id}/history`)).body.data as { name: string }[]
    expect(lines.map(({ name }) => name)).toEqual(['lift', 'create'])
    expect((await ada.post('/undo', { cause: lifted.body.cause })).status).toBe(200)
    expect(await read(`/people/${who.id}`)).toMatchObject({ restricted: true })
  })

  test('as long as one of their restrictions is in force; one with an end is lifted by itself once it is over', async () => {
    const who = await bobs('Twice')
    const ends = addDays(today, 1)
    const [one, other] = [await restrict(who), await restrict(who, { reason: 'objection', until: ends })]
    expect((await ada.post('/restrictions', { person: who.id, reason: 'claim', until: addDays(today, -2) })).body.fields).toMatchObject([{ field: 'until' }]) // prettier-ignore
    expect((await lift(one)).status).toBe(200)
    expect(await read(`/people/${who.id}`)).toMatchObject({ restricted: true })
    const ctx = await systemContext(app.site)
    await liftEnded.run({ ...ctx, now: () => new Date(`${ends}T12:00:00Z`) }, {})
    expect(await read(`/restrictions/${other.id}`)).toMatchObject({ state: 'active' })
    await liftEnded.run({ ...ctx, now: () => new Date(`${addDays(ends, 1)}T12:00:00Z`) }, {})
    expect(await read(`/restrictions/${other.id}`)).toMatchObject({ state: 'lifted', toldOn: null })
    expect(await read(`/people/${who.id}`)).toMatchObject({ restricted: false })
  })

  test('and the request that asked for it has the restriction as its proof', async () => {
    const { who, row } = await restricted('Proven')
    const given = { person: who.id, kind: 'restriction', via: 'post', identity: 'known' }
    const asked = await create('/privacy-requests', given)
    const closed = await ada.act(`/privacy-requests/${asked.id}/close`, { state: 'answered', done: 'Restricted' }, asked.version) // prettier-ignore
    expect(closed.body.data).toMatchObject({ proof: row.id })
  })
})

describe('what is known of somebody who is restricted', () => {
  test('is changed by nobody but those who may lift it, and by an undo', async () => {
    const { who } = await restricted('Still', { firstName: 'Ina' })
    const path = `/people/${who.id}`
    expect(await bob.patch(path, { firstName: 'Una' }, who.version)).toMatchObject(onlyKept)
    expect(await bob.delete(path, who.version)).toMatchObject(onlyKept)
    expect(await bob.post(`${path}/confirm`, {})).toMatchObject(onlyKept)
    const company = await create('/companies', { name: 'Elsewhere' }, bob)
    expect(await bob.post('/employments', { person: who.id, company: company.id, main: true })).toMatchObject(onlyKept)
    expect((await bob.patch(path, { firstName: 'Una' }, who.version)).body.detail).toContain('restricted and only kept')
    const corrected = await ada.patch(path, { firstName: 'Una' }, who.version)
    expect(corrected.body.data).toMatchObject({ firstName: 'Una', restricted: true })
    expect((await ada.post('/undo', { cause: corrected.body.cause })).status).toBe(200)
    expect(await read(path)).toMatchObject({ firstName: 'Ina' })
    expect((await bob.get('/search?q=Still')).body.data).toMatchObject([{ id: who.id }])
  })

  test('is left out of changes of many, whoever makes them, and they say so', async () => {
    const { who } = await restricted('Bulk')
    const free = await bobs('Bulk too')
    for (const asked of [{ patch: { language: 'de' } }, { action: { name: 'delete' } }]) {
      const { body } = await ada.post('/people/bulk', { ids: [who.id, free.id], ...asked, preview: true })
      expect(body.data).toMatchObject({ change: 1, skipped: [{ count: 1, ids: [who.id] }] })
      expect(body.data.skipped[0].reason).toContain('restricted and only kept')
    }
    const pasted = { changes: [{ id: who.id, patch: { language: 'de' } }] }
    expect((await ada.post('/people/bulk', pasted)).body.data).toMatchObject({ change: 0, skipped: [{ count: 1 }] })
    expect(await read(`/people/${who.id}`)).toMatchObject({ language: null })
  })

  test('is in no exported list, and the job says of how many; one person is exported by those who may lift it', async () => {
    const { who } = await restricted('Leaving')
    const free = await bobs('Leaving too')
    const filter = { field: 'id', in: [who.id, free.id] }
    for (const by of [app.ada, app.bob]) {
      const { rows, skipped } = await exported(by, { record: 'person', filter, fields: ['name'] })
      expect(rows.map((row) => row.Name)).toEqual(['Leaving too'])
      expect(skipped).toEqual([{ reason: 'They are restricted and only kept, so they are in no export.', count: 1 }])
    }
    const others = await exported(app.bob, { record: 'person', filter: { field: 'id', is: free.id } })
    expect(others).toMatchObject({ rows: [{ Name: 'Leaving too' }], skipped: undefined })
    expect(await bob.post('/exports/record', { record: 'person', id: who.id })).toMatchObject(onlyKept)
    expect((await ada.post('/exports/record', { record: 'person', id: who.id })).status).toBe(202)
  })

  test('is merged with nothing, by hand or by Farley', async () => {
    const emails = [{ value: 'merge@kept.example', primary: true }]
    const { who } = await restricted('Merge', { firstName: 'Leopold', emails })
    const twin = await create('/people', { firstName: 'Leopold', lastName: 'Merge', emails })
    expect(await ada.act(`/people/${who.id}/merge`, { into: twin.id }, who.version)).toMatchObject(onlyKept)
    expect(await ada.act(`/people/${twin.id}/merge`, { into: who.id }, twin.version)).toMatchObject(onlyKept)
    const [settings] = (await ada.get('/workspaces')).body.data as Row[]
    await ada.patch(`/workspaces/${settings!.id}`, { mergesAlone: true }, settings!.version)
    const again = { firstName: 'Ottilie', lastName: 'Free', emails: [{ value: 'free@kept.example', primary: true }] }
    const [first, second] = [await create('/people', again), await create('/people', again)]
    await expect.poll(async () => (await read(`/people/${second.id}`)).id).toBe(first.id)
    expect((await read(`/people/${twin.id}`)).id).toBe(twin.id)
  })

  test('moves with nobody: companies of theirs are merged all the same', async () => {
    const [one, other] = [await create('/companies', { name: 'Old Ltd' }, bob), await create('/companies', { name: 'New Ltd' }, bob)] // prettier-ignore
    const { who } = await restricted('Employed', { company: one.id })
    const { status, text } = await bob.act(`/companies/${one.id}/merge`, { into: other.id }, one.version)
    expect(status, text).toBe(200)
    expect(await read(`/people/${who.id}`)).toMatchObject({ company: other.id, restricted: true })
  })

  test('is no reason to contact them', async () => {
    const purpose = await create('/purposes', { name: 'News', channels: ['email'] })
    const who = await bobs('Contacted')
    await create('/consents', { person: who.id, purpose: purpose.id, channel: 'email', how: 'form' })
    const asked = async () =>
      (await bob.get(`/privacy/may-contact?person=${who.id}&purpose=${purpose.id}&channel=email`)).body.data
    expect(await asked()).toEqual({ may: true, why: 'given' })
    const row = await restrict(who)
    expect(await asked()).toEqual({ may: false, why: 'restricted' })
    expect(await read(`/people/${who.id}`)).toMatchObject({ emailFor: null })
    await lift(row)
    expect(await asked()).toEqual({ may: true, why: 'given' })
    expect(await read(`/people/${who.id}`)).toMatchObject({ emailFor: [purpose.id] })
  })

  test('may be erased all the same', async () => {
    const { who, row } = await restricted('Erased')
    const asked = { record: 'person', id: who.id, reason: 'Asked', password: testPassword }
    const { id } = (await ada.post('/privacy/erasures', asked)).body.data
    await expect.poll(async () => (await read(`/privacy/erasures/${id}`)).state).toBe('done')
    expect(await read(`/restrictions/${row.id}`)).toMatchObject({ words: null })
  })
})
