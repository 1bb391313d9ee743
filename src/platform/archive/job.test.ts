import { writeFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { request } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/app.ts'
import { openArchive } from './index.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp({ workers: true })))
afterAll(() => app.close())

test('an owner has an archive written and fetches it; whoever is none any more does not', async () => {
  const grace = await app.join('Grace', 'owner')
  const started = await app.as(grace).post('/exports/archive', {})
  expect(started.status).toBe(202)
  const job = await app.job(grace, started.body.data.id)
  expect(job).toMatchObject({ state: 'done', title: 'Archive of everything' })
  const folder = await mkdtemp(join(tmpdir(), 'farley-archive-job-'))
  const file = join(folder, 'fetched.zip')
  const { body, headers } = await request(`${app.url}${job.result.url}`, { headers: { cookie: grace.cookie } })
  await writeFile(file, Buffer.from(await body.arrayBuffer()))
  expect(headers['content-disposition']).toMatch(/attachment; filename="farley-\d{4}-\d\d-\d\d\.zip"/)
  const archive = await openArchive(file)
  archive.close()
  expect(archive.manifest.parts.reduce((sum, { rows }) => sum + rows, 0)).toBe(job.result.rows)
  await rm(folder, { recursive: true })

  expect((await app.as(app.ada).get(job.result.url)).status).toBe(404)
  const { version } = (await app.as(app.ada).get(`/users/${grace.id}`)).body.data
  await app.as(app.ada).act(`/users/${grace.id}/changeRole`, { role: 'admin' }, version)
  expect((await app.as(grace).get(job.result.url)).status).toBe(404)
})

test('nobody else may, nor a key that does less than an owner', async () => {
  for (const person of [app.max, app.bob, app.vera]) {
    const { status, body } = await app.as(person).post('/exports/archive', {})
    expect([status, body.code]).toEqual([403, 'forbidden'])
  }
  expect((await app.signedOut.post('/exports/archive', {})).status).toBe(401)
  expect((await (await app.withKey('admin')).post('/exports/archive', {})).status).toBe(403)
  expect((await (await app.withKey('owner', 'read')).post('/exports/archive', {})).status).toBe(403)
})
