import { randomBytes } from 'node:crypto'
import { newId } from '../../kernel/id.ts'
import { embeddedCluster, type Cluster } from './cluster.ts'
import { asAdmin, createDatabase, dropDatabase } from './database.ts'
import { openExternal } from './external.ts'
import { silent } from '../log/log.ts'
import { migrate } from './migrate.ts'
import { checksumOf, workspaceMigrations, type Migration } from './migrations.ts'
import { connectTo, type Workspace } from './workspace.ts'

/** How a test's process finds the server that `test/database.ts` started for the whole run. */
export const testServerVariable = 'FARLEY_TEST_SERVER'

/** What stands in that variable, as JSON. */
export type TestServer = { url: string } | { host: string; port: number; passwords: Record<string, string> }

let cluster: Promise<Cluster> | undefined

/** The server of this test run, with a budget of connections of this process. */
export function testCluster(): Promise<Cluster> {
  return (cluster ??= openTestCluster())
}

async function openTestCluster(): Promise<Cluster> {
  const text = process.env[testServerVariable]
  if (!text)
    throw new Error('there is no test database: run the tests with vitest, whose globalSetup is test/database.ts')
  const server = JSON.parse(text) as TestServer
  if ('url' in server) return openExternal(server.url, silent)
  const { host, port, passwords } = server
  return embeddedCluster({ host, port, password: (role) => passwords[role] ?? '', stop: async () => {} }, () => {})
}

/** A migrated, empty workspace of the test's own: a copy of a template made once a run. Closing it drops it. */
export async function createTestWorkspace(migrations = workspaceMigrations()): Promise<Workspace> {
  const cluster = await testCluster()
  const template = await testTemplate(cluster, migrations)
  const key = `t${randomBytes(6).toString('hex')}`
  const database = `farley_test_${key}`
  await createDatabase(cluster, database, template)
  const workspace = connectTo(cluster, { id: newId(), key, database })
  return {
    ...workspace,
    async close() {
      await workspace.close()
      await dropDatabase(cluster, database)
    },
  }
}

/** The template's name says what it holds. Made under another name, it is there only when whole; nobody connects to it afterwards, so it can always be copied. */
async function testTemplate(cluster: Cluster, migrations: readonly Migration[]): Promise<string> {
  const name = `farley_template_${checksumOf(migrations)}`
  const half = `${name}_half`
  await asAdmin(cluster, async (admin) => {
    await admin.send({ text: 'select pg_advisory_lock(hashtext($1))', values: [name] })
    const there = await admin.send({ text: 'select 1 from pg_database where datname = $1', values: [name] })
    if (there.length > 0) return
    await dropDatabase(cluster, half)
    await createDatabase(cluster, half)
    await migrate({ settings: cluster.settings(half, 'owner'), migrations, roles: cluster.roles })
    await admin.command(`alter database ${half} rename to ${name}`)
  })
  return name
}
