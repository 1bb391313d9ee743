import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/app.ts'
import { rooms } from '../../domains.server.gen.ts'
import type { Site } from '../site.ts'
import { restoreArchive, stateNow } from './index.ts'
import { archived, emptySite, liveIn } from './testing.ts'

let folder: string
let file: string
let app: TestApp
let state: string
let empty: Site

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'farley-killed-test-'))
  file = join(folder, 'one.zip')
  app = await startTestApp()
  await liveIn(app, 4, 10)
  state = (await archived(app.site, file)).state
  empty = await emptySite(rooms)
})
afterAll(async () => {
  await app.close()
  await empty.workspace.close()
  await rm(empty.data, { recursive: true })
  await rm(folder, { recursive: true })
})

const source = (path: string) => pathToFileURL(resolve(import.meta.dirname, '../..', path)).href
const worker = `
  import pg from 'pg'
  import { rooms } from '${source('domains.server.gen.ts')}'
  import { wholeFile } from '${source('platform/files/whole-file.ts')}'
  import { restoreArchive, writeArchive } from '${source('platform/archive/index.ts')}'
  import { connectTo } from '${source('platform/db/index.ts')}'
  import { testCluster } from '${source('platform/db/testing.ts')}'
  import { silent } from '${source('platform/log/log.ts')}'
  import { createRegistry } from '${source('platform/records/index.ts')}'
  import { createSite } from '${source('platform/site.ts')}'
  const { POINT, TASK, FILE, DATABASE, DATA } = process.env
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (asked, ...rest) {
    if (String(asked.text ?? asked).startsWith(POINT)) process.kill(process.pid, 'SIGKILL')
    return query.call(this, asked, ...rest)
  }
  const workspace = connectTo(await testCluster(), JSON.parse(DATABASE))
  const site = createSite({ workspace, registry: createRegistry(rooms), log: silent, data: DATA })
  await site.describe()
  if (TASK === 'write') await wholeFile(FILE, (to) => writeArchive(site, to, { version: '1' }))
  else await restoreArchive(site, FILE)
`

/** Another process does it and is killed before it sends a statement that begins so; answers how it ended. */
async function killed(task: 'write' | 'restore', { workspace, data }: Site, point: string, path: string) {
  const { id, key, database } = workspace
  const DATABASE = JSON.stringify({ id, key, database })
  const env = { ...process.env, DATABASE, DATA: data, TASK: task, POINT: point, FILE: path }
  const child = spawn(process.execPath, ['--input-type=module', '-e', worker], { env, stdio: ['ignore', 'ignore', 'inherit'] }) // prettier-ignore
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return signal
}

test.each([
  'alter table',
  'insert into "people"',
  'declare stored_files',
  'fetch',
  'select begin_ledger_era',
  'commit',
])('a restore killed before “%s” leaves nothing, and is simply done again', async (point) => {
  const before = await stateNow(empty)
  expect(await killed('restore', empty, point, file)).toBe('SIGKILL')
  expect(await stateNow(empty)).toBe(before)
})

test('what was cut short is done in the end', async () => {
  await restoreArchive(empty, file)
  expect(await stateNow(empty)).toBe(state)
})

test.each(['declare stored_files', 'commit'])('an archive killed before “%s” is none', async (point) => {
  const path = join(folder, 'cut-short.zip')
  expect(await killed('write', app.site, point, path)).toBe('SIGKILL')
  expect(await readdir(folder)).not.toContain('cut-short.zip')
})
