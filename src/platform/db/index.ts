export { DatabaseAway, DatabaseBusy, sqlState } from './away.ts'
export { createBudget, type Budget } from './budget.ts'
export { openCluster, type Cluster, type ClusterOptions } from './cluster.ts'
export { clientConfig, type ConnectionSettings } from './connection.ts'
export { tryLock } from './embedded/lock.ts'
export { type Control, type WorkspaceEntry } from './control.ts'
export { migrate } from './migrate.ts'
export { workspaceMigrations, type Migration } from './migrations.ts'
export { compile, k, worthLoading, type Load, type Query, type Step } from './query.ts'
export { type Right } from './rights.ts'
export { type CopySource, type Db, type Runner, type TransactionOptions, type Tx } from './runner.ts'
export { inScratch } from './scratch.ts'
export {
  connectTo,
  openWorkspace,
  removeWorkspace,
  type ListedWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from './workspace.ts'
