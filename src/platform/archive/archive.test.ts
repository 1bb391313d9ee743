import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/app.ts'
import { rooms } from '../../domains.server.gen.ts'
import { chainReader, readToEnd, verifyChain } from '../ledger/index.ts'
import { openFileStore } from '../files/index.ts'
import type { Site } from '../site.ts'
import { openArchive, restoreArchive, stateNow, type Manifest } from './index.ts'
import { archived, emptySite, liveIn, withManifest } from './testing.ts'

let folder: string
let app: TestApp
let file: string
let companies: string[]
const opened: Site[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'farley-archive-test-'))
  file = join(folder, 'one.zip')
  app = await startTestApp()
  companies = await liveIn(app, 1, 30)
  await readToEnd(app.workspace.db, chainReader)
  await archived(app.site, file)
})
afterAll(async () => {
  await app.close()
  for (const site of opened) {
    await site.workspace.close()
    await rm(site.data, { recursive: true })
  }
  await rm(folder, { recursive: true })
})

async function another(): Promise<Site> {
  const site = await emptySite(rooms)
  opened.push(site)
  return site
}
const usersOf = async ({ workspace }: Site) =>
  (await workspace.db.run<{ count: number }>({ text: 'select count(*)::int as count from users', values: [] }))[0]!
    .count
