import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { silent } from '../log/log.ts'
import { openCluster, type Cluster } from './cluster.ts'
import { clientConfig } from './connection.ts'
import { openControl, type Control } from './control.ts'
import { dropDatabase } from './database.ts'
import { testCluster } from './testing.ts'
import { openWorkspace } from './workspace.ts'

let cluster: Cluster
const name = () => `t${randomBytes(5).toString('hex')}`
const one = { text: 'select 1 as one', values: [] }

beforeAll(async () => void (cluster = await testCluster()))

async function open(key: string) {
  const workspace = await openWorkspace(cluster, { key, migrations: [] })
  onTestFinished(async () => {
    await workspace.close()
    await dropDatabase(cluster, workspace.database)
  })
  return workspace
}

test('a workspace is made once, and is the same one afterwards', async () => {
  const key = name()
  const first = await open(key)
  await first.ddl.run({ text: 'create table ship (id int)', values: [] })
  await first.close()
  const second = await open(key)
  expect(second.id).toBe(first.id)
  expect(await second.ddl.run({ text: 'select id from ship', values: [] })).toEqual([])
})

test('two that open the same workspace at once both get it', async () => {
  const key = name()
  const [one_, other] = await Promise.all([open(key), open(key)])
  expect(other.id).toBe(one_.id)
})

test('one workspace cannot name another’s rows', async () => {
  const [mine, theirs] = await Promise.all([open(name()), open(name())])
  await theirs.ddl.run({ text: 'create table ship (id int)', values: [] })
  await expect(mine.db.run({ text: `select id from ${theirs.database}.public.ship`, values: [] })).rejects.toThrow(
    /cross-database/,
  )
})

test('nobody else’s role may connect to a workspace', async () => {
  const workspace = await open(name())
  const admin = new pg.Client(clientConfig(cluster.admin()))
  await admin.connect()
  const stranger = `stranger_${name()}`
  await admin.query(`create role ${stranger} login password 'x'`)
  const settings = { ...workspace.settings('app'), user: stranger, password: 'x', session: {} }
  await expect(new pg.Client(clientConfig(settings)).connect()).rejects.toThrow(/permission denied for database/)
  await admin.query(`drop role ${stranger}`)
  await admin.end()
})

describe('the control database', () => {
  let control: Control
  beforeAll(async () => void (control = await openControl(cluster)))
  afterAll(() => control.close())

  test('lists a workspace once', async () => {
    const key = name()
    const [first, again] = [await control.add(key, `farley_${key}`), await control.add(key, `farley_${key}`)]
    expect(again).toEqual(first)
    expect((await control.all()).filter((entry) => entry.key === key)).toEqual([first])
    expect(await control.find(name())).toBeUndefined()
  })

  test('names the workspaces that are due, and not those that sleep longer or that somebody keeps awake', async () => {
    const [due, later, awake, idle] = await Promise.all(
      [name(), name(), name(), name()].map((key) => control.add(key, `farley_${key}`)),
    )
    await control.sleepUntil(due!.id, new Date(Date.now() - 1000))
    await control.sleepUntil(later!.id, new Date(Date.now() + 60_000))
    await control.sleepUntil(awake!.id, new Date(Date.now() - 1000))
    await control.stayAwake(awake!.id)
    await control.sleepUntil(idle!.id, null)
    const keys = (await control.due()).map(({ key }) => key)
    expect(keys).toContain(due!.key)
    for (const entry of [later!, awake!, idle!]) expect(keys).not.toContain(entry.key)
  })
})

describe('an outside server', () => {
  /** The address of a new database of a new user with only these rights. */
  async function tenant(rights: string): Promise<string> {
    const user = `tenant_${name()}`
    const admin = cluster.admin()
    const client = new pg.Client(clientConfig(admin))
    await client.connect()
    await client.query(`create role ${user} login password 'secret' ${rights}`)
    await client.query(`grant ${user} to current_user`)
    await client.query(`create database ${user} owner ${user}`)
    await client.end()
    onTestFinished(() => dropDatabase(cluster, user))
    return `postgres://${user}:secret@/${user}?host=${encodeURIComponent(admin.host)}&port=${admin.port}`
  }

  async function openAt(databaseUrl: string) {
    const outside = await openCluster({ port: 0, host: '', data: '/nowhere', databaseUrl }, silent)
    onTestFinished(() => outside.stop())
    return outside
  }

  test('that lets Farley make nothing gives it one database and one user, and doctor says so', async () => {
    const outside = await openAt(await tenant('nocreatedb nocreaterole'))
    const workspace = await openWorkspace(outside)
    onTestFinished(() => workspace.close())
    const [row] = await workspace.db.run<{ user: string; database: string }>({
      text: 'select current_user as user, current_database() as database',
      values: [],
    })
    expect(row).toEqual({ user: outside.roles.admin, database: outside.only })
    const lacks = (await outside.rights()).filter(({ has }) => !has).map((right) => right.name)
    expect(lacks).toEqual(expect.arrayContaining(['CREATEDB', 'CREATEROLE']))
  })

  test('that lets it make databases only gives each workspace its own, under the one user', async () => {
    const outside = await openAt(await tenant('createdb nocreaterole'))
    expect(outside.only).toBeUndefined()
    expect(outside.roles.app).toBe(outside.roles.admin)
    const lacks = (await outside.rights()).filter(({ has }) => !has).map((right) => right.name)
    expect(lacks).not.toContain('CREATEDB')
    expect(lacks).toContain('CREATEROLE')
  })

  test('keeps its password out of what is logged and thrown', async () => {
    const url = (await tenant('')).replace(':secret@', ':not-this-one@')
    const error: Error = await openCluster({ port: 0, host: '', data: '', databaseUrl: url }, silent).then(
      () => expect.fail('a wrong password must be refused'),
      (thrown: Error) => thrown,
    )
    expect(error.message).toMatch(/password authentication failed/)
    expect(JSON.stringify(error) + error.stack).not.toContain('not-this-one')
  })
})

test('the server keeps the limits of time that it knows', async () => {
  const workspace = await open(name())
  const rows = await workspace.db.run<{ name: string; setting: string }>({
    text: `select name, setting from pg_settings where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`,
    values: [],
  })
  const limits = Object.fromEntries(rows.map((row) => [row.name, row.setting]))
  expect(limits).toEqual({
    statement_timeout: '30000',
    lock_timeout: '5000',
    idle_in_transaction_session_timeout: '30000',
    ...(cluster.version >= 170_000 && { transaction_timeout: '60000' }),
  })
  expect(await workspace.db.run(one)).toEqual([{ one: 1 }])
})
