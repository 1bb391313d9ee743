import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import { contentTypeOf } from './content-type.ts'
import { diskStore } from './disk-store.ts'
import { downloadHeaders } from './download-headers.ts'
import { sweepFiles } from './sweep.ts'
import type { Kept } from './store.ts'

let root: string
beforeAll(async () => void (root = await mkdtemp(path.join(tmpdir(), 'farley-files-'))))
afterAll(() => rm(root, { recursive: true, force: true }))

const from = (...parts: (string | Uint8Array)[]) => Readable.from(parts.map((part) => Buffer.from(part)))
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const everything = async (folder: string) => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((each) => each.isFile()).map((each) => path.join(each.parentPath, each.name))
}

test('bytes come back as they were given, with their size, digest and kind', async () => {
  const store = diskStore(root)
  const id = newId()
  expect(await store.put(id, from('Hello, ', 'Lyon'))).toEqual({
    size: 11,
    sha256: sha256('Hello, Lyon'),
    contentType: 'text/plain',
  })
  expect(await text(await store.read(id))).toBe('Hello, Lyon')
  await expect(store.put(id, from('other'))).rejects.toThrow('already')
  expect(await text(await store.read(id))).toBe('Hello, Lyon')
  await store.remove(id)
  await store.remove(id)
  await expect(store.read(id)).rejects.toMatchObject({ status: 404 })
})

test('nothing but an id leads to a place', async () => {
  const store = diskStore(root)
  for (const name of ['../outside', '..', '', 'a/b', `${newId()}/..`, 'C:\\x', `${newId()}\0`, '%2e%2e%2f']) {
    await expect(store.put(name, from('x'))).rejects.toThrow('under an id')
    await expect(store.read(name)).rejects.toThrow('under an id')
    await expect(store.remove(name)).rejects.toThrow('under an id')
  }
})

test('what is too large is refused and leaves nothing', async () => {
  const folder = path.join(root, 'limited')
  const store = diskStore(folder)
  const refused = store.put(newId(), from(Buffer.alloc(600), Buffer.alloc(600)), { limit: 1_000 })
  await expect(refused).rejects.toMatchObject({ status: 413 })
  async function* breaks() {
    yield Buffer.from('half')
    throw new Error('the sender went away')
  }
  await expect(store.put(newId(), breaks())).rejects.toThrow('went away')
  expect(await everything(folder)).toEqual([])
})

test('only the server may read what is kept', async () => {
  const folder = path.join(root, 'modes')
  await diskStore(folder).put(newId(), from('x'))
  for (const file of await everything(folder)) expect((await stat(file)).mode & 0o077).toBe(0)
  expect((await stat(folder)).mode & 0o077).toBe(0)
})

test('the kind is what the bytes are, and nothing that a browser would run', async () => {
  const kinds: [string | number[], string][] = [
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52], 'image/png'],
    ['%PDF-1.7\n', 'application/pdf'],
    ['<html><script>alert(1)</script>', 'text/plain'],
    ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'text/plain'],
    ['name;city\nAda;Lyon\n', 'text/plain'],
    ['Ærøskøbing 東京 🦊', 'text/plain'],
    [[0, 1, 2, 3, 250, 251], 'application/octet-stream'],
    [[0xff, 0xfe, 0xfd, 0x80, 0x81], 'application/octet-stream'],
    ['', 'text/plain'],
  ]
  for (const [bytes, kind] of kinds) expect(await contentTypeOf(Buffer.from(bytes as string)), String(bytes)).toBe(kind)
})

test('a download is saved under its name, whatever that holds', () => {
  const header = (name: string) => downloadHeaders({ name, contentType: 'image/png' })['content-disposition']
  expect(header('plan.pdf')).toBe(`attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`)
  expect(header('Angebot für Müller.pdf')).toBe(
    `attachment; filename="Angebot f_r M_ller.pdf"; filename*=UTF-8''Angebot%20f%C3%BCr%20M%C3%BCller.pdf`,
  )
  for (const name of [
    'a"; x="b',
    'a\r\nSet-Cookie: x=1',
    '../../etc/passwd',
    'gpj\u202excod.exe',
    '',
    '\ud800',
    "it's (1)*.txt",
  ]) {
    expect(header(name)).toMatch(/^attachment; filename="[ !#-:<-[\]-~]+"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/)
    expect(header(name)).not.toMatch(/[\r\n]|\.\.\//)
  }
  const headers = downloadHeaders({ name: 'x', contentType: 'image/svg+xml', size: 3, sha256: 'abc' })
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-length': '3', etag: '"abc"' })
  expect(headers['content-security-policy']).toMatch(/^sandbox;/)
})

test('bytes without a record go after a day, and those of interrupted uploads', async () => {
  const folder = path.join(root, 'swept')
  const store = diskStore(folder)
  const [old, young, known] = [newId(), newId(), newId()]
  for (const id of [old, young, known]) await store.put(id, from(id))
  const long = new Date(Date.now() - 2 * 86_400_000)
  for (const file of await everything(folder)) if (!file.includes(young)) await utimes(file, long, long)
  expect(await sweepFiles(store, async (ids) => new Set(ids.filter((id) => id === known)), new Date())).toBe(1)
  const left = []
  for await (const { id } of store.list()) left.push(id)
  expect(left.toSorted()).toEqual([young, known].toSorted())
})

test(
  'a process killed in the middle loses nothing it has confirmed, and leaves no half of a file',
  { timeout: 60_000 },
  async () => {
    const folder = path.join(root, 'killed')
    const confirmed: (Kept & { id: string })[] = []
    for (let round = 0; round < 3; round++) {
      const child = fork(path.join(import.meta.dirname, 'testing-process.ts'), [folder], { execArgv: [] })
      child.on('message', (kept) => confirmed.push(kept as Kept & { id: string }))
      await new Promise((resolve) => child.once('message', resolve))
      await sleep(100 + Math.random() * 200)
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('exit', resolve))
    }
    const store = diskStore(folder)
    expect(confirmed.length).toBeGreaterThan(10)
    for (const { id, size, sha256: digest } of confirmed) {
      const bytes = await buffer(await store.read(id))
      expect([bytes.length, sha256(bytes)]).toEqual([size, digest])
    }
    const kept = []
    for await (const { id } of store.list()) kept.push(id)
    for (const id of kept) expect((await buffer(await store.read(id))).length % 20_000).toBe(0)
    await store.clear(new Date(Date.now() + 1_000))
    expect((await everything(folder)).length).toBe(kept.length)
  },
)
