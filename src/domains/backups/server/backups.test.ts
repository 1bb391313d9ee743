import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type Person, type TestApp } from '../../../../test/app.ts'
import type { BackupsState } from '../model/index.ts'

let app: TestApp
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'farley-backups-'))
  app = await startTestApp({ workers: true, backups: folder })
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => listed([]))

const state = async (who: Person = app.ada) => (await app.as(who).get('/backups')).body.data as BackupsState
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const outcome = (hours: number, problem: string | null = null) => ({
  ...{ at: hoursAgo(hours), file: 'a.backup', bytes: 10, rows: 3, problem },
})
const listed = (outcomes: object[]) => writeFile(join(folder, 'backups.json'), JSON.stringify(outcomes))

test('an owner begins one, sees what came of it and when the next one is', async () => {
  const { status, body } = await app.as(app.ada).post('/backups', {})
  expect(status).toBe(202)
  const job = await app.job(app.ada, body.data.id)
  expect(job).toMatchObject({ state: 'done', result: { undo: false } })
  expect(job.done).toBeGreaterThan(job.total / 2)
  const { backups, nextAt, trouble, isUnderWay, ...rest } = await state()
  expect(backups).toMatchObject([{ problem: null, triedMs: expect.any(Number), madeMs: expect.any(Number) }])
  expect(backups[0]!.rows).toBeGreaterThan(20)
  expect(trouble).toBeNull()
  expect(isUnderWay).toBe(false)
  expect(rest).toMatchObject({ off: null, folder })
  const hours = (Date.parse(nextAt!) - Date.parse(backups[0]!.at)) / 3_600_000
  expect(hours).toBeGreaterThanOrEqual(23.5)
  expect(hours).toBeLessThan(24.6)
  expect(nextAt).toMatch(/:07:00/)
})

test('whoever is no owner neither sees nor begins any', async () => {
  for (const who of [app.max, app.bob, app.vera]) {
    expect((await app.as(who).get('/backups')).status).toBe(403)
    expect((await app.as(who).post('/backups', {})).status).toBe(403)
    expect((await app.as(who).post('/backups/keys-kept', {})).status).toBe(403)
  }
  const reads = await app.withKey('owner', { company: ['read'] } as never).catch(() => app.withKey('admin'))
  expect((await reads.get('/backups')).status).toBe(403)
  expect((await app.signedOut.get('/backups')).status).toBe(401)
})

test('where the keys lie is asked until somebody says that they lie elsewhere too, and again for another key', async () => {
  const { keys } = await state()
  expect(keys).toMatchObject({ files: [join(app.site.data, 'backup.key'), join(app.site.data, 'secret.key')], kept: null }) // prettier-ignore
  const said = (await app.as(app.ada).post('/backups/keys-kept', {})).body.data as BackupsState
  expect(said.keys!.kept).toMatchObject({ by: 'Ada' })
  await writeFile(join(app.site.data, 'backup.key'), Buffer.alloc(32, 9).toString('base64'))
  expect((await state()).keys!.kept).toBeNull()
})

test('a bad one is trouble, and says why in the reader’s words', async () => {
  const sentence = { message: 'It was not restored on trial.', pattern: 'It was not restored on trial.' }
  await listed([{ ...outcome(1, sentence.message), sentence }, outcome(25)])
  expect(await state()).toMatchObject({ trouble: { kind: 'failed' }, backups: [{ problem: sentence.message }, {}] })
  await app.as(app.ada).patch('/preferences', { language: 'de' })
  expect((await state()).backups[0]!.problem).toBe('Sie wurde nicht zur Probe wiederhergestellt.')
})

test('none for two days is trouble even where nothing has failed; young or none yet is none', async () => {
  await listed([outcome(50)])
  expect((await state()).trouble).toMatchObject({ kind: 'late' })
  await listed([outcome(1, 'full'), outcome(60, 'full')])
  expect((await state()).trouble).toMatchObject({ kind: 'late' })
  await listed([outcome(47)])
  expect((await state()).trouble).toBeNull()
  await listed([])
  expect((await state()).trouble).toBeNull()
})

test('from when until when one can go back stands there, and what is wrong with that', async () => {
  const isOwn = app.workspace.cluster.kind === 'embedded'
  expect((await state()).moments).toBeNull()
  const line = async (until: string, problem?: object) => {
    await mkdir(join(folder, 'moments', 'one'), { recursive: true })
    const text = JSON.stringify({ name: 'one', until, bases: [{ from: hoursAgo(5) }], problem })
    await writeFile(join(folder, 'moments', 'one', 'line.json'), text)
    return (await state()).moments
  }
  const now = new Date().toISOString()
  const expected = { spans: [{ from: expect.any(String), until: now }], trouble: null }
  expect(await line(now)).toEqual(isOwn ? expected : null)
  if (!isOwn) return
  expect((await line(hoursAgo(1)))!.trouble).toMatchObject({ kind: 'late', problem: null })
  const failed = { at: now, message: 'The disk is full.' }
  expect((await line(now, failed))!.trouble).toEqual({ kind: 'failed', at: now, problem: failed.message })
})

test('without a folder it says so, and begins none', async () => {
  const bare = await startTestApp()
  expect((await bare.as(bare.ada).get('/backups')).body.data).toMatchObject({ off: 'noFolder', backups: [] })
  const begun = await bare.as(bare.ada).post('/backups', {})
  expect(begun).toMatchObject({ status: 409, body: { code: 'not_now' } })
  await bare.close()
})
