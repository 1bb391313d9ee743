import { randomBytes } from 'node:crypto'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Cluster } from './cluster.ts'
import { asAdmin, createDatabase, dropDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { workspaceMigrations } from './migrations.ts'
import { connectTo, type Workspace } from './workspace.ts'

const prefix = 'farley_trial_'

/** Does something with an empty, migrated workspace that no list names and that is dropped afterwards. Refuses a server that lets Farley make no databases. */
export async function inScratch<T>(cluster: Cluster, work: (workspace: Workspace) => Promise<T>): Promise<T> {
  if (cluster.only !== undefined)
    throw refuse.notNow(say('This database server lets Farley make no databases, so nothing can be restored on trial.'))
  await dropLeftOver(cluster)
  const database = prefix + randomBytes(6).toString('hex')
  await createDatabase(cluster, database)
  try {
    await migrate({ settings: cluster.settings(database, 'owner'), migrations: workspaceMigrations(), roles: cluster.roles }) // prettier-ignore
    const workspace = connectTo(cluster, { id: newId(), key: 'trial', database })
    return await work(workspace).finally(() => workspace.close())
  } finally {
    await dropDatabase(cluster, database)
  }
}

/** What a killed process left; one that somebody works in cannot be dropped so, and stays. */
async function dropLeftOver(cluster: Cluster): Promise<void> {
  await asAdmin(cluster, async (admin) => {
    const text = `select datname as name from pg_database where starts_with(datname, $1)
      and not exists (select from pg_stat_activity where pg_stat_activity.datname = pg_database.datname)`
    for (const { name } of await admin.send<{ name: string }>({ text, values: [prefix] }))
      await admin.command(`drop database if exists ${name}`).catch(() => {})
  })
}
