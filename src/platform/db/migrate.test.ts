import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Cluster } from './cluster.ts'
import { clientConfig } from './connection.ts'
import { createDatabase, dropDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { workspaceMigrations, type Migration } from './migrations.ts'
import { createTestWorkspace, testCluster } from './testing.ts'

let cluster: Cluster
let database: string
const made: string[] = []

beforeAll(async () => void (cluster = await testCluster()))
beforeEach(async () => {
  made.push((database = `farley_test_m${randomBytes(5).toString('hex')}`))
  await createDatabase(cluster, database)
})
afterAll(async () => {
  for (const name of made) await dropDatabase(cluster, name)
})

function step(number: number, sql: string, room = 'ships'): Migration {
  return { room, number, name: `step-${number}`, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

const settings = () => cluster.settings(database, 'owner')
const run = (...migrations: Migration[]) => migrate({ settings: settings(), migrations, roles: cluster.roles })

async function ask(sql: string, role: 'owner' | 'app' | 'ddl' = 'owner'): Promise<unknown[]> {
  const client = new pg.Client(clientConfig(cluster.settings(database, role)))
  await client.connect()
  try {
    return (await client.query(sql)).rows as unknown[]
  } finally {
    await client.end()
  }
}

const first = step(1, 'create table ship (id int)')
const second = step(2, 'alter table ship add column name text')

test('steps are applied once, in order', async () => {
  expect(await run(first, second)).toBe(2)
  expect(await run(first, second)).toBe(0)
  expect(await ask('select room, number, name from migration order by number')).toEqual([
    { room: 'ships', number: 1, name: 'step-1' },
    { room: 'ships', number: 2, name: 'step-2' },
  ])
})

test('one that fails leaves nothing of itself, is named, and is gone on with later', async () => {
  const broken = step(2, 'create table half (id int); select 1 / 0')
  await expect(run(first, broken)).rejects.toThrow(/the migration ships 0002-step-2 failed: division by zero/)
  expect(await ask(`select to_regclass('half') as half, to_regclass('ship') is not null as ship`)).toEqual([
    { half: null, ship: true },
  ])
  expect(await run(first, second)).toBe(1)
})

test('a database that a newer Farley changed is refused and left alone', async () => {
  await run(first, second)
  await expect(run(first)).rejects.toThrow(/changed by a newer Farley \(ships 0002-step-2\)/)
  await expect(run(first, step(3, 'create table late (id int)'))).rejects.toThrow(/newer Farley/)
  expect(await ask(`select to_regclass('late') as late`)).toEqual([{ late: null }])
})

test('a step that was changed after it was applied is refused', async () => {
  await run(first)
  await expect(run(step(1, 'create table ship (id bigint)'))).rejects.toThrow(/0001-step-1 was changed/)
})

test('a step without a transaction runs its statements one by one', async () => {
  const outside = step(2, '-- no transaction\ncreate index concurrently ship_id on ship (id);\n-- and\nvacuum ship;\n')
  expect(await run(first, outside)).toBe(2)
  expect(
    await ask(`select indexrelid::regclass::text as name from pg_index where indrelid = 'ship'::regclass`),
  ).toEqual([{ name: 'ship_id' }])
})

test('several processes at once apply each step once', async () => {
  const slow = step(1, 'create table ship (id int); select pg_sleep(0.2)')
  const outside = step(2, '-- no transaction\ncreate index concurrently ship_id on ship (id);\n')
  const applied = await Promise.all([run(slow, outside), run(slow, outside), run(slow, outside)])
  expect(applied.sort()).toEqual([0, 0, 2])
})

test('one whose process is killed is gone on with by the next', async () => {
  const slow = step(1, 'create table ship (id int); select pg_sleep(30)')
  const killed = run(slow).catch((error: Error) => error.message)
  const end = `select pg_terminate_backend(pid) as ended from pg_stat_activity where datname = '${database}' and query like '%pg_sleep(30)%' and pid <> pg_backend_pid()`
  while (!(await ask(end)).length) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await killed).toMatch(/failed/)
  expect(await run(first)).toBe(1)
})

test('the steps of this Farley fit together, and fold text the same under any search path', async () => {
  const workspace = await createTestWorkspace()
  const folded = await workspace.db.transaction(async (tx) => {
    await tx.run({ text: `set local search_path = pg_catalog`, values: [] })
    return tx.run({ text: `select public.farley_fold('ÆRØ Straße ＡＢＣ Łódź Ἀθῆναι') as folded`, values: [] })
  })
  expect(folded).toEqual([{ folded: 'aero strasse abc lodz αθηναι' }])
  await workspace.close()
})

test('folded text may stand in an index', async () => {
  const platform = workspaceMigrations().filter(({ room, number }) => room === 'platform' && number === 1)
  await run(...platform, step(1, 'create table ship (name text); create index on ship (farley_fold(name))'))
  await ask(`insert into ship values ('Åland')`, 'app')
  expect(await ask(`select name from ship where farley_fold(name) = farley_fold('aLAND')`, 'app')).toEqual([
    { name: 'Åland' },
  ])
})

test('the application may read and write, and define nothing', async () => {
  const platform = workspaceMigrations().filter(({ room, number }) => room === 'platform' && number === 1)
  await run(...platform, first)
  await ask('insert into ship values (1)', 'app')
  expect(await ask('select id from ship', 'app')).toEqual([{ id: 1 }])
  for (const forbidden of [
    'create table other (id int)',
    'alter table ship add column sails int',
    'drop table ship',
    'truncate ship',
    'create schema other',
    'create temporary table t (id int)',
    `insert into migration (room, number, name, checksum) values ('x', 1, 'x', 'x')`,
    'set role farley_owner',
    `select pg_read_file('/etc/passwd')`,
    `copy ship to program 'cat'`,
  ])
    await expect(ask(forbidden, 'app'), forbidden).rejects.toThrow(/permission denied|must be (owner|superuser)/)
})

test('the one who adds fields may define, and waits for no lock', async () => {
  const platform = workspaceMigrations().filter(({ room, number }) => room === 'platform' && number === 1)
  await run(...platform, first)
  await ask('alter table ship add column c_1 text', 'ddl')
  await ask('create table x_1 (id int)', 'ddl')
  await ask('insert into x_1 values (1)', 'app')
  expect(await ask('show lock_timeout', 'ddl')).toEqual([{ lock_timeout: '50ms' }])
})
