import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import type { Workspace } from '../db/index.ts'
import { createTestWorkspace } from '../db/testing.ts'
import { appendLines } from '../ledger/append.ts'
import { backup, restore } from './index.ts'

let from: Workspace
let to: Workspace
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'farley-backup-test-'))
  from = await createTestWorkspace()
  to = await createTestWorkspace()
  await fill(from)
})
afterAll(async () => {
  await Promise.all([from.close(), to.close()])
  await rm(folder, { recursive: true })
})

const awkward = 'tab\there, line\nthere, back\\slash, \\N, Ünïcödé 漢字 🙂'

async function fill({ db }: Workspace) {
  const id = newId()
  await db.run({ text: 'insert into tags (id, name) values ($1, $2)', values: [id, awkward] })
  await db.run({ text: "insert into entity (id, record, title) values ($1, 'user', 'Ada')", values: [id] })
  const cause = { id: newId(), kind: 'request' as const }
  const actor = { kind: 'system' as const, id: null, name: 'Farley' }
  const line = { happenedAt: '2026-01-02T03:04:05.678Z', actor, cause, record: 'tag', recordId: id, version: 1 }
  await db.run(appendLines([{ ...line, name: 'create', before: {}, after: {} }]))
  await db.run(appendLines([{ ...line, version: 2, name: 'update', before: { name: null }, after: { name: awkward } }]))
  await mkdir(join(folder, 'files', 'ab'), { recursive: true })
  await writeFile(join(folder, 'files', 'ab', 'one'), 'bytes')
}

async function archive(workspace = from): Promise<Buffer> {
  const out = new PassThrough()
  const [bytes] = await Promise.all([
    buffer(out),
    backup(workspace, out, { files: join(folder, 'files'), version: '1' }),
  ])
  return bytes
}

test('a workspace restored from its archive is the same, table by table, files included', async () => {
  const bytes = await archive()
  const restored = join(folder, 'restored')
  const manifest = await restore(to, Readable.from(bytes), { files: restored })
  expect(manifest.tables.find(({ name }) => name === 'tags')?.rows).toBe(1)
  expect(await to.db.run({ text: 'select name from tags', values: [] })).toEqual([{ name: awkward }])
  expect(await readFile(join(restored, 'ab', 'one'), 'utf8')).toBe('bytes')
  const out = new PassThrough()
  const [, again] = await Promise.all([buffer(out), backup(to, out, { files: restored, version: '1' })])
  const digests = (tables: typeof manifest.tables) =>
    tables.filter(({ name }) => name !== 'ledger_era').map(({ name, sha256 }) => [name, sha256])
  expect(digests(again.tables)).toEqual(digests(manifest.tables))
})

test('after a restore the ledger goes on in a new era, with numbers that were never given before', async () => {
  const [before] = await to.db.run<{ id: number; era: number }>({
    text: 'select max(id) as id, max(era) as era from ledger',
    values: [],
  })
  const [line] = await to.db.run<{ id: number; era: number }>({
    text: `insert into ledger (happened_at, actor_kind, actor_name, cause_id, cause_kind, record, record_id, version, name)
      select happened_at, actor_kind, actor_name, cause_id, cause_kind, record, record_id, 3, name from ledger limit 1 returning id, era`,
    values: [],
  })
  expect(line!.era).toBe(before!.era + 1)
  expect(line!.id).toBeGreaterThan(before!.id)
})

test('a workspace in use is not overwritten unless one says so', async () => {
  const bytes = await archive()
  await expect(restore(to, Readable.from(bytes), { files: folder })).rejects.toMatchObject({ code: 'not_now' })
  await expect(
    restore(to, Readable.from(bytes), { files: join(folder, 'again'), replace: true }),
  ).resolves.toMatchObject({ format: 1 })
})

test('a damaged archive changes nothing', async () => {
  const bytes = gunzipSync(await archive())
  bytes.write('HERE', bytes.indexOf('here, line'))
  const before = await to.db.run({ text: 'select * from tags', values: [] })
  const damaged = restore(to, Readable.from(gzipSync(bytes)), { files: join(folder, 'damaged'), replace: true })
  await expect(damaged).rejects.toThrow(/damaged/)
  expect(await to.db.run({ text: 'select * from tags', values: [] })).toEqual(before)
})

test('a file of which a byte is another is found, though nobody keeps it', async () => {
  const bytes = gunzipSync(await archive())
  bytes.write('BYTES', bytes.indexOf('bytes', bytes.indexOf('files/ab/one')))
  const third = await createTestWorkspace()
  const damaged = restore(third, Readable.from(gzipSync(bytes)), { files: null })
  await expect(damaged).rejects.toThrow('The archive is damaged: ab/one is not what its list says.')
  await third.close()
})

test('what is no archive is refused in words', async () => {
  const nothing = restore(to, Readable.from(gzipSync('hello')), { files: folder, replace: true })
  await expect(nothing).rejects.toThrow()
})
