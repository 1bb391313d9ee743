import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openSite, openSiteOn, type OpenSite } from '../../app.ts'
import { stateNow } from '../archive/index.ts'
import type { Config } from '../config/config.ts'
import { asAdmin, findHome, type Cluster } from '../db/index.ts'
import { chainReader, readToEnd } from '../ledger/index.ts'
import { silent } from '../log/log.ts'
import { filesWithoutBytes, goBack, keepMoments, momentsOf, settle, verifyMoments } from './index.ts'
import { folderOfLine, linesOf } from './line.ts'
import { dropSlot, slotsOn } from './slot.ts'
import { stretchesIn } from './stretch.ts'
import { addTag, momentBetween, placeOf, tagsIn } from './testing.ts'
import { wayTo } from './way.ts'

// One Farley with a database of its own, from test to test: it is stopped, killed, and gone back with.

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })
const place = placeOf()
const { config } = place
const keyFile = join(config.data, 'backup.key')
afterAll(() => place.remove())

let at: Date
let state: string

/** Opens it, has its moments kept, and leaves it as one that was stopped in order. */
async function atWork<T>(work: (open: OpenSite, keeping: Awaited<ReturnType<typeof keepMoments>>) => Promise<T>) {
  const open = await openSite(config, silent)
  try {
    const keeping = await keepMoments(open.site)
    await keeping.take()
    await keeping.settled()
    const answer = await work(open, keeping)
    await keeping.close()
    return answer
  } finally {
    await open.close()
  }
}

const settled = (of: Config) => async (cluster: Cluster) => {
  const { site, leave } = await openSiteOn(cluster, of, silent)
  await settle(site).finally(leave)
}
const back = (to: Date, of: Config = config, key = keyFile) =>
  goBack(of, to, { keyFile: key, log: silent, laid: () => {}, settle: settled(of) })

beforeAll(() =>
  atWork(async ({ site }) => {
    const { db } = site.workspace
    await addTag(db, 'before')
    const passing = [
      `insert into session (hash, user_id, role, csrf, expires_at) values ('x', gen_random_uuid(), 'owner', 'x', now() + '1 day')`,
      `insert into idempotency (principal, key, request_hash, cause_id) values ('x', 'x', 'x', gen_random_uuid())`,
    ]
    for (const text of passing) await db.run({ text, values: [] })
    await readToEnd(db, chainReader)
    state = await stateNow(site)
    at = await momentBetween()
    await addTag(db, 'after')
    await db.run({ text: `delete from tags where name = 'before'`, values: [] })
  }),
)

const clusterNow = () => statSync(findHome(config.data).cluster).ino

test('the base was tried, and what is kept can be followed from its beginning to its end', async () => {
  const [line] = await linesOf(config.backups)
  expect(line!.bases).toMatchObject([{ problem: null, triedMs: expect.any(Number) }])
  const { spans, trouble } = (await momentsOf(config.backups, new Date()))!
  expect(trouble).toBeNull()
  expect(spans).toEqual([{ from: line!.bases[0]!.from, until: line!.until }])
  const verified = await verifyMoments(config.data, config.backups, keyFile)
  expect(verified).toMatchObject(spans[0]!)
  expect(verified.lines).toBeGreaterThan(0)
  const sealed = readFileSync(join(folderOfLine(config.backups, line!), line!.bases[0]!.file))
  expect(sealed.includes('PG_VERSION')).toBe(false)
})

test('while the server runs, nothing is put in its place', async () => {
  const open = await openSite(config, silent)
  await expect(back(at)).rejects.toMatchObject({ code: 'data_in_use' })
  await open.close()
})

test('a moment before the first and one after the last are refused, and nothing has changed', async () => {
  const before = clusterNow()
  await expect(back(new Date(0))).rejects.toThrow(/the first one that one can go back to is 20/)
  await expect(back(new Date(Date.now() + 60_000))).rejects.toThrow(/the last one is 20/)
  await expect(wayTo(join(place.root, 'nowhere'), at)).rejects.toThrow(/No moments are kept/)
  expect(clusterNow()).toBe(before)
})