const linesIn = async (path: string) => {
  const archive = await openArchive(file)
  const lines = (await text(await archive.read(path))).split('\n').filter((line) => line !== '')
  archive.close()
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

describe('an archive', () => {
  test('can be read without Farley: records by the names of their fields, history, files by their digest', async () => {
    const { data } = (await app.as(app.ada).get(`/companies/${companies[2]}`)).body
    const line = (await linesIn('records/companies.jsonl')).find(({ id }) => id === companies[2])
    expect(line).toMatchObject({ id: data.id, version: data.version, name: data.name, website: data.website })
    expect(line).toMatchObject({ 'custom.seats': data.custom.seats, 'custom.feeCurrency': 'EUR' })
    expect(Number(line!['custom.fee'])).toBe(Number(data.custom.fee.amount))
    expect(await linesIn('records/machines.jsonl')).not.toEqual([])
    const history = await linesIn('history/ledger.jsonl')
    expect(history.some(({ name, record_id }) => name === 'create' && record_id === companies[2])).toBe(true)
    const [stored] = await linesIn('records/files.jsonl')
    const archive = await openArchive(file)
    expect(await text(await archive.read(`files/${String(stored!.sha256)}`))).toMatch(/^bytes \d$/)
    archive.close()
  })

  test('holds each content once, and nothing that opens a door or waits to be sent', async () => {
    const archive = await openArchive(file)
    const paths = archive.manifest.parts.map(({ path }) => path)
    archive.close()
    expect(archive.manifest.files.length).toBeLessThanOrEqual(3)
    expect(archive.manifest.missing).toEqual([])
    expect(paths).toEqual(expect.arrayContaining(['records/users.jsonl', 'history/ledger.jsonl', 'beside/preference.jsonl'])) // prettier-ignore
    const doors = ['credential', 'session', 'api_key', 'passkey', 'second_factor', 'recovery_code', 'one_time_link', 'secret', 'provider_identity'] // prettier-ignore
    const held = archive.manifest.parts.map(({ table }) => table)
    expect([...doors, 'webhook_delivery', 'job_run'].filter((table) => held.includes(table))).toEqual([])
    // Whoever adds a table in which something secret lies lets it stay, in parts.ts or in the manifest of its room.
    const columns = archive.manifest.parts.flatMap(({ columns }) => Object.values(columns))
    expect(columns.filter((column) => /hash|secret|token|password|sealed|salt_/.test(column))).toEqual([])
    const all = await Promise.all(paths.map(async (path) => JSON.stringify(await linesIn(path))))
    expect(all.join()).not.toMatch(/argon2|password_?hash/i)
  })
})

describe('an archive that is restored', () => {
  test.each([1, 2, 3])('gives a workspace whose digest is equal, whatever was done in it (%i)', async (seed) => {
    const from = seed === 1 ? app : await startTestApp()
    const path = join(folder, `${seed}.zip`)
    if (from !== app) await liveIn(from, seed, 20)
    const { state } = await archived(from.site, path)
    const site = await another()
    await restoreArchive(site, path)
    expect(await stateNow(site)).toBe(state)
    await site.describe()
    // With the record types of its own known, the paths are the same too, and so is what is written again.
    const again = await archived(site, join(folder, `${seed}-again.zip`))
    expect(again.state).toBe(state)
    expect(again.parts.map(({ path, sha256 }) => [path, sha256])).toEqual((await manifestOf(path)).parts.map(({ path, sha256 }) => [path, sha256])) // prettier-ignore
    if (from !== app) await from.close()
  })

  test('has the same ids, versions and history; its chain holds, and goes on in a new era', async () => {
    const site = await another()
    await restoreArchive(site, file)
    const { db } = site.workspace
    const row = { text: 'select version, name from companies where id = $1', values: [companies[0]] }
    expect(await db.run(row)).toEqual(await app.workspace.db.run(row))
    const lines = { text: 'select id, name, before, after from ledger where record_id = $1 order by id', values: [companies[0]] } // prettier-ignore
    expect(await db.run(lines)).toEqual(await app.workspace.db.run(lines))
    expect((await verifyChain(db)).faults).toEqual([])
    expect(await db.run({ text: 'select era from ledger_era', values: [] })).not.toEqual(
      await app.workspace.db.run({ text: 'select era from ledger_era', values: [] }),
    )
  })
})
async function manifestOf(path: string): Promise<Manifest> {
  const { manifest, close } = await openArchive(path)
  close()
  return manifest
}

describe('what is refused', () => {
  test('a workspace in use', async () => {
    await expect(restoreArchive(app.site, file)).rejects.toMatchObject({ code: 'not_now' })
  })

  test('what is no archive, or half of one', async () => {
    const site = await another()
    const half = join(folder, 'half.zip')
    const bytes = await readFile(file)
    await writeFile(half, bytes.subarray(0, bytes.length / 2))
    await expect(restoreArchive(site, half)).rejects.toThrow(/no archive of Farley, or only the beginning/)
    await writeFile(half, 'hello')
    await expect(restoreArchive(site, half)).rejects.toThrow(/no archive of Farley/)
  })

  test('one in which a byte was changed, naming the part, and nothing of it stays', async () => {
    const site = await another()
    const bytes = await readFile(file)
    const { parts, files } = await manifestOf(file)
    const paths = [...parts.filter(({ rows }) => rows > 3).map(({ path }) => path), `files/${files[0]!.sha256}`]
    for (const path of paths) {
      const changed = Buffer.from(bytes)
      const at = bytes.indexOf(path) + path.length + 4
      changed[at] = changed[at]! ^ 0x55
      await writeFile(join(folder, 'changed.zip'), changed)
      await expect(restoreArchive(site, join(folder, 'changed.zip'))).rejects.toMatchObject({
        ...{ code: 'invalid', message: `The archive is damaged: ${path} is not what its list says.` },
      })
    }
    expect(paths.length).toBeGreaterThan(10)
    expect(await usersOf(site)).toBe(0)
    const kept = await Array.fromAsync(openFileStore(site.data).list())
    expect(kept).toEqual([])
  })

  test('one that a newer Farley wrote, one that brings a password along, and one that says what is not so', async () => {
    const site = await another()
    const manifest = await manifestOf(file)
    const refused = async (given: object) => {
      const path = join(folder, 'other.zip')
      await withManifest(file, path, given)
      return restoreArchive(site, path).catch(({ message }: Error) => message)
    }
    expect(await refused({ ...manifest, farleyArchive: 2 })).toMatch(
      /newer Farley wrote manifest.json: its format is 2/,
    )
    const later = [...manifest.migrations, 'platform/later']
    expect(await refused({ ...manifest, migrations: later })).toMatch(/newer Farley: “platform\/later” is unknown/)
    const [first, ...rest] = manifest.parts
    expect(await refused({ ...manifest, parts: [{ ...first!, table: 'credential' }, ...rest] })).toMatch(
      /is unknown here/,
    )
    expect(await refused({ ...manifest, parts: rest })).toMatch(/damaged: manifest.json/)
    expect(await refused({ ...manifest, state: '0'.repeat(64) })).toMatch(/damaged: manifest.json/)
    expect(await refused({ ...manifest, parts: [{ ...first!, path: '../x' }] })).toMatch(/damaged: manifest.json/)
    expect(await usersOf(site)).toBe(0)
  })
})
