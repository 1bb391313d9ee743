import type { Cause } from '../kernel/change.ts'
import { newId } from '../kernel/id.ts'
import type { Actor } from './access/actor.ts'
import { system } from './access/system.ts'
import type { Ctx } from './context.ts'
import type { Workspace } from './db/index.ts'
import type { Log } from './log/log.ts'
import type { Registry } from './records/registry.ts'
import { describesAnew } from './own/anew.ts'
import { readOwn } from './own/read-own.ts'
import { createOutbound, type GuardOptions, type Outbound } from './outbound/index.ts'
import { openKeys, openVault, type Vault } from './secrets/index.ts'
import { readSettings, type WorkspaceRow } from './settings.ts'

/** One workspace, open and at work: what its server, its jobs and its commands share. */
export interface Site {
  workspace: Workspace
  /** As it is now; what works on something keeps the one that it began with. */
  readonly registry: Registry
  log: Log
  /** The data directory, for files and keys. */
  data: string
  /** The folder of the backups of each day. */
  backups?: string
  now: () => Date
  /** What must not be known, under the keys of the data directory. */
  vault(): Vault
  /** The one way out. */
  outbound(): Outbound
  /** The company settings, at most a second old. */
  settings(): Promise<WorkspaceRow>
  /** Forgets what is remembered of settings, after they were written. */
  forget(): void
  /** Reads anew what the workspace has added to what Farley ships. */
  describe(): Promise<void>
}

export interface SiteOptions {
  workspace: Workspace
  registry: Registry
  log: Log
  data: string
  backups?: string
  /** Whom Farley may call beside the public Internet. */
  guard?: GuardOptions
}

const freshMs = 1000

/** Puts a site together. */
export function createSite(options: SiteOptions): Site {
  let known: { at: number; row: Promise<WorkspaceRow> } | undefined
  let vault: Vault | undefined
  let { registry } = options
  let outbound: Outbound | undefined
  const forget = () => void (known = undefined)
  const { db } = options.workspace
  let reading = Promise.resolve()
  let waiting: Promise<void> | undefined
  const read = async () => {
    waiting = undefined
    registry = registry.with(await readOwn(db))
  }
  // One after the other, so that what was read last is what was asked for last; all who ask before one begins share it.
  const describe = () => (waiting ??= reading = reading.then(read, read))
  describesAnew(db, describe)
  return {
    ...options,
    get registry() {
      return registry
    },
    describe,
    now: () => new Date(),
    vault: () => (vault ??= openVault(options.workspace.db, openKeys(options.data))),
    outbound: () => (outbound ??= createOutbound(options.guard)),
    forget,
    settings() {
      if (known && performance.now() - known.at < freshMs) return known.row
      const row = readSettings(options.workspace.db)
      known = { at: performance.now(), row }
      row.catch(forget)
      return row
    },
  }
}

/** What every function of the server is told first, for somebody who asks for a reason. */
export async function contextFor(site: Site, actor: Actor, cause?: Cause, log = site.log): Promise<Ctx> {
  const settings = await site.settings()
  return {
    actor,
    cause: cause ?? { id: newId(), kind: 'request' },
    db: site.workspace.db,
    registry: site.registry,
    settings,
    log,
    now: site.now,
  }
}

/** For what Farley does of its own accord. */
export function systemContext(site: Site, cause: Cause = { id: newId(), kind: 'system' }): Promise<Ctx> {
  return contextFor(site, system, cause)
}
