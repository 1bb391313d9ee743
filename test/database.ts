import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { superuser } from '../src/platform/db/embedded/home.ts'
import { startServer } from '../src/platform/db/embedded/server.ts'
import { ownRoles } from '../src/platform/db/roles.ts'
import { testServerVariable, type TestServer } from '../src/platform/db/testing.ts'
import { silent } from '../src/platform/log/log.ts'

/** One PostgreSQL for a whole run of tests, thrown away afterwards. */
export default async function setup(): Promise<() => Promise<void>> {
  const { server, stop } = await startEmbedded()
  process.env[testServerVariable] = JSON.stringify(server)
  return stop
}

interface Started {
  server: TestServer
  stop: () => Promise<void>
}

async function startEmbedded(): Promise<Started> {
  const data = mkdtempSync(join(tmpdir(), 'farley-test-'))
  // The prepared transactions are those of the ledger's tests.
  const extra = { max_prepared_transactions: 10, max_connections: 200 }
  const { host, port, password, stop } = await startServer(data, silent, { durable: false, extra })
  const names = [superuser, ...Object.values(ownRoles)]
  const passwords = Object.fromEntries(names.map((name) => [name, password(name)]))
  return {
    server: { host, port, passwords },
    async stop() {
      await stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
