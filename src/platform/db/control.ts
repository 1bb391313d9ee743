import { newId } from '../../kernel/id.ts'
import type { Cluster } from './cluster.ts'
import { createDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { controlMigrations } from './migrations.ts'
import { createDb, type Db } from './runner.ts'
import type { Log } from '../log/log.ts'

/** A workspace as the control database lists it. */
export interface WorkspaceEntry {
  id: string
  key: string
  database: string
  createdAt: string
  nextDueAt: string | null
}

/** The small database that lists the workspaces and where they live. */
export interface Control {
  find(key: string): Promise<WorkspaceEntry | undefined>
  all(): Promise<WorkspaceEntry[]>
  /** Lists a workspace; one that is listed already stays as it is. */
  add(key: string, database: string): Promise<WorkspaceEntry>
  /** Strikes a workspace from the list. */
  remove(key: string): Promise<void>
  /** Keeps a workspace marked as awake in this process for a while (30 s); call it again before that is over. */
  stayAwake(id: string, seconds?: number): Promise<void>
  /** Lets a workspace sleep until it has something to do; without a time, until somebody comes. */
  sleepUntil(id: string, dueAt: Date | null): Promise<void>
  /** The workspaces that have something to do now and that nobody keeps awake. */
  due(): Promise<WorkspaceEntry[]>
  close(): Promise<void>
}

const columns = 'id, key, database, created_at as "createdAt", next_due_at as "nextDueAt"'

/** Opens the control database, making and migrating it when needed. */
export async function openControl(cluster: Cluster, log?: Log): Promise<Control> {
  const database = cluster.only ?? 'farley_control'
  await createDatabase(cluster, database)
  await migrate({
    settings: cluster.settings(database, 'owner'),
    migrations: controlMigrations(),
    roles: cluster.roles,
    book: 'control_migration',
    log,
  })
  const settings = cluster.settings(database, 'app')
  const share = cluster.budget.share(settings)
  return { ...controlOn(createDb(share, settings, log)), close: () => share.close() }
}

function controlOn(db: Db): Omit<Control, 'close'> {
  const list = (where: string, values: readonly unknown[] = []) =>
    db.run<WorkspaceEntry>({ text: `select ${columns} from control.workspace ${where}`, values })

  async function find(key: string) {
    const [entry] = await list('where key = $1', [key])
    return entry
  }

  return {
    find,
    all: () => list('order by created_at'),
    async add(key, database) {
      const text = 'insert into control.workspace (id, key, database) values ($1, $2, $3) on conflict (key) do nothing'
      await db.run({ text, values: [newId(), key, database] })
      return (await find(key))!
    },
    async remove(key) {
      await db.run({ text: 'delete from control.workspace where key = $1', values: [key] })
    },
    async stayAwake(id, seconds = 30) {
      const text = `update control.workspace set awake_until = now() + make_interval(secs => $2), awake_in = $3 where id = $1`
      await db.run({ text, values: [id, seconds, String(process.pid)] })
    },
    async sleepUntil(id, dueAt) {
      const text = 'update control.workspace set next_due_at = $2, awake_until = null, awake_in = null where id = $1'
      await db.run({ text, values: [id, dueAt?.toISOString() ?? null] })
    },
    due: () => list('where next_due_at <= now() and (awake_until is null or awake_until < now()) order by next_due_at'),
  }
}
