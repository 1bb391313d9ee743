import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen } from '../../src/app.ts'
import { rooms } from '../../src/domains.server.gen.ts'
import { newId } from '../../src/kernel/id.ts'
import { createLink } from '../../src/platform/access/links.ts'
import { createDatabase, dropDatabase } from '../../src/platform/db/database.ts'
import { createTestWorkspace, testCluster } from '../../src/platform/db/testing.ts'
import { connectTo, type Workspace } from '../../src/platform/db/workspace.ts'
import { prepareDemo, type SignIn } from '../../src/platform/demonstration.ts'
import { furnish } from '../../src/platform/furnish.ts'
import { mayCallHere } from '../../src/platform/outbound/testing.ts'
import { createLog, silent } from '../../src/platform/log/log.ts'
import { createRegistry } from '../../src/platform/records/index.ts'
import { createSite } from '../../src/platform/site.ts'
import type { Certificate } from './certificate.ts'
import { openLine, type Line } from './line.ts'

/** A company at work: the real server with the built web app, on a database of its own. */
export interface Company {
  url: string
  /** What went wrong in the server by itself; a journey with any of it fails. */
  faults: string[]
  /** How many streams of changes are open at the server now. */
  streams(): number
  /** The https line before it, where the journey asked for one. */
  line: Line
  /** The link that makes its first owner. */
  welcomeLink(): Promise<string>
  close(): Promise<void>
}

/** The demonstration company, to be copied. */
export interface Demo {
  database: string
  signIns: SignIn[]
}

/** How others reach it, and whom it may reach. */
export interface Ways {
  /** Of the https line before it. */
  certificate?: Certificate | undefined
  /** It may call this machine. */
  inside?: boolean
  /** Backups of it are kept. */
  backups?: boolean
}

/** Makes the demonstration company, which takes a while; once a run. */
export async function makeDemo(): Promise<Demo & { remove(): Promise<void> }> {
  const made = await createTestWorkspace()
  // A database that somebody is connected to cannot be copied.
  const workspace = connectTo(made.cluster, made)
  const site = createSite({ workspace, registry: createRegistry(rooms), log: silent, data: tmpdir() })
  await furnish(site)
  const signIns = await prepareDemo(site)
  await workspace.close()
  return { database: made.database, signIns, remove: () => made.close() }
}

/** A company that nobody has begun to use. */
export async function openNewCompany(ways: Ways = {}): Promise<Company> {
  return serve(await createTestWorkspace(), ways)
}

/** A copy of the demonstration company. */
export async function openCompany(demo: Demo, ways: Ways = {}): Promise<Company> {
  const cluster = await testCluster()
  const database = `farley_test_${randomBytes(6).toString('hex')}`
  await createDatabase(cluster, database, demo.database)
  const workspace = connectTo(cluster, { id: newId(), key: database, database })
  const close = async () => {
    await workspace.close()
    await dropDatabase(cluster, database)
  }
  return serve({ ...workspace, close }, ways)
}

async function serve(of: Workspace, { certificate, inside, backups }: Ways): Promise<Company> {
  const workspace = backups ? { ...of, key: 'main' } : of
  const data = await mkdtemp(join(tmpdir(), 'farley-test-'))
  const faults: string[] = []
  const log = createLog({ level: 'error', to: { write: (line) => void faults.push(line) } })
  const site = createSite({ workspace, registry: createRegistry(rooms), log, data, ...(inside && { guard: mayCallHere }), ...(backups && { backups: join(data, 'backups') }) }) // prettier-ignore
  await furnish(site)
  const line = certificate && (await openLine(certificate))
  const behind = line && { url: line.url, proxies: ['127.0.0.1'] }
  const { app, address, close } = await listen(site, { host: '127.0.0.1', port: 0, data, ...behind })
  line?.leadTo(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`)
  let streams = 0
  app.server.on('request', (request, response) => {
    if (!request.url?.startsWith('/api/v1/events')) return
    streams++
    response.once('close', () => streams--)
  })
  return {
    url: address.url,
    faults,
    line: line as Line,
    streams: () => streams,
    welcomeLink: async () => (await createLink(workspace.db, address.url, 'owner', null)).url,
    async close() {
      await line?.close()
      await close()
      await workspace.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}