test('with another key nothing opens, and nothing has changed', async () => {
  const before = clusterNow()
  const other = join(place.root, 'other.key')
  writeFileSync(other, Buffer.alloc(32, 7).toString('base64'))
  await expect(back(at, config, other)).rejects.toThrow(/another key, or is damaged/)
  await expect(verifyMoments(config.data, config.backups, other)).rejects.toThrow(/another key/)
  expect((await linesOf(config.backups))[0]!.key).not.toMatch(readFileSync(keyFile, 'utf8').trim())
  await expect(back(at, config, join(place.root, 'no.key'))).rejects.toThrow(/its key is not at/)
  expect(clusterNow()).toBe(before)
  expect(leftOver()).toEqual([])
})

const leftOver = () => readdirSync(findHome(config.data).root).filter((name) => name.startsWith('recover'))

test('a piece that is missing, changed or cut off is found, and nothing has changed', async () => {
  const before = clusterNow()
  const broken = { ...config, backups: join(place.root, 'broken') }
  const [line] = await linesOf(config.backups)
  const damage = async (what: (file: string) => void) => {
    rmSync(broken.backups, { recursive: true, force: true })
    cpSync(config.backups, broken.backups, { recursive: true })
    const folder = folderOfLine(broken.backups, line!)
    const stretches = await stretchesIn(folder)
    what(join(folder, stretches.at(-2)!.file))
  }
  const last = new Date(line!.until)
  await damage((file) => rmSync(file))
  await expect(wayTo(broken.backups, last)).rejects.toThrow(/A piece of the log is missing after/)
  await expect(verifyMoments(config.data, broken.backups, keyFile)).rejects.toThrow(/is missing/)
  await damage((file) => writeFileSync(file, readFileSync(file).subarray(0, -1)))
  await expect(verifyMoments(config.data, broken.backups, keyFile)).rejects.toThrow(/damaged/)
  await damage((file) => writeFileSync(file, readFileSync(file).fill(1, 100, 101)))
  await expect(verifyMoments(config.data, broken.backups, keyFile)).rejects.toThrow(/damaged/)
  expect(clusterNow()).toBe(before)
})

test('on another machine, with nothing but the folder and the key, it is as it was then', async () => {
  const other = { ...config, data: join(place.root, 'another') }
  mkdirSync(other.data, { mode: 0o711 })
  cpSync(keyFile, join(other.data, 'backup.key'))
  expect(await back(at, other)).toBeNull()
  const open = await openSite(other, silent)
  expect(await tagsIn(open.site.workspace.db)).toEqual(['before'])
  await open.close()
})

test('the database is exactly as it was at that moment, goes on in a new era, and the one before stays beside', async () => {
  const earlier = await back(at)
  expect(existsSync(join(earlier!, 'PG_VERSION'))).toBe(true)
  await atWork(async ({ site }) => {
    const { db } = site.workspace
    expect(await tagsIn(db)).toEqual(['before'])
    expect(await stateNow(site)).toBe(state)
    expect(await filesWithoutBytes(site)).toEqual([])
    await addTag(db, 'since')
    const [era] = await db.run<{ eras: number }>({ text: 'select count(distinct era)::int as eras from ledger', values: [] }) // prettier-ignore
    expect(era!.eras).toBe(2)
    for (const table of ['session', 'idempotency'])
      expect(await db.run({ text: `select from ${table}`, values: [] })).toEqual([])
  })
  expect(leftOver()).toEqual([])
})

test('it keeps moments in a new line then, and those of the line before can still be gone back to', async () => {
  const { spans } = (await momentsOf(config.backups, new Date()))!
  expect(spans).toHaveLength(2)
  expect(spans[0]!.from > spans[1]!.until).toBe(true)
  expect((await wayTo(config.backups, at)).line.until).toBe(spans[1]!.until)
  const between = new Date(Date.parse(spans[0]!.from) - 1)
  await expect(wayTo(config.backups, between)).rejects.toThrow(/the last one is/)
})

test('where the server no longer keeps what comes next, a new line begins at once', async () => {
  const before = (await linesOf(config.backups)).length
  const open = await openSite(config, silent)
  await asAdmin(open.cluster, async (admin) => {
    for (const { name } of await slotsOn(admin)) await dropSlot(admin, name)
  })
  await open.close()
  await atWork(async () => {})
  const lines = await linesOf(config.backups)
  expect(lines).toHaveLength(before + 1)
  expect(lines[0]!.bases).toMatchObject([{ problem: null }])
})

