import { fork, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { DatabaseAway } from '../away.ts'
import { embeddedCluster, openCluster, type Cluster } from '../cluster.ts'
import { silent } from '../../log/log.ts'
import { createDb, type Db } from '../runner.ts'
import { startServer } from './server.ts'
import { isAlive, runningPostmaster } from './postmaster.ts'

/** A process like Farley's: opens the cluster of a directory, then writes and acknowledges rows until it is killed. */
const writer = `
import { openCluster } from ${JSON.stringify(join(import.meta.dirname, '..', 'cluster.ts'))}
import { createDb } from ${JSON.stringify(join(import.meta.dirname, '..', 'runner.ts'))}
import { silent } from ${JSON.stringify(join(import.meta.dirname, '..', '..', 'log', 'log.ts'))}
const cluster = await openCluster({ port: 0, host: '', data: process.argv[2] }, silent)
const settings = cluster.admin()
const db = createDb(cluster.budget.share(settings), settings)
await db.run({ text: 'create table if not exists kept (id bigint primary key)', values: [] })
process.send('open')
process.on('SIGTERM', () => cluster.stop().then(() => process.exit(0)))
const [{ last }] = await db.run({ text: 'select coalesce(max(id), 0) as last from kept', values: [] })
for (let id = last + 1; process.argv[3] === 'write'; id++) {
  await db.run({ text: 'insert into kept values ($1)', values: [id] })
  process.send(id)
}
setInterval(() => {}, 1000)
`

let data: string
let program: string
const open: Cluster[] = []

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'farley-supervised-'))
  chmodSync(folder, 0o755)
  data = join(folder, 'data')
  program = join(folder, 'writer.mjs')
  writeFileSync(program, writer)
})
afterEach(async () => {
  for (const cluster of open.splice(0)) await cluster.stop()
  rmSync(join(data, '..'), { recursive: true, force: true })
})

const config = (at = data) => ({ port: 0, host: '127.0.0.1', data: at })
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function start(at = data, options = {}): Promise<Cluster> {
  const cluster = await openCluster(config(at), silent, options)
  open.push(cluster)
  return cluster
}

function rowsOf(cluster: Cluster): Db {
  const settings = cluster.admin()
  return createDb(cluster.budget.share(settings), settings)
}

test('several that come to a new server at the same time make its roles once', async () => {
  const server = await startServer(data, silent, { durable: false })
  onTestFinished(() => server.stop())
  const clusters = await Promise.all(Array.from({ length: 6 }, () => embeddedCluster(server, () => {})))
  const db = rowsOf(clusters[0]!)
  const text = `select count(*)::integer as count from pg_roles where rolname in ('farley_owner', 'farley_app', 'farley_ddl')`
  expect(await db.run({ text, values: [] })).toEqual([{ count: 3 }])
  await Promise.all(clusters.map(({ budget }) => budget.close()))
})

const one = (db: Db) => db.run({ text: 'select 1 as one', values: [] })

/** Starts another process on the directory; resolves when it is open. */
async function another(mode = 'hold'): Promise<{ child: ChildProcess; acknowledged: () => number }> {
  let acknowledged = 0
  const child = fork(program, [data, mode], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)))
    child.on('message', (message) => (message === 'open' ? resolve() : (acknowledged = Number(message))))
  })
  return { child, acknowledged: () => acknowledged }
}

const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve))
const serverOf = (at = data) => runningPostmaster(join(at, 'postgres', 'cluster'))

