import { spawn, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { newId } from '../src/kernel/id.ts'
import type { TestApp } from './app.ts'

export interface Doom {
  /** The file beneath `src`, and what of it works on a site for as long as a process does. */
  file: string
  opens: string
  leaseMs: number
  /** How the statement begins before which it dies; empty where somebody else kills it. */
  point: string
}

const source = (file: string) => pathToFileURL(resolve(import.meta.dirname, '../src', file)).href

/** Another process that works on the workspace of an app, and kills itself outright before it says one statement. */
export async function doomedProcess({ workspace, site }: TestApp, { file, opens, leaseMs, point }: Doom): Promise<ChildProcess> {
  const [{ name }] = (await workspace.db.run({ text: 'select current_database() as name', values: [] })) as [{ name: string }]
  const WORKSPACE = JSON.stringify({ id: newId(), key: 'killed', database: name })
  return spawn(process.execPath, ['--input-type=module', '-e', worker(file, opens, leaseMs)], {
    env: { ...process.env, WORKSPACE, POINT: point, DATA: site.data },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
} // prettier-ignore

const worker = (file: string, opens: string, leaseMs: number) => `
  import pg from 'pg'
  import { rooms } from '${source('domains.server.gen.ts')}'
  import { ${opens} } from '${source(file)}'
  import { connectTo } from '${source('platform/db/index.ts')}'
  import { testCluster } from '${source('platform/db/testing.ts')}'
  import { openBell } from '${source('platform/ledger/index.ts')}'
  import { silent } from '${source('platform/log/log.ts')}'
  import { mayCallHere } from '${source('platform/outbound/testing.ts')}'
  import { createRegistry } from '${source('platform/records/index.ts')}'
  import { createSite } from '${source('platform/site.ts')}'
  const { POINT, DATA, WORKSPACE } = process.env
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (asked, ...rest) {
    if (POINT && (asked.text ?? asked).startsWith(POINT)) process.kill(process.pid, 'SIGKILL')
    return query.call(this, asked, ...rest)
  }
  const workspace = connectTo(await testCluster(), JSON.parse(WORKSPACE))
  const site = createSite({ workspace, registry: createRegistry(rooms), log: silent, data: DATA, guard: mayCallHere })
  await ${opens}(site, await openBell(workspace.db, silent), { leaseMs: ${leaseMs} })
`