const source = (path: string) => pathToFileURL(resolve(import.meta.dirname, '../..', path)).href
const worker = `
  import fs from 'node:fs'
  import { syncBuiltinESMExports } from 'node:module'
  import pg from 'pg'
  const { POINT, CONFIG, AT } = process.env
  const die = () => process.kill(process.pid, 'SIGKILL')
  const { renameSync } = fs
  fs.renameSync = (from, to) => {
    if (POINT === 'rename ' + to.split('/').at(-1).split('-')[0]) die()
    renameSync(from, to)
  }
  const { writeFileSync } = fs
  fs.writeFileSync = (to, ...rest) => {
    if (POINT === 'write ' + String(to).split('/').at(-1)) die()
    writeFileSync(to, ...rest)
  }
  syncBuiltinESMExports()
  const { openSite, openSiteOn } = await import('${source('app.ts')}')
  const { silent } = await import('${source('platform/log/log.ts')}')
  const { goBack, keepMoments, settle } = await import('${source('platform/moments/index.ts')}')
  const { addTag } = await import('${source('platform/moments/testing.ts')}')
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (asked, ...rest) {
    if (POINT && String(asked.text ?? asked).startsWith(POINT)) die()
    return query.call(this, asked, ...rest)
  }
  const config = JSON.parse(CONFIG)
  if (AT) {
    const settled = async (cluster) => { const { site, leave } = await openSiteOn(cluster, config, silent); await settle(site); await leave() }
    await goBack(config, new Date(AT), { keyFile: config.data + '/backup.key', log: silent, laid: () => {}, settle: settled })
  } else {
    const { site } = await openSite(config, silent)
    const keeping = await keepMoments(site)
    await keeping.take()
    for (let n = 0; ; n++) {
      await addTag(site.workspace.db, process.env.MARK + n)
      await site.workspace.db.run({ text: "select pg_logical_emit_message(true, 'x', repeat('y', 1000000))", values: [] })
      writeFileSync(config.data + '/acknowledged', process.env.MARK + n)
      await keeping.take()
    }
  }
`

async function killedAt(point: string, to?: Date) {
  const env = {
    ...process.env,
    POINT: point,
    MARK: `${point.slice(0, 12)} `,
    CONFIG: JSON.stringify(config),
    AT: to?.toISOString() ?? '',
  }
  const child = spawn(process.execPath, ['--input-type=module', '-e', worker], { env, stdio: ['ignore', 'ignore', 'inherit'] }) // prettier-ignore
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
}

test.each([
  ['before a base is whole', 'select lsn::text as end'],
  ['between sealing and letting the server give it up', 'select pg_replication_slot_advance'],
])('killed %s, nothing that was acknowledged is missing', async (_when, point) => {
  // Without a line there is no base, and one is made.
  if (point.includes('lsn')) rmSync(join(config.backups, 'moments'), { recursive: true, force: true })
  await killedAt(point)
  const acknowledged = readFileSync(join(config.data, 'acknowledged'), 'utf8')
  await atWork(async ({ site }) => expect(await tagsIn(site.workspace.db)).toContain(acknowledged))
  const [line] = await linesOf(config.backups)
  expect(line!.bases[0]).toMatchObject({ problem: null })
  expect(readdirSync(folderOfLine(config.backups, line!)).filter((name) => name.endsWith('.part'))).toEqual([])
  await expect(verifyMoments(config.data, config.backups, keyFile)).resolves.toMatchObject({ until: line!.until })
})

test('killed while it goes back, the database is the one before or the one after', async () => {
  const then = await atWork(async ({ site }) => {
    await site.workspace.db.run({ text: 'delete from tags', values: [] })
    await addTag(site.workspace.db, 'then')
    const moment = await momentBetween()
    await addTag(site.workspace.db, 'later')
    return moment
  })
  const now = async () => {
    const open = await openSite(config, silent)
    return tagsIn(open.site.workspace.db).finally(open.close)
  }
  // When it is laid, when its server runs, when it is whole, and just before the one there is was put aside.
  for (const point of ['write recovery.signal', 'truncate', 'rename recovered', 'rename earlier']) {
    await killedAt(point, then)
    expect(await now(), point).toEqual(['later', 'then'])
  }
  await killedAt('rename cluster', then)
  expect(await now()).toEqual(['then'])
  await back(then)
  expect(await now()).toEqual(['then'])
  expect(leftOver()).toEqual([])
})
