import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Log } from '../log/log.ts'
import type { Cluster } from './cluster.ts'
import type { ConnectionSettings } from './connection.ts'
import { openControl, type Control } from './control.ts'
import { createDatabase, dropDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { workspaceMigrations, type Migration } from './migrations.ts'
import { createDb, type Db } from './runner.ts'

/** One company's database. Rooms know no other. */
export interface Workspace {
  id: string
  key: string
  /** The database's name on its server. */
  database: string
  /** Reads and writes rows, under the role that can define nothing. */
  db: Db
  /** For the one worker that adds people's own fields and records: may define, waits 50 ms for a lock at most. */
  ddl: Db
  cluster: Cluster
  /** How to connect to it as one of the roles, for what must bring connections of its own. */
  settings(role: 'owner' | 'app' | 'ddl'): ConnectionSettings
  close(): Promise<void>
}

/** A workspace that the control database knows. */
export interface ListedWorkspace extends Workspace {
  control: Control
}

export interface WorkspaceOptions {
  key?: string
  migrations?: readonly Migration[]
  log?: Log
}

/** Opens a workspace ("main"), making its database when it has none, and migrating it. */
export async function openWorkspace(cluster: Cluster, options: WorkspaceOptions = {}): Promise<ListedWorkspace> {
  const { key = 'main', migrations = workspaceMigrations(), log } = options
  if (cluster.only !== undefined && key !== 'main') {
    throw refuse.notNow(say('This database server lets Farley make no databases, so it holds one workspace only.'))
  }
  const control = await openControl(cluster, log)
  try {
    const entry = (await control.find(key)) ?? (await control.add(key, cluster.only ?? `farley_${key}`))
    await createDatabase(cluster, entry.database)
    const settings = cluster.settings(entry.database, 'owner')
    await migrate({ settings, migrations, roles: cluster.roles, log })
    const workspace = connectTo(cluster, entry, log)
    return {
      ...workspace,
      control,
      async close() {
        await Promise.all([workspace.close(), control.close()])
      },
    }
  } catch (error) {
    await control.close()
    throw error
  }
}

/** Drops a workspace's database and strikes it from the list, whoever is connected; does nothing when there is none. */
export async function removeWorkspace(cluster: Cluster, key: string): Promise<void> {
  const control = await openControl(cluster)
  try {
    const entry = await control.find(key)
    if (!entry) return
    if (entry.database === cluster.only) throw new Error('the only database of an outside server is not ours to drop')
    await dropDatabase(cluster, entry.database)
    await control.remove(key)
  } finally {
    await control.close()
  }
}

/** A workspace whose database exists and is migrated. */
export function connectTo(
  cluster: Cluster,
  entry: { id: string; key: string; database: string },
  log?: Log,
): Workspace {
  const settings = (role: 'owner' | 'app' | 'ddl') => cluster.settings(entry.database, role)
  const shares = { app: cluster.budget.share(settings('app')), ddl: cluster.budget.share(settings('ddl')) }
  return {
    id: entry.id,
    key: entry.key,
    database: entry.database,
    db: createDb(shares.app, settings('app'), log),
    ddl: createDb(shares.ddl, settings('ddl'), log),
    cluster,
    settings,
    async close() {
      await Promise.all([shares.app.close(), shares.ddl.close()])
    },
  }
}
