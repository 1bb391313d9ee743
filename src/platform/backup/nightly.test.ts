import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/app.ts'
import { newId } from '../../kernel/id.ts'
import { openFileStore } from '../files/index.ts'
import { systemContext } from '../site.ts'
import { createTestWorkspace } from '../db/testing.ts'
import { chainReader, readToEnd } from '../ledger/index.ts'
import { backUp, backupJobs, backupKeyFile, lastOutcomes, openBackup, restore } from './index.ts'

let app: TestApp
let folder: string

beforeAll(async () => {
  app = await startTestApp()
  await app.as(app.ada).post('/companies', { name: 'Quernstone Mills' })
  await readToEnd(app.workspace.db, chainReader)
})
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'farley-nightly-'))))
afterAll(async () => app.close())

const scratchDatabases = () =>
  app.workspace.db.run({
    text: `select datname from pg_database where starts_with(datname, 'farley_trial_')`,
    values: [],
  })

test('a backup is sealed, restored on trial, listed, and comes back with its key', async () => {
  const outcome = await backUp(app.site, folder)
  expect(outcome).toMatchObject({ problem: null })
  expect(outcome.rows).toBeGreaterThan(20)
  expect(await lastOutcomes(folder)).toEqual([outcome])
  expect(await scratchDatabases()).toEqual([])
  const file = join(folder, outcome.file!)
  const bytes = await readFile(file)
  expect(bytes.length).toBe(outcome.bytes)
  expect(bytes.includes('manifest.json')).toBe(false)
  const to = await createTestWorkspace()
  await restore(to, await openBackup(file, backupKeyFile(app.site.data)), { files: join(folder, 'files') })
  const names = await to.db.run({ text: 'select name from companies', values: [] })
  expect(names).toEqual([{ name: 'Quernstone Mills' }])
  await to.close()
  await expect(openBackup(file, join(folder, 'no.key'))).rejects.toThrow(/its key is not at/)
  await writeFile(join(folder, 'other.key'), Buffer.alloc(32, 7).toString('base64'))
  const third = await createTestWorkspace()
  const withOther = restore(third, await openBackup(file, join(folder, 'other.key')), { files: null })
  await expect(withOther).rejects.toThrow(/another key, or is damaged/)
  await third.close()
})

test('one in which the ledger was changed is told of as bad', async () => {
  const { workspace } = app
  const owner = workspace.settings('owner')
  const { default: pg } = await import('pg')
  const { clientConfig } = await import('../db/index.ts')
  const client = new pg.Client(clientConfig(owner))
  await client.connect()
  await client.query(`update ledger set actor_name = 'Nobody' where id = (select min(line) from ledger_digest)`)
  const outcome = await backUp(app.site, folder)
  expect(outcome.problem).toMatch(/The ledger in this backup was changed: line \d+/)
  expect((await lastOutcomes(folder))[0]).toEqual(outcome)
  await client.query(`update ledger set actor_name = 'Farley' where id = (select min(line) from ledger_digest)`)
  await client.end()
  expect((await backUp(app.site, folder)).problem).toBeNull()
})

test('files of which the bytes are gone or changed are counted, and keep no backup from being good', async () => {
  const ids = [newId(), newId(), newId()]
  const store = openFileStore(app.site.data)
  for (const id of ids.slice(0, 2)) await store.put(id, Readable.from([Buffer.from('as it was')]))
  const { sha256 } = await store.put(newId(), Readable.from([Buffer.from('as it was')]))
  const values = [ids, sha256]
  await app.workspace.db.run({ text: 'insert into files (id, name, sha256) select unnest($1::uuid[]), $2, $2', values })
  expect(await backUp(app.site, folder)).toMatchObject({ problem: null, lostFiles: 1 })
  const [changed] = ids
  await writeFile(join(app.site.data, 'files', changed!.slice(-2), changed!), 'as it wos')
  expect(await backUp(app.site, folder)).toMatchObject({ problem: null, lostFiles: 2 })
  await app.workspace.db.run({ text: 'delete from files where id = any ($1::uuid[])', values: [ids] })
})

test('it is made once a day, again where it was bad, and only for the company’s own workspace with a folder', async () => {
  const main = { ...app.site, workspace: { ...app.workspace, key: 'main' }, backups: folder }
  const [job] = backupJobs(main)
  const ctx = await systemContext(app.site)
  const after = (hours: number) => job!.run({ ...ctx, now: () => new Date(Date.now() + hours * 3_600_000) }, {})
  await after(0)
  await after(22)
  expect(await lastOutcomes(folder)).toHaveLength(1)
  const [good] = await lastOutcomes(folder)
  await writeFile(join(folder, 'backups.json'), JSON.stringify([{ ...good, problem: 'bad' }]))
  await after(0)
  expect((await lastOutcomes(folder)).map(({ problem }) => problem)).toEqual([null, 'bad'])
  expect(backupJobs(app.site)).toEqual([])
  expect(backupJobs({ ...main, workspace: { ...app.workspace, key: 'demo' } })).toEqual([])
})

const source = (path: string) => pathToFileURL(resolve(import.meta.dirname, '../..', path)).href
const worker = `
  import pg from 'pg'
  import { rooms } from '${source('domains.server.gen.ts')}'
  import { backUp } from '${source('platform/backup/index.ts')}'
  import { connectTo } from '${source('platform/db/index.ts')}'
  import { testCluster } from '${source('platform/db/testing.ts')}'
  import { silent } from '${source('platform/log/log.ts')}'
  import { createRegistry } from '${source('platform/records/index.ts')}'
  import { createSite } from '${source('platform/site.ts')}'
  const { POINT, FOLDER, DATABASE, DATA } = process.env
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (asked, ...rest) {
    if (String(asked.text ?? asked).startsWith(POINT)) process.kill(process.pid, 'SIGKILL')
    return query.call(this, asked, ...rest)
  }
  const workspace = connectTo(await testCluster(), JSON.parse(DATABASE))
  await backUp(createSite({ workspace, registry: createRegistry(rooms), log: silent, data: DATA }), FOLDER)
`

test.each([
  ['while it reads', 'commit', 0],
  ['before the trial', 'truncate', 1],
  ['in the trial', 'select begin_ledger_era', 1],
])('killed %s, none counts as good, and the next one is', async (_when, point, listed) => {
  const { id, key, database } = app.workspace
  const DATABASE = JSON.stringify({ id, key, database })
  const env = { ...process.env, DATABASE, DATA: app.site.data, POINT: point, FOLDER: folder }
  const child = spawn(process.execPath, ['--input-type=module', '-e', worker], { env, stdio: ['ignore', 'ignore', 'inherit'] }) // prettier-ignore
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
  const left = await lastOutcomes(folder)
  expect(left).toHaveLength(listed)
  expect(left.filter(({ problem }) => problem === null)).toEqual([])
  await expect.poll(async () => (await backUp(app.site, folder)).problem).toBeNull()
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  await expect.poll(scratchDatabases).toEqual([])
  await rm(folder, { recursive: true })
})
