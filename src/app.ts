import { existsSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { rooms } from './domains.server.gen.ts'
import { createAskers } from './platform/access/asker.ts'
import { createAttempts } from './platform/access/attempts.ts'
import type { Config } from './platform/config/config.ts'
import { openCluster, openWorkspace, type Cluster, type ListedWorkspace } from './platform/db/index.ts'
import { eraseAgain } from './platform/erasure/index.ts'
import { furnish } from './platform/furnish.ts'
import { addressOf, type Address } from './platform/http/address.ts'
import { createApp } from './platform/http/app.ts'
import type { Server } from './platform/http/server.ts'
import type { Log } from './platform/log/log.ts'
import { openLooks } from './platform/looks/index.ts'
import { enqueue, startWorkers } from './platform/jobs/index.ts'
import { keepMoments } from './platform/moments/index.ts'
import { shapeLater } from './platform/own/index.ts'
import { platformJobs } from './platform/platform-jobs.ts'
import { createRegistry } from './platform/records/index.ts'
import { createSite, type Site } from './platform/site.ts'

const builtWeb = path.resolve(import.meta.dirname, '../build/web')

/** A site with the database it works on. */
export interface OpenSite {
  site: Site
  workspace: ListedWorkspace
  cluster: Cluster
  /** Closes this workspace and leaves the database server running. */
  leave(): Promise<void>
  close(): Promise<void>
}

export interface SiteChoice {
  /** Beside a server that is running already. */
  join?: boolean
  /** Another workspace than the company's own. */
  workspace?: string
}

/** Opens the database and the workspace in it, migrated and furnished. With `join`, beside a server that is running already. */
export async function openSite(config: Config, log: Log, options: SiteChoice = {}): Promise<OpenSite> {
  const cluster = await openCluster(config, log, options)
  try {
    return await openSiteOn(cluster, config, log, options.workspace)
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/** Opens another workspace on a database server that is open already. */
export async function openSiteOn(cluster: Cluster, config: Config, log: Log, key?: string): Promise<OpenSite> {
  const workspace = await openWorkspace(cluster, { log, ...(key && { key }) })
  const site = createSite({
    workspace,
    registry: createRegistry(rooms),
    log,
    data: config.data,
    ...(config.backups && { backups: config.backups }),
    guard: { allow: config.mayCall ?? [] },
  })
  await furnish(site)
  const close = async () => {
    await workspace.close()
    await cluster.stop()
  }
  return { site, workspace, cluster, leave: () => workspace.close(), close }
}

export interface Listening {
  app: FastifyInstance
  address: Address
  close(): Promise<void>
}

/** Puts a site on the network. */
export async function listen(site: Site, config: Config, more: Partial<Server> = {}): Promise<Listening> {
  const workers = await startWorkers(site, { jobs: platformJobs(site) })
  // Addresses of an earlier Farley, which knew of no map, wait for no night.
  await enqueue(site.workspace.db, 'place-addresses', {}, { key: 'place-addresses' })
  // Who was erased and came back with a backup, and what an interruption left half done.
  await eraseAgain(site)
  // What an archive was filled with, or a worker did not get to.
  await shapeLater(site.workspace.db)
  let address = addressOf(config, config.port)
  const server = { ...serverOf(site, () => address), ...more }
  const app = await createApp(server, {
    ...(existsSync(builtWeb) && { web: builtWeb }),
    ...(config.proxies && { trustedProxies: config.proxies }),
  })
  await app.listen({ port: config.port, host: config.host })
  const moments = await keepMoments(site)
  const bound = app.server.address()
  address = addressOf(config, typeof bound === 'object' && bound ? bound.port : config.port)
  const close = async () => {
    await app.close()
    await workers.close()
    await moments.close()
  }
  return { app, address, close }
}

/** What the routes work with, on this site. */
export function serverOf(site: Site, address: () => Address): Server {
  return {
    site,
    address,
    askers: createAskers(site.workspace.db, site.settings),
    attempts: createAttempts(),
    looks: openLooks(site.workspace.db, site.log),
    isReady: () => answers(site),
  }
}

async function answers(site: Site): Promise<boolean> {
  try {
    await site.workspace.db.run({ text: 'select 1', values: [], name: 'ready' })
    return true
  } catch {
    return false
  }
}