describe('the embedded server', () => {
  test('starts, answers, and leaves nothing running when it stops', async () => {
    const cluster = await start()
    expect(await one(rowsOf(cluster))).toEqual([{ one: 1 }])
    const { pid } = serverOf()!
    await cluster.stop()
    expect(isAlive(pid)).toBe(false)
    expect(existsSync(join(data, 'postgres', 'socket', '.s.PGSQL.5432'))).toBe(false)
  })

  test('keeps its files from everybody else', async () => {
    await start()
    for (const name of ['', 'cluster', 'socket', 'secret'])
      expect(statSync(join(data, 'postgres', name)).mode & 0o077, name).toBe(0)
  })

  test('asks everybody for a password', async () => {
    const cluster = await start()
    const settings = { ...cluster.settings('postgres', 'app'), password: 'guess' }
    await expect(one(createDb(cluster.budget.share(settings), settings))).rejects.toThrow(/password/)
  })

  test('works where the path is too long for a socket', async () => {
    const deep = join(data, 'a'.repeat(60), 'b'.repeat(60))
    const cluster = await start(deep)
    expect(cluster.host.startsWith(tmpdir())).toBe(true)
    expect(await one(rowsOf(cluster))).toEqual([{ one: 1 }])
    await cluster.stop()
    expect(existsSync(cluster.host)).toBe(false)
  })

  test('works where the path has what paths seldom have', async () => {
    const odd = join(data, `it's "my" ünï, 100% $data`)
    expect(await one(rowsOf(await start(odd)))).toEqual([{ one: 1 }])
  })

  test('an interrupted first start leaves nothing that looks like a database', async () => {
    mkdirSync(join(data, 'postgres', 'new-dead'), { recursive: true })
    writeFileSync(join(data, 'postgres', 'new-dead', 'PG_VERSION'), '18\n')
    await start()
    expect(readdirSync(join(data, 'postgres')).filter((name) => name.startsWith('new-'))).toEqual([])
  })

  test('refuses data that another version of PostgreSQL wrote', async () => {
    await (await start()).stop()
    writeFileSync(join(data, 'postgres', 'cluster', 'PG_VERSION'), '17\n')
    await expect(start()).rejects.toThrow(/written by PostgreSQL 17/)
    writeFileSync(join(data, 'postgres', 'cluster', 'PG_VERSION'), '18\n')
    await start()
  })
})

describe('two processes on one data directory', () => {
  test('the second is refused and told which process holds it', async () => {
    const { child } = await another()
    await expect(start()).rejects.toThrow(new RegExp(`in use by process ${child.pid} `))
    child.kill('SIGTERM')
    await ended(child)
    expect(await one(rowsOf(await start()))).toEqual([{ one: 1 }])
  })

  test('a command may join the one that runs, and leaves it running', async () => {
    const { child } = await another()
    const joined = await start(data, { join: true })
    expect(await one(rowsOf(joined))).toEqual([{ one: 1 }])
    await joined.stop()
    expect(serverOf()?.status).toBe('ready')
    child.kill('SIGTERM')
    await ended(child)
    expect(serverOf()).toBeUndefined()
  })

  test('a command that finds none starts its own, and stops it', async () => {
    const alone = await start(data, { join: true })
    expect(await one(rowsOf(alone))).toEqual([{ one: 1 }])
    await alone.stop()
    expect(serverOf()).toBeUndefined()
  })
})

