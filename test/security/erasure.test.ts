import { createReadStream, createWriteStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importing } from '../../src/domains/imports/server/testing.ts'
import { backup, restore } from '../../src/platform/backup/index.ts'
import { eraseAgain, personalFields } from '../../src/platform/erasure/index.ts'
import { chainReader, readToEnd, verifyChain } from '../../src/platform/ledger/index.ts'
import { form, startTestApp, testPassword, type Client, type TestApp } from '../app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

/** In everything that is written of the person. */
const canary = 'Zyxwomir'
const address = `${canary}@canary.example`

let app: TestApp
let ada: Client
let deal: Row
let company: Row

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ada = app.as(app.ada)
  company = await create('/companies', { name: 'Acme' })
})
afterAll(() => app.close())

async function create(path: string, given: unknown): Promise<Row> {
  const { status, body } = await ada.post(path, given, { 'idempotency-key': crypto.randomUUID() })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const read = async (path: string): Promise<Row> => (await ada.get(path)).body.data
const change = async (path: string, patch: object) => ada.patch(path, patch, (await read(path)).version)

/** Every place of the database and of the data folder in which a word stands. */
async function placesOf(word: string): Promise<string[]> {
  const { db } = app.workspace
  const tables = await db.run<{ name: string }>({ text: `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')`, values: [] }) // prettier-ignore
  const found: string[] = []
  for (const { name } of tables) {
    const text = `select count(*)::int as count from ${name} as t where t::text ilike $1`
    const [{ count }] = (await db.run<{ count: number }>({ text, values: [`%${word}%`] })) as [{ count: number }]
    if (count > 0) found.push(name)
  }
  for (const each of await readdir(app.site.data, { recursive: true, withFileTypes: true })) {
    const file = join(each.parentPath, each.name)
    if (each.isFile() && (await readFile(file)).includes(word)) found.push(each.name)
  }
  return found
}

/** Somebody who left traces wherever one can. */
async function somebody(): Promise<Row> {
  const run = await importing(app, app.ada).whole('person', { name: 'people.csv', bytes: `Last name,E-mail,Id\n${canary},${address},${canary}-1\n` }) // prettier-ignore
  expect(run.counts).toMatchObject({ created: 1 })
  const filter = encodeURIComponent(JSON.stringify({ field: 'lastName', is: canary }))
  const [person] = (await ada.get(`/people?filter=${filter}`)).body.data as Row[]
  const path = `/people/${person!.id}`
  const also = await create('/people', {
    lastName: `${canary} Twin`,
    phones: [{ value: '+49 30 901820' }],
    description: canary,
  })
  await change(`/people/${also.id}`, { firstName: canary })
  await ada.act(`/people/${also.id}/merge`, { into: person!.id }, (await read(`/people/${also.id}`)).version)
  await change(path, { firstName: canary, description: `About ${canary}`, birthday: '1980-01-02', website: `https://${canary}.example`, addresses: [{ street: `${canary} street`, city: 'Lyon', country: 'FR' }] }) // prettier-ignore
  await change(path, { firstName: `${canary} the second` })
  await change(path, { custom: { nickname: canary } })
  await create('/employments', { person: person!.id, company: company.id, title: `${canary}'s job` })
  await create('/facts', { person: person!.id, text: `${canary} sails` })
  const about = [person!.id]
  const note = await create('/notes', { text: `${canary} said`, about })
  await change(`/notes/${note.id}`, { text: `${canary} said more` })
  await create('/calls', { subject: `Call ${canary}`, notes: canary, about, startedAt: '2026-01-02T10:00:00Z' })
  await create('/tasks', { title: `Ask ${canary}`, about })
  deal = await create('/deals', { name: 'Roof', company: company.id, amount: { amount: '1200', currency: 'EUR' } })
  await create('/notes', { text: 'About both', about: [person!.id, deal.id] })
  const { headers, body } = form({ about: JSON.stringify([person!.id]) }, `${canary}.txt`, `The file of ${canary}`)
  expect((await ada.send('POST', '/files/upload', headers, body)).status).toBe(201)
  const purpose = await create('/purposes', { name: `News ${crypto.randomUUID().slice(0, 8)}`, channels: ['email'] })
  await create('/consents', {
    person: person!.id,
    purpose: purpose.id,
    channel: 'email',
    how: 'form',
    source: `Mail of ${canary}`,
  })
  const job = (await ada.post('/exports/record', { record: 'person', id: person!.id })).body.data
  expect(await app.job(app.ada, job.id)).toMatchObject({ state: 'done' })
  return person!
}

async function erase(id: string): Promise<Row> {
  const body = { record: 'person', id, reason: 'Asked by mail', password: testPassword }
  const answer = await ada.post('/privacy/erasures', body)
  expect(answer.status, answer.text).toBe(202)
  for (;;) {
    const found = await read(`/privacy/erasures/${answer.body.data.id}`)
    if (found.state === 'done') return found
    await sleep(50)
  }
}

test('erased is who is there, is no company, is not held; by an admin who says who they are', async () => {
  const person = await create('/people', { lastName: 'Held' })
  const body = { record: 'person', id: person.id, reason: 'Asked', password: testPassword }
  for (const who of [app.bob, app.vera]) {
    expect((await app.as(who).post('/privacy/erasures', body)).status).toBe(403)
    expect((await app.as(who).get('/privacy/erasures')).status).toBe(403)
    expect((await app.as(who).post('/privacy/erasures/preview', { record: 'person', id: person.id })).status).toBe(403)
  }
  expect((await (await app.withKey('owner')).post('/privacy/erasures', body)).status).toBe(403)
  expect((await ada.post('/privacy/erasures', { ...body, password: 'wrong' })).body.fields).toMatchObject([
    { field: 'password' },
  ])
  expect((await ada.post('/privacy/erasures', { ...body, record: 'company', id: company.id })).status).toBe(422)
  expect((await ada.post('/privacy/erasures', { ...body, id: crypto.randomUUID() })).status).toBe(404)
  const held = await create('/holds', { about: person.id, reason: 'A dispute' })
  expect((await ada.post('/privacy/erasures', body)).status).toBe(409)
  await ada.delete(`/people/${person.id}`, person.version)
  const bulk = await ada.post('/people/bulk', { ids: [person.id], action: { name: 'erase' } })
  expect(JSON.stringify(bulk.body)).toContain('held')
  await ada.post(`/people/${person.id}/restore`, {})
  await ada.delete(`/holds/${held.id}`, held.version)
  await erase(person.id)
  expect((await ada.post('/privacy/erasures', body)).status).toBe(409)
  expect((await change(`/people/${person.id}`, { firstName: 'Again' })).status).toBe(409)
})

// Last, since everybody is signed out by a restore.
test(
  'nothing anywhere tells of somebody who was erased; what counts stays, the chain holds, and a backup brings nobody back',
  { timeout: 120_000 },
  async () => {
    await create('/custom-fields', {
      of: 'person',
      type: 'text',
      label: 'Nickname',
      key: 'nickname',
      sensitivity: 'personal',
    })
    while (!personalFields(app.site.registry.record('person')!).includes('custom.nickname')) await sleep(50)
    const person = await somebody()
    const path = `/people/${person.id}`
    await readToEnd(app.workspace.db, chainReader)
    expect(await placesOf(canary)).toEqual(expect.arrayContaining(['public.people', 'public.ledger', 'public.entity', 'public.import_origin', 'public.notes'])) // prettier-ignore

    const archive = join(app.site.data, '..', `erasure-${person.id}.tar.gz`)
    const options = { files: join(app.site.data, 'files'), version: '1' }
    await backup(app.workspace, createWriteStream(archive), options)

    const preview = (await ada.post('/privacy/erasures/preview', { record: 'person', id: person.id })).body.data
    expect(preview).toMatchObject({ person: 2, fact: 1, note: 1, call: 1, file: 1 })
    expect(await read(path)).toMatchObject({ lastName: canary })

    const { report } = await erase(person.id)
    expect(report).toMatchObject({ ...preview, bytes: 1, exports: 1 })
    expect(await placesOf(canary)).toEqual([])
    expect(await placesOf('901820')).toEqual([])

    const shell = await read(path)
    expect(shell).toMatchObject({
      name: 'Erased person',
      lastName: null,
      emails: null,
      birthday: null,
      company: company.id,
      lifeCycle: person.lifeCycle,
    })
    expect(shell.erasedAt).not.toBeNull()
    expect(await read(`/deals/${deal.id}`)).toMatchObject({ amount: { amount: '1200.00' } })
    const timeline = (await ada.get(`${path}/timeline`)).body.data as { row?: Row }[]
    expect(timeline.map(({ row }) => row?.subject ?? row?.text)).toEqual(
      expect.arrayContaining(['Erased', 'About both']),
    )
    const [line] = (await ada.get(`${path}/history`)).body.data
    expect(line).toMatchObject({ name: 'erase', actor: { name: app.ada.name }, before: {}, after: {} })
    const proof = await verifyChain(app.workspace.db)
    expect(proof.faults).toEqual([])
    expect(proof.erased).toBeGreaterThan(3)

    await restore(app.workspace, createReadStream(archive), { ...options, replace: true })
    expect(await placesOf(canary)).toContain('public.people')
    expect(await eraseAgain(app.site)).toBeGreaterThan(0)
    expect(await placesOf(canary)).toEqual([])
    expect(await placesOf('901820')).toEqual([])
    expect(await eraseAgain(app.site)).toBe(0)
  },
)
