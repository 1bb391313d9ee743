import pg from 'pg'
import { newId } from '../../kernel/id.ts'
import { clientConfig } from '../db/connection.ts'
import { workspaceMigrations } from '../db/migrations.ts'
import { createTestWorkspace } from '../db/testing.ts'
import type { Role } from '../db/roles.ts'
import type { Workspace } from '../db/workspace.ts'
import type { NewLine } from './append.ts'

/** For tests: a line as a change would write it. */
export function line(given: Partial<NewLine> = {}): NewLine {
  return {
    happenedAt: '2026-11-22T10:00:00.000Z',
    actor: { kind: 'person', id: newId(), name: 'Ada' },
    cause: { id: newId(), kind: 'request' },
    record: 'deal',
    recordId: newId(),
    version: 1,
    name: 'create',
    before: {},
    after: {},
    ...given,
  }
}

/** For tests: a connection outside the budget, as one of the roles. */
export async function connectAs(workspace: Workspace, role: Role): Promise<pg.Client> {
  const settings = role === 'admin' ? workspace.cluster.admin() : workspace.settings(role)
  const client = new pg.Client({ ...clientConfig(settings), database: workspace.database })
  await client.connect()
  return client
}

/** For tests: a workspace with the ledger and what follows from it, and no rooms. */
export function ledgerWorkspace(): Promise<Workspace> {
  const isOfIt = (name: string, number: number) => number < 20 || name.startsWith('ledger-')
  const migrations = workspaceMigrations().filter((each) => each.room === 'platform' && isOfIt(each.name, each.number))
  return createTestWorkspace(migrations)
}