describe('after kill -9', () => {
  test('the next start takes over the server that was left, and every acknowledged row is there', async () => {
    for (let round = 0; round < 2; round++) {
      const { child, acknowledged } = await another('write')
      while (acknowledged() < 50) await sleep(5)
      child.kill('SIGKILL')
      await ended(child)
      const left = serverOf()!.pid
      const cluster = await start()
      expect(serverOf()!.pid).toBe(left)
      const [row] = await rowsOf(cluster).run<{ last: number }>({
        text: 'select max(id) as last from kept',
        values: [],
      })
      expect(row!.last).toBeGreaterThanOrEqual(acknowledged())
      await cluster.stop()
      expect(isAlive(left)).toBe(false)
    }
  })

  test('of Farley and its server together, the next start recovers', async () => {
    const { child, acknowledged } = await another('write')
    while (acknowledged() < 50) await sleep(5)
    process.kill(serverOf()!.pid, 'SIGKILL')
    child.kill('SIGKILL')
    await ended(child)
    const [row] = await rowsOf(await start()).run<{ last: number }>({
      text: 'select max(id) as last from kept',
      values: [],
    })
    expect(row!.last).toBeGreaterThanOrEqual(acknowledged())
  })

  test('a start that meets a server that is stopping waits for it', async () => {
    const { child } = await another()
    child.kill('SIGKILL')
    await ended(child)
    const left = serverOf()!.pid
    process.kill(left, 'SIGINT')
    while (serverOf()?.status === 'ready') await sleep(1)
    expect(await one(rowsOf(await start()))).toEqual([{ one: 1 }])
    await expect.poll(() => isAlive(left)).toBe(false)
  })

  test('a server left with other settings is replaced', async () => {
    const { child } = await another()
    child.kill('SIGKILL')
    await ended(child)
    const left = serverOf()!.pid
    const cluster = await start(data, { extra: { work_mem: '5MB' } })
    expect(isAlive(left)).toBe(false)
    expect(await rowsOf(cluster).run({ text: 'show work_mem', values: [] })).toEqual([{ work_mem: '5MB' }])
  })

  test('of the server alone, it is started again: requests are told to come back, then answered', async () => {
    const cluster = await start()
    const db = rowsOf(cluster)
    await one(db)
    const killed = performance.now()
    process.kill(serverOf()!.pid, 'SIGKILL')
    let away = 0
    for (;;) {
      try {
        await one(db)
        if (away > 0) break
      } catch (error) {
        expect(error).toBeInstanceOf(DatabaseAway)
        away++
      }
      await sleep(20)
    }
    expect(performance.now() - killed).toBeLessThan(15_000)
  })

  test('of the server under load, all are answered again well within 15 s, and no acknowledged row is lost', async () => {
    const db = rowsOf(await start())
    await db.run({ text: 'create table kept (id int primary key)', values: [] })
    const kept: number[] = []
    const faults: unknown[] = []
    let next = 0
    let lastAnswer = 0
    const client = async (until: number) => {
      while (performance.now() < until) {
        const id = next++
        try {
          await db.transaction((tx) => tx.finish([{ text: 'insert into kept values ($1)', values: [id] }]))
          kept.push(id)
          lastAnswer = performance.now()
        } catch (error) {
          faults.push(error)
          await sleep(50)
        }
      }
    }
    const end = performance.now() + 5_000
    const load = Array.from({ length: 24 }, () => client(end))
    await sleep(1_000)
    process.kill(serverOf()!.pid, 'SIGINT')
    await sleep(2_000)
    process.kill(serverOf()!.pid, 'SIGKILL')
    await Promise.all(load)
    expect(end - lastAnswer).toBeLessThan(500)
    expect(faults.length).toBeGreaterThan(0)
    for (const fault of faults) expect(fault).toBeInstanceOf(DatabaseAway)
    const rows = await db.run<{ id: number }>({ text: 'select id from kept', values: [] })
    const there = new Set(rows.map(({ id }) => id))
    expect(kept.filter((id) => !there.has(id))).toEqual([])
  })

  test('a process number that now belongs to another process keeps nothing from starting', async () => {
    await (await start()).stop()
    const file = join(data, 'postgres', 'cluster', 'postmaster.pid')
    writeFileSync(file, `${process.pid}\n${join(data, 'postgres', 'cluster')}\n1\n5432\n/nowhere\n\n  0 0\nready\n`)
    expect(await one(rowsOf(await start()))).toEqual([{ one: 1 }])
  })
})

describe.runIf(process.getuid?.() === 0)('as root', () => {
  test('the server runs as somebody else', async () => {
    await start()
    expect(statSync(`/proc/${serverOf()!.pid}`).uid).not.toBe(0)
  })

  test('data in a home that others may not enter lie where the server can reach them, and are found again', async () => {
    const home = join(data, '..', 'home')
    mkdirSync(home, { mode: 0o700 })
    const hidden = join(home, 'farley', 'data')
    const first = await start(hidden)
    await rowsOf(first).run({ text: 'create table kept (id int)', values: [] })
    await first.stop()
    const where = readFileSync(join(hidden, 'postgres.where'), 'utf8').trim()
    onTestFinished(() => rmSync(where, { recursive: true }))
    expect(where.startsWith(home)).toBe(false)
    expect(readFileSync(join(where, 'belongs-to'), 'utf8').trim()).toBe(hidden)
    expect(await rowsOf(await start(hidden)).run({ text: 'select id from kept', values: [] })).toEqual([])
  })
})
